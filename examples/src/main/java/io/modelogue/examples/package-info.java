/**
 * Programs to read, run and copy from. Start with {@link io.modelogue.examples.QuickStart}.
 *
 * <p>Nothing here is published: the library never depends on it.
 */
@NullMarked
package io.modelogue.examples;

import org.jspecify.annotations.NullMarked;
