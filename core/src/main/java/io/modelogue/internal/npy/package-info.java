/**
 * NumPy's array files, so that predictions kept here can be opened by other tools at once.
 *
 * <p>What is written and read is version 1.0 of the format (NumPy Enhancement Proposal 1):
 * little-endian arrays of one or two dimensions in row-major order. Anything else is refused.
 */
@NullMarked
package io.modelogue.internal.npy;

import org.jspecify.annotations.NullMarked;
