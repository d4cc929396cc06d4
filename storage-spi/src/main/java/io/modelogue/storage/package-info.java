/**
 * What a place to keep journals and blobs must do, in its own words: streams, commits and blobs,
 * all of them opaque bytes.
 *
 * <p>A {@link io.modelogue.storage.Storage} has two halves. The {@link
 * io.modelogue.storage.Journal} holds streams of commits, each written whole or not at all at the
 * one revision its writer expected. The {@link io.modelogue.storage.BlobStore} holds content
 * addressed by its SHA-256. Nothing here knows what the bytes mean.
 *
 * <p><b>To write a backend</b>, implement {@code Storage}, {@code Journal} and {@code BlobStore},
 * give them a scheme with a {@link io.modelogue.storage.StorageProvider}, and let {@code
 * StorageContract} of {@code modelogue-storage-testkit} judge the result. What must hold, whatever
 * the medium:
 *
 * <ul>
 *   <li><b>Durable.</b> When a write returns, it is as safe as {@link
 *       io.modelogue.storage.StorageInfo#durability()} says.
 *   <li><b>Atomic.</b> A commit or a blob is seen whole or not at all, by every handle in every
 *       process.
 *   <li><b>No lost update.</b> A revision has one winner; the others get the actual head.
 *   <li><b>Linearizable per stream.</b> What one writer has been told is committed, every later
 *       read sees. Nothing is promised across streams.
 *   <li><b>Three outcomes.</b> Committed, definitely not committed, or unknown; the last is said by
 *       {@link io.modelogue.storage.OutcomeUnknownException} and never dressed up as one of the
 *       others.
 *   <li><b>No silent repair.</b> Damage is a {@link io.modelogue.storage.CorruptionException} that
 *       names the place, and the rest of the store stays usable.
 *   <li><b>Readers never block or write.</b>
 *   <li><b>Calm under interruption.</b> An interrupted thread keeps its flag, and the storage stays
 *       usable; so it does after a full medium and after failed input or output.
 * </ul>
 *
 * <p>Every failure of a storage is a {@link io.modelogue.storage.StorageException}; bad arguments
 * are the JDK's own exceptions.
 */
@NullMarked
package io.modelogue.storage;

import org.jspecify.annotations.NullMarked;
