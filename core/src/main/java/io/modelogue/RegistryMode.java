package io.modelogue;

/** What opening a registry may do. */
public enum RegistryMode {
  /** Opens the registry, or makes one where none is. */
  CREATE,
  /** Opens a registry that must be there: a mistyped path is an error, not an empty registry. */
  EXISTING,
  /** Opens a registry that must be there, and never writes; the medium may be read-only. */
  READ_ONLY
}
