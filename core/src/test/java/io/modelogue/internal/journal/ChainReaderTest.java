package io.modelogue.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelogue.DamagedHistoryException;
import io.modelogue.Finding.Kind;
import io.modelogue.UnsupportedHistoryException;
import io.modelogue.history.HistoryEvent;
import io.modelogue.history.UnknownEvent;
import io.modelogue.internal.Digests;
import io.modelogue.internal.json.MalformedJsonException;
import io.modelogue.storage.Commit;
import io.modelogue.storage.StoredCommit;
import io.modelogue.storage.StreamId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainReaderTest {
  private static final StreamId STREAM = new StreamId("model", SampleHistory.MODEL);
  private static final List<byte[]> PAYLOADS = SampleHistory.payloads();

  @Test
  void aWholeChainIsFollowed() {
    ChainReader chain = ChainReader.atStart(STREAM, SampleHistory.REGISTRY);
    for (int revision = 0; revision < PAYLOADS.size(); revision++) {
      Link link = chain.next(stored(revision, PAYLOADS.get(revision)));

      assertThat(link.commit().revision()).isEqualTo(revision);
      assertThat(link.entry().anchor().hash()).isEqualTo(link.hash());
    }
  }

  @Test
  void everyChangeOfAByteIsRefusedAtItsRevisionOrTheNext() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int revision = 0; revision < PAYLOADS.size(); revision++) {
      byte[] changed = PAYLOADS.get(revision).clone();
      for (int i = 0; i < changed.length; i++) {
        byte original = changed[i];
        for (int mask : new int[] {1, 0x20, 1 + random.nextInt(255)}) {
          changed[i] = (byte) (original ^ mask);
          String what = "revision " + revision + ", byte " + i + ", mask " + mask + ", " + seed;
          assertRefused(revision, changed, what);
        }
        changed[i] = original;
      }
    }
  }

  @Test
  void everyCutOfAPayloadIsRefused() {
    byte[] payload = PAYLOADS.get(2);
    for (int length = 1; length < payload.length; length++) {
      byte[] cut = Arrays.copyOf(payload, length);

      assertThatExceptionOfType(DamagedHistoryException.class)
          .isThrownBy(() -> behind(2).next(stored(2, cut)))
          .matches(e -> e.revision() == 2 && e.kind() == Kind.UNREADABLE);
    }
  }

  private static void assertRefused(int revision, byte[] changed, String what) {
    ChainReader chain = behind(revision);
    Throwable at = catchThrowable(() -> chain.next(stored(revision, changed)));
    if (at == null && revision + 1 < PAYLOADS.size()) {
      Throwable next =
          catchThrowable(() -> chain.next(stored(revision + 1, PAYLOADS.get(revision + 1))));
      assertThat(next).as(what).isInstanceOf(DamagedHistoryException.class);
      assertThat(((DamagedHistoryException) next).kind()).as(what).isEqualTo(Kind.CHAIN_BROKEN);
    } else if (at != null && !(at instanceof UnsupportedHistoryException)) {
      assertThat(at).as(what).isInstanceOf(DamagedHistoryException.class);
      assertThat(((DamagedHistoryException) at).revision()).as(what).isEqualTo(revision);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"format\":1             | \"format\":0",
        "\"format\":1             | \"format\":-1",
        "\"format\":1             | \"format\":\"1\"",
        "\"format\":1,            | ''",
        "\"revision\":0           | \"revision\":0.5",
        "\"actor\":\"ann\"        | \"actor\":null",
        "\"actor\":\"ann\"        | \"actor\":\"ann\",\"actor\":\"bob\"",
        "\"previous\":null        | \"previous\":7",
        "\"at\":\"2026-03-03      | \"at\":\"2026-13-03",
        "7f0c2b4e-93f1            | 7f0c2b4e_93f1",
        "\"metric\":\"            | \"metric\":\"no-",
        "s3://data                | s3:// data",
        "\"rows\":100             | \"rows\":-100",
        "\"digest\":\"ab          | \"digest\":\"AB",
        "\"events\":[             | \"events\":[],\"was\":[",
        "\"events\":[             | \"was\":[",
        "\"events\":[             | \"events\":[7,",
        "\"type\":                | \"kind\":"
      })
  void aPayloadThatIsNotWhatWasOnceWrittenIsUnreadable(String from, String to) {
    String payload = new String(PAYLOADS.get(0), StandardCharsets.UTF_8);
    assertThat(payload).contains(from);
    byte[] changed = payload.replace(from, to).getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> decode(changed));
    assertThatExceptionOfType(DamagedHistoryException.class)
        .isThrownBy(() -> behind(0).next(stored(0, changed)))
        .matches(e -> e.revision() == 0 && e.kind() == Kind.UNREADABLE)
        .withMessageContaining("revision 0");
  }

  @Test
  void aNewerFormatIsNotDamageAndTheMessageSaysWhatToUpgrade() {
    byte[] newer = "{\"format\":2,\"everything\":\"else\"}".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(UnsupportedHistoryException.class)
        .isThrownBy(() -> behind(3).next(stored(3, newer)))
        .withMessageContainingAll("format 2", "revision 3", "upgrade modelogue-core");
  }

  @Test
  void anUnknownEventIsKeptAsItWasFound() {
    for (boolean critical : new boolean[] {true, false}) {
      String json = "{\"type\":\"later\",\"critical\":" + critical + ",\"x\":[1,{\"y\":null}]}";
      String payload =
          new String(PAYLOADS.get(20), StandardCharsets.UTF_8)
              .replaceFirst("\"events\":.*", "\"events\":[" + json + "]}");

      HistoryEvent event = decode(payload.getBytes(StandardCharsets.UTF_8)).events().get(0);

      assertThat(event).isEqualTo(new UnknownEvent("later", critical, json));
      assertThat(
              new String(
                  CommitCodec.encode(decode(payload.getBytes(StandardCharsets.UTF_8))),
                  StandardCharsets.UTF_8))
          .isEqualTo(payload);
    }
  }

  @Test
  void aCommitOfAnotherRegistryIsMisplaced() {
    ChainReader chain = ChainReader.atStart(STREAM, UUID.randomUUID());

    assertMisplaced(() -> chain.next(stored(0, PAYLOADS.get(0))), 0);
  }

  @Test
  void aCommitOfAnotherModelIsMisplaced() {
    StreamId other = new StreamId("model", "other");

    assertMisplaced(
        () -> ChainReader.atStart(other, SampleHistory.REGISTRY).next(stored(0, PAYLOADS.get(0))),
        0);
  }

  @Test
  void aCommitAtAnotherRevisionIsMisplaced() {
    assertMisplaced(() -> behind(1).next(stored(1, PAYLOADS.get(2))), 1);
    assertMisplaced(() -> behind(1).next(stored(2, PAYLOADS.get(2))), 2);
  }

  private static void assertMisplaced(ThrowingCallable read, long revision) {
    assertThatExceptionOfType(DamagedHistoryException.class)
        .isThrownBy(read)
        .matches(e -> e.kind() == Kind.MISPLACED && e.revision() == revision);
  }

  private static CommitDocument decode(byte[] payload) {
    return CommitCodec.decode(payload);
  }

  private static ChainReader behind(int revision) {
    Optional<String> hash =
        revision == 0 ? Optional.empty() : Optional.of(Digests.of(PAYLOADS.get(revision - 1)));
    return ChainReader.behind(STREAM, SampleHistory.REGISTRY, revision - 1L, hash);
  }

  private static StoredCommit stored(long revision, byte[] payload) {
    return new StoredCommit(revision, new Commit(UUID.randomUUID(), payload));
  }
}
