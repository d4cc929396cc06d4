package io.modelogue.internal.state;

import io.modelogue.Artifact;
import java.util.List;
import java.util.Optional;

/**
 * One of several versions that are registered together.
 *
 * @param draft the version
 * @param artifacts its files
 * @param parentInBatch the place in the batch of the version that it starts from, if that is one of
 *     the batch
 */
public record BatchEntry(
    VersionDraft draft, List<Artifact> artifacts, Optional<Integer> parentInBatch) {}
