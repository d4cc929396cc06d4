/**
 * An example of a storage backend: any sorted map of bytes that can put if absent keeps a registry.
 */
package io.modelogue.examples.backend;
