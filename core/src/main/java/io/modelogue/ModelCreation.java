package io.modelogue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.evaluation.Metric;
import io.modelogue.history.ModelEvent.ModelCreated;
import io.modelogue.internal.Limits;
import io.modelogue.internal.Names;
import io.modelogue.internal.state.ModelRequests;
import io.modelogue.internal.state.Request;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that is about to be made. Not safe for use by several threads.
 *
 * <p>Nothing happens before {@link #create()} or {@link #createIfAbsent()}.
 */
@CheckReturnValue
public final class ModelCreation {
  private final OpenRegistry registry;
  private final String name;
  private final Map<String, String> tags = new LinkedHashMap<>();
  private @Nullable String description;
  private @Nullable String positive;
  private @Nullable String template;
  private @Nullable PrimaryMetric primary;
  private @Nullable String reason;
  private List<String> concepts = List.of();

  ModelCreation(OpenRegistry registry, String name) {
    this.registry = registry;
    this.name = name;
  }

  /** Says what the model is for. */
  public ModelCreation description(String text) {
    description = Names.checkText("description", text);
    return this;
  }

  /**
   * Says what the model tells apart, in order.
   *
   * @throws IllegalArgumentException if one is not a name or stands twice
   */
  public ModelCreation concepts(String... names) {
    return concepts(List.of(names));
  }

  /**
   * Says what the model tells apart, in order.
   *
   * @throws IllegalArgumentException if one is not a name or stands twice
   */
  public ModelCreation concepts(List<String> names) {
    names.forEach(concept -> Names.check("concept", concept));
    if (new HashSet<>(names).size() != names.size()) {
      throw new IllegalArgumentException("a concept stands twice in " + names);
    }
    if (names.size() > Limits.CONCEPTS) {
      throw new IllegalArgumentException(
          names.size() + " concepts are given, at most " + Limits.CONCEPTS + " are allowed");
    }
    concepts = List.copyOf(names);
    return this;
  }

  /** Says which of two concepts is the positive one; evaluations of two concepts need it. */
  public ModelCreation positive(String concept) {
    positive = concept;
    return this;
  }

  /** Says which template trains the model, by its name. */
  public ModelCreation template(String templateName) {
    template = Names.check("template", templateName);
    return this;
  }

  /** Says what "best" means for the model: a metric on a data set. */
  public ModelCreation primary(Metric metric, DatasetRef dataset) {
    primary = new PrimaryMetric(metric, dataset);
    return this;
  }

  /** Adds a tag. */
  public ModelCreation tag(String key, String value) {
    tags.put(Names.check("tag", key), Names.checkText("tag " + key, value));
    return this;
  }

  /** Says why; it is kept in the history. */
  public ModelCreation because(String why) {
    reason = Names.checkText("reason", why);
    return this;
  }

  /**
   * Makes the model. Durable when it returns.
   *
   * @throws ModelExistsException if the name is taken, even by a deleted model
   * @throws IllegalArgumentException if the positive concept is not one of two concepts
   */
  @CanIgnoreReturnValue
  public Model create() {
    return commit(ModelRequests.create(event()));
  }

  /**
   * Makes the model, or returns it if it is there already with the same concepts; its description,
   * tags and primary metric then stay as they are. Durable when it returns.
   *
   * @throws ModelExistsException if it is there with other concepts
   * @throws ModelNotFoundException if it is there and deleted
   * @throws IllegalArgumentException if the positive concept is not one of two concepts
   */
  @CanIgnoreReturnValue
  public Model createIfAbsent() {
    return commit(ModelRequests.createIfAbsent(event()));
  }

  private Model commit(Request request) {
    var unused = registry.commit(name, request, Optional.ofNullable(reason));
    return new Model(registry, name);
  }

  private ModelCreated event() {
    if (positive != null && (concepts.size() != 2 || !concepts.contains(positive))) {
      throw new IllegalArgumentException(
          "\""
              + positive
              + "\" can be the positive concept only if it is one of two; model \""
              + name
              + "\" has the concepts "
              + concepts);
    }
    return new ModelCreated(
        Optional.ofNullable(description),
        concepts,
        Optional.ofNullable(positive),
        Optional.ofNullable(template),
        Optional.ofNullable(primary),
        Objects.requireNonNull(tags));
  }
}
