package io.modelogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelogue.Backend.Place;
import io.modelogue.history.ApprovalEvent.ApprovalGiven;
import io.modelogue.history.ApprovalEvent.ApprovalWithdrawn;
import io.modelogue.history.HistoryEntry;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who approves of what, and promotions that ask for it. */
@ParameterizedClass
@EnumSource(Backend.class)
class ApprovalsTest {
  private final Place place;
  private final ModelRegistry ada;
  private final ModelRegistry bob;
  private final ModelRegistry eve;
  private final Model spam;
  private final ModelVersion version;

  ApprovalsTest(Backend backend) {
    place = backend.place();
    ada = place.registry().template(Mails.template()).actor("ada").open();
    bob = place.registry().actor("bob").open();
    eve = place.registry().actor("eve").open();
    spam = Mails.model(ada);
    version = spam.train().start().await();
  }

  @AfterEach
  void close() {
    ada.close();
    bob.close();
    eve.close();
    place.close();
  }

  private ModelVersion as(ModelRegistry somebody) {
    return somebody.model("spam-filter").version(1);
  }

  @Test
  void anApprovalSaysWhoWhatForWhenAndWhy() {
    ModelVersion approved = as(bob).approve("champion").because("tested on March's mail").commit();

    assertThat(approved.approvals()).hasSize(1);
    Approval approval = approved.approvals().get(0);
    assertThat(approval.version()).isEqualTo(1);
    assertThat(approval.alias()).isEqualTo("champion");
    assertThat(approval.actor()).isEqualTo("bob");
    assertThat(approval.at()).isEqualTo(approved.at());
    assertThat(approval.reason()).contains("tested on March's mail");
    assertThat(approval.revision()).isEqualTo(approved.anchor().revision());
    assertThat(approval.toString()).startsWith("approved as champion by bob at ");
    assertThat(version.approvals()).as("a picture does not change").isEmpty();
    assertThat(version.refresh().approvals()).containsExactly(approval);
  }

  @Test
  void approvingTwiceIsApprovingOnce() {
    as(bob).approve("champion").commit();
    Anchor once = spam.anchor();

    as(bob).approve("champion").because("once more").commit();

    assertThat(spam.anchor()).isEqualTo(once);
  }

  @Test
  void aPromotionThatAsksForApprovalsCountsThoseOfOthers() {
    as(bob).approve("champion").commit();
    version.approve("champion").commit();

    ApprovalsMissingException missing =
        catchThrowableOfType(
            ApprovalsMissingException.class,
            () -> version.promote("champion").approvedBy(2).commit());

    assertThat(missing)
        .hasMessage(
            "version 1 of \"spam-filter\" needs the approval of 2 besides ada to become champion"
                + " and has that of bob; ask for approve(\"champion\"), then promote again");
    assertThat(missing.model()).isEqualTo("spam-filter");
    assertThat(missing.version()).isEqualTo(1);
    assertThat(missing.alias()).isEqualTo("champion");
    assertThat(missing.required()).isEqualTo(2);
    assertThat(missing.counted()).extracting(Approval::actor).containsExactly("bob");
    assertThat(spam.findAlias("champion")).isEmpty();

    as(eve).approve("champion").commit();
    version.promote("champion").approvedBy(2).commit();
    assertThat(spam.alias("champion")).isEqualTo(version);
  }

  @Test
  void anApprovalForAnotherAliasOrVersionDoesNotCount() {
    as(bob).approve("shadow").commit();
    ModelVersion second = spam.train().start().await();
    bob.model("spam-filter").version(2).approve("champion").commit();

    assertThatThrownBy(() -> version.promote("champion").approvedBy(1).commit())
        .isInstanceOf(ApprovalsMissingException.class)
        .hasMessageContaining("has none");
    second.promote("champion").approvedBy(1).commit();
  }

  @Test
  void aWithdrawnApprovalDoesNotCountAndStaysInTheHistory() {
    as(bob).approve("champion").commit();
    long given = spam.anchor().revision();
    Promotion promotion = version.promote("champion").approvedBy(1);
    ModelVersion withdrawn = as(bob).withdrawApproval("champion").because("a leak").commit();

    assertThatThrownBy(promotion::commit).isInstanceOf(ApprovalsMissingException.class);
    assertThat(withdrawn.approvals()).isEmpty();
    List<HistoryEntry> history = spam.history();
    HistoryEntry last = history.get(history.size() - 1);
    assertThat(last.reason()).contains("a leak");
    assertThat(last.events()).containsExactly(new ApprovalWithdrawn(1, "champion", given));
    assertThat(history.get((int) given).events()).containsExactly(new ApprovalGiven(1, "champion"));
    assertThat(last.toString()).contains("version 1: approval as champion withdrawn");
  }

  @Test
  void onlyOnesOwnApprovalIsWithdrawn() {
    as(bob).approve("champion").commit();
    Anchor before = spam.anchor();

    as(eve).withdrawApproval("champion").commit();

    assertThat(spam.anchor()).isEqualTo(before);
    assertThat(as(ada).approvals()).hasSize(1);
  }

  @Test
  void whatWasWithdrawnCanBeGivenAgain() {
    as(bob).approve("champion").commit();
    as(bob).approve("shadow").commit();
    as(bob).withdrawApproval("champion").commit();
    ModelVersion again = as(bob).approve("champion").because("mended").commit();

    assertThat(again.approvals()).extracting(Approval::alias).containsExactly("shadow", "champion");
    assertThat(again.approvals().get(1).reason()).contains("mended");
  }

  @Test
  void timeTravelShowsTheApprovalsOfThatDay() {
    ModelVersion approved = as(bob).approve("champion").commit();
    ModelSnapshot then = spam.asOf(approved.at());
    as(bob).withdrawApproval("champion").commit();

    assertThat(then.version(1).approvals()).hasSize(1);
    assertThat(spam.version(1).approvals()).isEmpty();
  }

  @Test
  void onlyAVersionThatCanBeUsedIsApproved() {
    assertThatThrownBy(() -> spam.train().set("epochs", 13).start().await())
        .isInstanceOf(TrainingFailedException.class);

    assertThatThrownBy(() -> spam.version(2).approve("champion").commit())
        .isInstanceOf(VersionStateException.class)
        .hasMessageContaining("only a version that is trained or registered can be approved");
  }

  @Test
  void aPromotionAsksForOneApprovalOrMore() {
    assertThatThrownBy(() -> version.promote("champion").approvedBy(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 approval or more, not 0");
  }

  @Test
  void aListenerHearsOfAnApprovalWithItsVersion() throws InterruptedException {
    var heard = new java.util.concurrent.LinkedBlockingQueue<RegistryEvent>();
    var unused = bob.subscribe(heard::add);

    as(bob).approve("champion").commit();

    RegistryEvent event = heard.poll(10, java.util.concurrent.TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    assertThat(event.version()).contains(version);
    assertThat(event.message()).isEqualTo("spam-filter: version 1 approved as champion");
  }
}
