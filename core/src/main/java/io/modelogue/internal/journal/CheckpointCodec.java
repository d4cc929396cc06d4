package io.modelogue.internal.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.UnknownEvent;
import io.modelogue.internal.json.Json;
import io.modelogue.internal.json.JsonFields;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.internal.state.Abridgement;
import io.modelogue.internal.state.Abridgement.Step;
import io.modelogue.internal.state.Authorship;
import io.modelogue.internal.state.ChunkedList;
import io.modelogue.internal.state.ModelState;
import io.modelogue.internal.state.Position;
import io.modelogue.internal.state.VersionState;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * States as bytes, so that a long history need not be folded from its start.
 *
 * <p>Lines of JSON: the first says how far the history is folded and how long the others are, the
 * second tells of the model and its aliases, each further one of some versions, which are read when
 * one of them is asked for. What is told is the {@linkplain Abridgement abridged history}, in the
 * events of the journal.
 */
public final class CheckpointCodec {
  private static final int FORMAT = 1;

  /** Goes up whenever the same events fold to another state, or to a state that holds more. */
  private static final int FOLD = 1;

  private CheckpointCodec() {}

  /** Returns the bytes of a state that is not empty. */
  public static byte[] encode(ModelState state) {
    List<byte[]> lines = new ArrayList<>();
    lines.add(line(object(Abridgement.ofModel(state))));
    for (int chunk = 0; chunk < ChunkedList.chunks(state.versions().size()); chunk++) {
      lines.add(line(versions(state.versions().chunk(chunk))));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(line(header(state, lines)));
    lines.forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  private static ObjectNode header(ModelState state, List<byte[]> lines) {
    Position position = state.position();
    ObjectNode node =
        Json.object()
            .put("format", FORMAT)
            .put("fold", FOLD)
            .put("registry", position.registry().orElseThrow().toString())
            .put("stream", state.name())
            .put("revision", position.revision())
            .put("hash", position.hash().orElseThrow())
            .put("at", position.at().toString())
            .put("bytes", position.bytes())
            .put("versions", state.versions().size());
    state.running().forEach(node.withArray("running")::add);
    lines.forEach(line -> node.withArray("lines").add(line.length));
    return node;
  }

  private static ObjectNode versions(List<VersionState> versions) {
    ObjectNode node = Json.object();
    ArrayNode all = node.putArray("versions");
    versions.forEach(v -> all.add(object(Abridgement.ofVersion(v))));
    return node;
  }

  /** Neighbours of the same commit share what is said of it. */
  private static ObjectNode object(List<Step> steps) {
    ObjectNode node = Json.object();
    ArrayNode commits = node.putArray("commits");
    ArrayNode events = Json.array();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i == 0 || !step.isOfSameCommitAs(steps.get(i - 1))) {
        ObjectNode commit = commits.addObject();
        commit.put("revision", step.revision());
        commit.put("at", step.by().at().toString()).put("actor", step.by().actor());
        step.by().reason().ifPresent(reason -> commit.put("reason", reason));
        events = commit.putArray("events");
      }
      events.add(EventCodec.write(step.event()));
    }
    return node;
  }

  private static byte[] line(ObjectNode node) {
    byte[] json = Json.write(node);
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  /**
   * Returns the state that these bytes hold; empty if another release folded it, or if it belongs
   * elsewhere.
   *
   * @param spare gives the state at a revision in another way, should some of the versions turn out
   *     to be unreadable
   * @throws MalformedJsonException if the bytes are not what was once written
   */
  public static Optional<ModelState> decode(
      byte[] payload, UUID registry, String stream, LongFunction<ModelState> spare) {
    CheckpointLines lines = CheckpointLines.of(payload);
    JsonFields header = lines.header();
    if (header.number("format") != FORMAT
        || header.number("fold") != FOLD
        || !header.parsed("registry", UUID::fromString).equals(registry)
        || !header.text("stream").equals(stream)) {
      return Optional.empty();
    }
    try {
      return Optional.of(state(lines, stream, spare));
    } catch (RuntimeException e) {
      // whatever goes wrong with bytes that nobody vouches for, they are not what was written
      throw new MalformedJsonException(String.valueOf(e.getMessage()), e);
    }
  }

  private static ModelState state(
      CheckpointLines lines, String stream, LongFunction<ModelState> spare) {
    JsonFields header = lines.header();
    Position position =
        new Position(
            header.number("revision"),
            Optional.of(header.text("hash")),
            Optional.of(header.parsed("registry", UUID::fromString)),
            header.instant("at"),
            header.number("bytes"));
    int size = header.integer("versions");
    if (size < 0) {
      throw new MalformedJsonException("there cannot be " + size + " versions", null);
    }
    lines.require(1 + ChunkedList.chunks(size));
    Set<Integer> running = new TreeSet<>();
    Arrays.stream(header.numbers("running")).forEach(n -> running.add(Math.toIntExact(n)));
    ChunkedList<VersionState> versions =
        ChunkedList.loading(size, chunk -> versions(lines, chunk, spare));
    ModelState state =
        Abridgement.state(
            ModelState.of(stream, position, versions, running), steps(JsonFields.of(lines.get(0))));
    if (!state.exists()) {
      throw new MalformedJsonException("the model was never created", null);
    }
    return state;
  }

  /** What proves to be unreadable so late is taken from the whole history instead. */
  private static List<VersionState> versions(
      CheckpointLines lines, int chunk, LongFunction<ModelState> spare) {
    try {
      List<JsonFields> versions = JsonFields.of(lines.get(1 + chunk)).objects("versions");
      if (versions.size() == ChunkedList.chunkSize(chunk, lines.header().integer("versions"))) {
        return versions(versions, ChunkedList.start(chunk) + 1);
      }
    } catch (RuntimeException e) {
      // the history has them
    }
    return spare.apply(lines.header().number("revision")).versions().chunk(chunk);
  }

  private static List<VersionState> versions(List<JsonFields> objects, int first) {
    List<VersionState> versions = new ArrayList<>(objects.size());
    for (JsonFields object : objects) {
      VersionState version = Abridgement.version(steps(object));
      if (version.number() != first + versions.size()) {
        throw new MalformedJsonException(
            "version " + version.number() + " stands where another should", null);
      }
      versions.add(version);
    }
    return versions;
  }

  private static List<Step> steps(JsonFields object) {
    List<Step> steps = new ArrayList<>();
    for (JsonFields commit : object.objects("commits")) {
      long revision = commit.number("revision");
      Authorship by =
          new Authorship(commit.instant("at"), commit.text("actor"), commit.findText("reason"));
      commit.objects("events").forEach(e -> steps.add(new Step(revision, by, known(e))));
    }
    return steps;
  }

  private static HistoryEvent known(JsonFields event) {
    HistoryEvent read = EventCodec.read(event);
    if (read instanceof UnknownEvent unknown) {
      throw new MalformedJsonException("no checkpoint holds " + unknown.type(), null);
    }
    return read;
  }
}
