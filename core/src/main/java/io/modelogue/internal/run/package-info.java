/**
 * Trainings and evaluations while they run: who runs them, and whether that process still lives.
 */
@NullMarked
package io.modelogue.internal.run;

import org.jspecify.annotations.NullMarked;
