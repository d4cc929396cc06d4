package io.modelogue.storage;

/** How to open a storage: whether it may be created, and whether it will be written. */
public enum OpenMode {

  /** Opens the store, creating it if nothing is there yet. */
  CREATE,

  /** Opens a store that must exist: a mistyped location is an error instead of an empty store. */
  EXISTING,

  /** Opens a store that must exist and never writes to it; works on a read-only medium. */
  READ_ONLY
}
