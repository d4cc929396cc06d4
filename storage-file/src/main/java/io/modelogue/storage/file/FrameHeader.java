package io.modelogue.storage.file;

import io.modelogue.storage.StreamId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of a frame's first line, without its checksum.
 *
 * @param tag what the file is: a word of the format
 * @param format the version of the format, 1 or more
 * @param revision the revision that the file holds or, for a checkpoint, summarizes
 * @param id the commit's id, or {@link #NO_ID}
 * @param length how many bytes of payload follow
 * @param stream the stream it belongs to
 */
record FrameHeader(String tag, int format, long revision, String id, int length, StreamId stream) {
  static final String COMMIT = "modelogue-commit";
  static final String CHECKPOINT = "modelogue-checkpoint";
  static final String NO_ID = "-";

  private static final Pattern FIELDS =
      Pattern.compile(
          "(modelogue-[a-z]{1,20}) ([1-9][0-9]{0,8}) ([0-9]{1,19}) ([0-9a-f-]{1,36}) ([0-9]{1,9}) \"(.{1,2000})\" ",
          Pattern.DOTALL);

  /** Returns the line's text up to the checksum, with the space before it. */
  String text() {
    // joined and not formatted: a format would write the digits of the machine's own language
    return String.join(
        " ",
        tag,
        Integer.toString(format),
        Long.toString(revision),
        id,
        Integer.toString(length),
        '"' + escaped(stream.toString()) + "\" ");
  }

  /**
   * Returns the fields of a line's text; empty unless {@link #text()} writes that very text again,
   * so that there is one way only to write a header.
   */
  static Optional<FrameHeader> parse(String text) {
    Matcher fields = FIELDS.matcher(text);
    if (!fields.matches()) {
      return Optional.empty();
    }
    try {
      FrameHeader header =
          new FrameHeader(
              fields.group(1),
              Integer.parseInt(fields.group(2)),
              Long.parseLong(fields.group(3)),
              fields.group(4),
              Integer.parseInt(fields.group(5)),
              StreamId.parse(unescaped(fields.group(6))));
      return Optional.of(header).filter(parsed -> parsed.text().equals(text));
    } catch (IllegalArgumentException e) {
      // a number beyond its range, or a stream that cannot be
      return Optional.empty();
    }
  }

  /**
   * A name holds no control characters, so two characters alone need an escape to be a JSON string.
   */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static String unescaped(String text) {
    return text.replaceAll("\\\\([\"\\\\])", "$1");
  }
}
