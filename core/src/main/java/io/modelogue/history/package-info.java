/** What can happen to a model, as its history says it. */
@NullMarked
package io.modelogue.history;

import org.jspecify.annotations.NullMarked;
