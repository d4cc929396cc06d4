/** Reading and writing: states from the journal, requests into it, blobs beside it. */
@NullMarked
package io.modelogue.internal.engine;

import org.jspecify.annotations.NullMarked;
