/**
 * The pure heart: the state of a model, how events change it, and which events a request asks for.
 * Nothing here does I/O, reads a clock or draws a random number.
 */
@NullMarked
package io.modelogue.internal.state;

import org.jspecify.annotations.NullMarked;
