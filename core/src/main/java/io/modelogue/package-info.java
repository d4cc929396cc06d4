/**
 * The front door: registries, models, versions and their configurations.
 *
 * <p>Begin with {@link io.modelogue.ModelRegistry}, which opens a registry and makes models. A
 * {@link io.modelogue.Model} is a live handle; a {@link io.modelogue.ModelVersion} is a picture of
 * one version, and an {@link io.modelogue.Evaluation} says how well it scores. A {@link
 * io.modelogue.VersionConfig} is everything that was decided before a version was made; a {@link
 * io.modelogue.TrainingTemplate} says which settings there are and holds the code that trains.
 *
 * <p>Required things are arguments, optional things are methods, the last call is a verb, and
 * nothing is written before the verb. What begins with {@code find} may be empty, what is named
 * after a thing throws if it is not there, and a list is complete.
 *
 * <p>Everything that the library throws on its own account is a {@link
 * io.modelogue.ModelogueException}; wrong arguments are the exceptions of the JDK. Its message says
 * what happened, to which thing, and what to do.
 */
@NullMarked
package io.modelogue;

import org.jspecify.annotations.NullMarked;
