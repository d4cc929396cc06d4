package io.modelogue.history;

/**
 * Somebody said that a version may, or no longer may, hold an alias. Who, when and why is what the
 * commit says of itself.
 */
public sealed interface ApprovalEvent extends HistoryEvent {

  /** Returns the version's number. */
  int version();

  /** Returns the alias that it may hold. */
  String alias();

  /**
   * The commit's actor approves of the version for the alias, and did not before.
   *
   * @param version the version's number
   * @param alias the alias
   */
  record ApprovalGiven(int version, String alias) implements ApprovalEvent {
    @Override
    public String describe() {
      return "version " + version + " approved as " + alias;
    }
  }

  /**
   * The commit's actor withdraws an approval of theirs.
   *
   * @param version the version's number
   * @param alias the alias
   * @param given the revision at which the approval was given
   */
  record ApprovalWithdrawn(int version, String alias, long given) implements ApprovalEvent {
    @Override
    public String describe() {
      return "version " + version + ": approval as " + alias + " withdrawn";
    }
  }
}
