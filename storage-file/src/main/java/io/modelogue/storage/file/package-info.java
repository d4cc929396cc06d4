/**
 * Journals and blobs in a directory of plain files: one immutable file per commit, published by a
 * hard link.
 *
 * <p>The way a commit takes is in {@code CommitWriter}; the files are specified in {@code
 * FORMAT.md}; all input and output goes through {@code FileIo}.
 */
@NullMarked
package io.modelogue.storage.file;

import org.jspecify.annotations.NullMarked;
