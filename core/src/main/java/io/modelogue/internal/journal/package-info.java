/** The journal's own language: commits and events as JSON, each bound to the one before it. */
@NullMarked
package io.modelogue.internal.journal;

import org.jspecify.annotations.NullMarked;
