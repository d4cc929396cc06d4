/**
 * The contract test that every storage backend must pass: extend {@link
 * io.modelogue.storage.testkit.StorageContract}, say how to open a storage, and run it with JUnit.
 *
 * <p>No test sleeps or depends on timing. The parts, such as {@link
 * io.modelogue.storage.testkit.AppendContract}, are the chapters of the contract; they are not
 * meant to be implemented one by one.
 */
@NullMarked
package io.modelogue.storage.testkit;

import org.jspecify.annotations.NullMarked;
