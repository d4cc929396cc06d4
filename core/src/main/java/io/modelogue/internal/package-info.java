/** What the whole library agrees on. */
@NullMarked
package io.modelogue.internal;

import org.jspecify.annotations.NullMarked;
