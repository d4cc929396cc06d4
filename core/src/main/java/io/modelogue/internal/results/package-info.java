/** Evaluations as blobs: results as JSON, predictions as NumPy arrays. */
@NullMarked
package io.modelogue.internal.results;

import org.jspecify.annotations.NullMarked;
