package io.modelogue.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class PayloadTest {
  private static final UUID ID = new UUID(1, 2);

  @Test
  void aCommitDoesNotFollowChangesOfTheArraysAroundIt() {
    byte[] given = {1, 2, 3};
    Commit commit = new Commit(ID, given);
    given[0] = 9;
    commit.payload()[1] = 9;

    assertThat(commit.payload()).containsExactly(1, 2, 3);
    assertThat(commit)
        .isEqualTo(new Commit(ID, new byte[] {1, 2, 3}))
        .hasSameHashCodeAs(new Commit(ID, given));
    assertThat(commit)
        .isNotEqualTo(new Commit(ID, given))
        .isNotEqualTo(new Commit(new UUID(1, 3), commit.payload()));
  }

  @Test
  void aCheckpointDoesNotFollowChangesOfTheArraysAroundIt() {
    byte[] given = {1, 2, 3};
    Checkpoint checkpoint = new Checkpoint(7, given);
    given[0] = 9;
    checkpoint.payload()[1] = 9;

    assertThat(checkpoint)
        .isEqualTo(new Checkpoint(7, new byte[] {1, 2, 3}))
        .isNotEqualTo(new Checkpoint(7, given));
  }

  @Test
  void anEmptyCommitIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Commit(ID, new byte[0]));
  }

  @Test
  void aCommitIsRefusedOneByteAboveTheLimit() {
    assertThat(new Commit(ID, new byte[StorageLimits.COMMIT_BYTES]).size()).isEqualTo(1_048_576);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> new Commit(ID, new byte[StorageLimits.COMMIT_BYTES + 1]))
        .withMessage("the payload of a commit has 1,048,577 bytes; the limit is 1,048,576")
        .satisfies(
            e -> {
              assertThat(e.limit()).isEqualTo(1_048_576);
              assertThat(e.actual()).isEqualTo(1_048_577);
            });
  }

  @Test
  void aCheckpointIsRefusedOneByteAboveTheLimit() {
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> new Checkpoint(0, new byte[StorageLimits.CHECKPOINT_BYTES + 1]));
    assertThat(new Checkpoint(0, new byte[0]).payload()).isEmpty();
  }
}
