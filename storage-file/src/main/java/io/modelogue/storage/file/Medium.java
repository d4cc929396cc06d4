package io.modelogue.storage.file;

/**
 * The file system as one handle on one store uses it.
 *
 * @param io every call to the file system
 * @param layout where things are
 * @param temporaries files being written
 * @param syncs names being made durable
 */
record Medium(FileIo io, StoreLayout layout, Temporaries temporaries, DirectorySyncs syncs) {

  static Medium of(FileIo io, StoreLayout layout) {
    return new Medium(
        io, layout, new Temporaries(io, layout.temporaries()), new DirectorySyncs(io));
  }
}
