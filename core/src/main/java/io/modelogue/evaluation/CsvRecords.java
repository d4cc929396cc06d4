package io.modelogue.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of a file of comma-separated fields (RFC 4180) in UTF-8, one at a time: only the
 * present one is held in memory, and it may not be longer than {@link #LONGEST}.
 *
 * <p>A byte order mark is skipped. A record ends with a line feed, a carriage return or both; the
 * last one need not. A quoted field may hold commas, line breaks and doubled quotes.
 */
final class CsvRecords {
  /** How many bytes a record may take. */
  static final int LONGEST = 1 << 24;

  private static final int END = -1;
  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream in;
  private final String file;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;

  private List<String> header = List.of();
  private byte[] bytes = new byte[1024];
  private int length;
  private int[] ends = new int[16];
  private int size;
  private boolean quoted;
  private long line;
  private long lines;
  private int consumed;

  /** Reads from that stream, which it does not close; {@code file} is its name in messages. */
  CsvRecords(InputStream in, String file) throws IOException {
    this.in = in;
    this.file = file;
    skipByteOrderMark();
  }

  /** Takes the next record in place of the present one; returns whether there is one. */
  boolean next() throws IOException {
    length = 0;
    size = 0;
    consumed = 0;
    quoted = false;
    line = lines + 1;
    int next = take();
    if (next == END) {
      return false;
    }
    next = field(next);
    while (next == ',') {
      next = field(take());
    }
    endLine(next);
    requireText();
    return true;
  }

  /** Takes the present record as the names of the columns, of which messages speak. */
  void takeHeader() {
    List<String> names = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      names.add(get(i));
    }
    header = List.copyOf(names);
  }

  List<String> header() {
    return header;
  }

  /** The number of fields. */
  int size() {
    return size;
  }

  /** Whether there is nothing in the line. */
  boolean isEmptyLine() {
    return size == 1 && length == 0 && !quoted;
  }

  String get(int field) {
    int start = field == 0 ? 0 : ends[field - 1];
    return new String(bytes, start, ends[field] - start, UTF_8);
  }

  /** What is wrong with the record as a whole. */
  IllegalArgumentException flaw(String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(file, line, what));
  }

  /** What is wrong with a field. */
  IllegalArgumentException flaw(int field, String what) {
    String column = field < header.size() ? Quoted.of(header.get(field)) : "" + (field + 1);
    return new IllegalArgumentException(
        "%s, line %d, column %s: %s".formatted(file, line, column, what));
  }

  /** Takes a field that begins with that byte; returns the one after it. */
  private int field(int first) throws IOException {
    int next = first == '"' ? quotedField() : plainField(first);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, 2 * size);
    }
    ends[size++] = length;
    return next;
  }

  private int plainField(int first) throws IOException {
    int next = first;
    while (!endsField(next)) {
      if (next == '"') {
        throw flaw(size, "a quote inside a field that does not begin with one");
      }
      put(next);
      next = take();
    }
    return next;
  }

  private int quotedField() throws IOException {
    quoted = true;
    while (true) {
      int next = take();
      if (next == END) {
        throw flaw(size, "a quote is opened and not closed");
      }
      if (next != '"') {
        put(next);
        countLine(next);
        continue;
      }
      next = take();
      if (endsField(next)) {
        return next;
      }
      if (next != '"') {
        throw flaw(size, "there is text between a closing quote and the comma");
      }
      put('"');
    }
  }

  private static boolean endsField(int next) {
    return next == ',' || next == '\n' || next == '\r' || next == END;
  }

  private void endLine(int next) throws IOException {
    if (next == '\r' && peek() == '\n') {
      position++;
    }
    lines++;
  }

  private void countLine(int next) throws IOException {
    if (next == '\n' || (next == '\r' && peek() != '\n')) {
      lines++;
    }
  }

  private void put(int next) {
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) next;
  }

  private int take() throws IOException {
    int next = peek();
    if (next != END) {
      position++;
      if (++consumed > LONGEST) {
        throw flaw(
            size,
            "the record goes on for more than %d bytes; are there line breaks, and is every quote"
                    .formatted(LONGEST)
                + " closed?");
      }
    }
    return next;
  }

  private int peek() throws IOException {
    if (position == limit) {
      limit = in.readNBytes(buffer, 0, buffer.length);
      position = 0;
    }
    return position < limit ? buffer[position] & 0xff : END;
  }

  private void skipByteOrderMark() throws IOException {
    if (peek() == 0xef && limit >= 3 && buffer[1] == (byte) 0xbb && buffer[2] == (byte) 0xbf) {
      position = 3;
    }
  }

  /** Refuses fields that are not UTF-8, whether or not anybody asks for them. */
  private void requireText() {
    int i = 0;
    while (i < length && bytes[i] >= 0) {
      i++;
    }
    for (int field = 0, start = 0; i < length && field < size; start = ends[field++]) {
      try {
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, start, ends[field] - start));
      } catch (CharacterCodingException e) {
        throw flaw(field, "this is not UTF-8 text");
      }
    }
  }
}
