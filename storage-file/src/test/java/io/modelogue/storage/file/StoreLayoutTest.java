package io.modelogue.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelogue.storage.StreamId;
import io.modelogue.storage.testkit.StreamsContract;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoreLayoutTest {

  @Test
  void aDirectoryShowsTheNameToPeopleAndTheHashToTheFileSystem() {
    // sha256sum of "model/Spam filter"
    assertThat(StoreLayout.directoryName(new StreamId("model", "Spam filter")))
        .isEqualTo("model-spam-filter~126f1400bbfed280f7a073e01a034f6f");
  }

  @Test
  void noNameBecomesAnythingButHarmlessLetters() {
    assertThat(StreamsContract.HOSTILE_NAMES)
        .map(name -> StoreLayout.directoryName(new StreamId("model", name)))
        .allMatch(directory -> directory.matches("model-[a-z0-9-]{0,34}~[0-9a-f]{32}"));
  }

  @Test
  void namesThatAFileSystemTakesForOneHaveDirectoriesOfTheirOwn() {
    assertThat(
            StreamsContract.HOSTILE_NAMES.stream()
                .map(name -> StoreLayout.directoryName(new StreamId("model", name)))
                .map(directory -> directory.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet()))
        .hasSameSizeAs(StreamsContract.HOSTILE_NAMES);
  }

  @Test
  void onlyTheNameOfACommitIsARevision() {
    assertThat(StoreLayout.revisionOf(StoreLayout.commitName(0))).hasValue(0);
    assertThat(StoreLayout.revisionOf(StoreLayout.commitName(Long.MAX_VALUE)))
        .hasValue(Long.MAX_VALUE);
    assertThat(StoreLayout.commitName(7)).isEqualTo("00000000000000000007.c");
    for (String other :
        new String[] {
          "checkpoint",
          "7.c",
          "00000000000000000007",
          "00000000000000000007.c~",
          "-0000000000000000007.c",
          "09223372036854775808.c",
          "99999999999999999999.c",
          "0000000000000000000٧.c"
        }) {
      assertThat(StoreLayout.revisionOf(other)).as(other).isEmpty();
    }
  }
}
