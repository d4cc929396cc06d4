package io.modelogue.internal.state;

import java.util.UUID;

/**
 * Where a commit stands in its stream.
 *
 * @param registry the registry that it belongs to
 * @param revision its revision
 * @param hash the SHA-256 of its payload
 * @param bytes how long the payload is
 * @param by who made it, when and why
 */
public record CommitPlace(UUID registry, long revision, String hash, int bytes, Authorship by) {}
