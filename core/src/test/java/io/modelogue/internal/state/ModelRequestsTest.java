package io.modelogue.internal.state;

import static io.modelogue.internal.state.Story.created;
import static io.modelogue.internal.state.Story.insisting;
import static io.modelogue.internal.state.Story.seen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelogue.ConcurrentChangeException;
import io.modelogue.ModelExistsException;
import io.modelogue.ModelNotFoundException;
import io.modelogue.history.ModelEvent.ModelDescribed;
import io.modelogue.history.ModelEvent.ModelTagged;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelRequestsTest {
  private static final Optional<String> FIRST = Optional.of("a filter");
  private static final Optional<String> SECOND = Optional.of("the filter");

  @Test
  void aModelIsCreatedOnce() {
    Story story = Story.withVersions(0);

    assertThatExceptionOfType(ModelExistsException.class)
        .isThrownBy(() -> story.does(ModelRequests.create(created("ham", "spam"))))
        .withMessageContainingAll("\"spam\"", "createIfAbsent()");
  }

  @Test
  void createIfAbsentTakesAModelWithTheSameConceptsAndRefusesOthers() {
    Story story = new Story().does(ModelRequests.createIfAbsent(created("ham", "spam")));

    assertThat(story.decides(ModelRequests.createIfAbsent(created("ham", "spam")))).isEmpty();
    assertThatExceptionOfType(ModelExistsException.class)
        .isThrownBy(() -> story.decides(ModelRequests.createIfAbsent(created("spam", "ham"))))
        .withMessageContainingAll("[ham, spam]", "[spam, ham]");
  }

  @Test
  void aDeletedModelKeepsItsNameAndCanBeRestored() {
    Story story = Story.withVersions(1).does(ModelRequests.delete());

    for (Request request :
        List.of(ModelRequests.delete(), ModelRequests.createIfAbsent(created("ham", "spam")))) {
      assertThatExceptionOfType(ModelNotFoundException.class)
          .isThrownBy(() -> story.does(request))
          .withMessageContaining("restoreModel(\"spam\")");
    }
    assertThatExceptionOfType(ModelExistsException.class)
        .isThrownBy(() -> story.does(ModelRequests.create(created())));
    story.does(ModelRequests.restore());
    assertThat(story.state().deleted()).isFalse();
    assertThat(story.state().versions()).hasSize(1);
    assertThat(story.decides(ModelRequests.restore())).isEmpty();
  }

  @Test
  void whatNeverWasCannotBeDeletedRestoredOrDescribed() {
    for (Request request :
        List.of(
            ModelRequests.delete(),
            ModelRequests.restore(),
            ModelRequests.describe(insisting(Optional.empty()), FIRST),
            ModelRequests.tag("k", insisting(Optional.empty()), FIRST),
            Story.register(),
            AliasRequests.rollBack("a", insisting(0L)))) {
      assertThatExceptionOfType(ModelNotFoundException.class)
          .isThrownBy(() -> new Story().does(request))
          .withMessageContaining("createModel(\"spam\")");
    }
  }

  @Test
  void aDescriptionThatChangedSinceItsAuthorLookedIsNotOverwritten() {
    Story story = Story.withVersions(0).does(ModelRequests.describe(seen(FIRST), SECOND));
    Optional<String> third = Optional.of("our filter");

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> story.does(ModelRequests.describe(seen(FIRST), third)))
        .withMessageContainingAll(
            "a filter", "the filter", "author-1", "reason-1", "2026-03-03T09:00:01Z");
    assertThat(story.decides(ModelRequests.describe(insisting(FIRST), third)))
        .containsExactly(new ModelDescribed(SECOND, third));
  }

  @Test
  void aDescriptionThatIsSoAlreadyIsNotWrittenAgain() {
    Story story = Story.withVersions(0);

    assertThat(story.decides(ModelRequests.describe(seen(SECOND), FIRST))).isEmpty();
    assertThat(story.decides(ModelRequests.describe(seen(FIRST), Optional.empty())))
        .containsExactly(new ModelDescribed(FIRST, Optional.empty()));
  }

  @Test
  void aTagThatChangedSinceItsAuthorLookedIsNotOverwrittenAndTheMessageSaysByWhom() {
    Optional<String> mail = Optional.of("mail");
    Optional<String> post = Optional.of("post");
    Story story = Story.withVersions(0).does(ModelRequests.tag("team", seen(mail), post));

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> story.does(ModelRequests.tag("team", seen(mail), Optional.empty())))
        .withMessageContainingAll("tag team", "author-1", "reason-1");
    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(
            () ->
                new Story()
                    .does(ModelRequests.create(created()))
                    .does(ModelRequests.tag("team", seen(post), Optional.empty())))
        .withMessageContaining("author-0");
    assertThat(story.decides(ModelRequests.tag("team", insisting(mail), Optional.empty())))
        .containsExactly(new ModelTagged("team", post, Optional.empty()));
  }
}
