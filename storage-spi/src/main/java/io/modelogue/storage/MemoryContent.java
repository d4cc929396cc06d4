package io.modelogue.storage;

import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What all handles on one storage share. */
final class MemoryContent {
  final ConcurrentNavigableMap<StreamId, MemoryStream> streams = new ConcurrentSkipListMap<>();
  final ConcurrentNavigableMap<BlobId, MemoryBlob> blobs = new ConcurrentSkipListMap<>();
}
