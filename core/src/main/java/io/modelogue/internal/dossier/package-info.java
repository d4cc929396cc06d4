/**
 * Dossiers: histories and blobs as files that are verified and read without any other store.
 *
 * <pre>
 * dossier.json                 format, registry, and for each stream its commits and the newest hash
 * streams/0/0.json, 1.json     the payloads of one stream, byte for byte as they were hashed
 * streams/1/...
 * blobs/&lt;64 hex digits&gt;        content by its SHA-256
 * </pre>
 *
 * <p>A directory, or the same in a zip file. Names of models stand in {@code dossier.json} only, so
 * that no name can reach outside.
 */
@NullMarked
package io.modelogue.internal.dossier;

import org.jspecify.annotations.NullMarked;
