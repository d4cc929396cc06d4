package io.modelogue.internal.state;

import io.modelogue.Approval;
import io.modelogue.ApprovalsMissingException;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.ApprovalEvent.ApprovalWithdrawn;
import io.modelogue.history.HistoryEvent;
import java.util.List;

/** Requests about approvals, and what a promotion may demand of them. */
public final class ApprovalRequests {
  private ApprovalRequests() {}

  /** Returns a request that gives somebody's approval, unless it is given already. */
  public static Request give(int number, String alias, String actor) {
    return state -> {
      VersionState version = VersionRequests.usable(state, number, "be approved");
      return approvals(version, alias).stream().anyMatch(a -> a.actor().equals(actor))
          ? List.of()
          : List.of(new ApprovalGiven(number, alias));
    };
  }

  /** Returns a request that withdraws somebody's own approval, if it is given. */
  public static Request withdraw(int number, String alias, String actor) {
    return state ->
        approvals(ModelRequests.requireLive(state).version(number), alias).stream()
            .filter(a -> a.actor().equals(actor))
            .<HistoryEvent>map(a -> new ApprovalWithdrawn(number, alias, a.revision()))
            .toList();
  }

  /** Returns the condition that so many others than the promoter approve. */
  public static Condition required(int number, String alias, int required, String promoter) {
    return state -> {
      List<Approval> counted =
          approvals(state.version(number), alias).stream()
              .filter(a -> !a.actor().equals(promoter))
              .toList();
      if (counted.size() < required) {
        throw new ApprovalsMissingException(
            state.name(),
            number,
            alias,
            required,
            counted,
            "version "
                + number
                + " of \""
                + state.name()
                + "\" needs the approval of "
                + required
                + " besides "
                + promoter
                + " to become "
                + alias
                + " and has "
                + shown(counted)
                + "; ask for approve(\""
                + alias
                + "\"), then promote again");
      }
    };
  }

  private static String shown(List<Approval> counted) {
    return counted.isEmpty()
        ? "none"
        : "that of " + String.join(" and ", counted.stream().map(Approval::actor).toList());
  }

  /** One for each actor, since nobody can approve twice. */
  private static List<Approval> approvals(VersionState version, String alias) {
    return version.marks().approvals().stream().filter(a -> a.alias().equals(alias)).toList();
  }
}
