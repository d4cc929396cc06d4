package io.modelogue.storage;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * Finds the provider for a location's scheme and opens the storage.
 *
 * <p>Safe for use by several threads. Providers are looked up on every call: opening is rare, and
 * nothing is remembered that a class loader could leak through.
 */
public final class Storages {
  /** A loader that fails on every step would otherwise be asked for ever. */
  private static final int TOLERATED_FAILURES = 100;

  private Storages() {}

  /**
   * Opens a storage with a provider that the thread's context class loader finds.
   *
   * @throws StorageOpenException if no provider, or more than one, has the location's scheme; or
   *     for the reasons of {@link StorageProvider#open}, whose other exceptions pass through too
   */
  public static Storage open(StorageConfig config) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return open(config, context != null ? context : ClassLoader.getSystemClassLoader());
  }

  /**
   * Opens a storage with a provider that a class loader finds.
   *
   * @throws StorageOpenException if no provider, or more than one, has the location's scheme; or
   *     for the reasons of {@link StorageProvider#open}, whose other exceptions pass through too
   */
  public static Storage open(StorageConfig config, ClassLoader loader) {
    return find(config, loader).open(config);
  }

  private static StorageProvider find(StorageConfig config, ClassLoader loader) {
    List<StorageProvider> found = new ArrayList<>();
    List<ServiceConfigurationError> broken = new ArrayList<>();
    collect(loader, found, broken);
    List<StorageProvider> matching =
        found.stream()
            .filter(provider -> provider.scheme().equalsIgnoreCase(config.location().getScheme()))
            .toList();
    if (matching.size() == 1) {
      return matching.get(0);
    }
    throw matching.isEmpty() ? unknown(config, found, broken) : ambiguous(config, matching);
  }

  private static void collect(
      ClassLoader loader, List<StorageProvider> found, List<ServiceConfigurationError> broken) {
    Iterator<StorageProvider> providers =
        ServiceLoader.load(StorageProvider.class, loader).iterator();
    while (broken.size() < TOLERATED_FAILURES) {
      try {
        if (!providers.hasNext()) {
          return;
        }
        found.add(providers.next());
      } catch (ServiceConfigurationError e) {
        // another scheme's broken provider must not keep this one from opening
        broken.add(e);
      }
    }
  }

  private static StorageOpenException unknown(
      StorageConfig config, List<StorageProvider> found, List<ServiceConfigurationError> broken) {
    StringBuilder message = new StringBuilder();
    message.append(
        "no storage provider for the scheme \"%s\" of %s; found: %s"
            .formatted(config.location().getScheme(), config.location(), describe(found)));
    broken.forEach(error -> message.append("; could not be loaded: ").append(error.getMessage()));
    message.append("; add the module that provides it, or give the class loader that sees it");
    StorageOpenException exception =
        new StorageOpenException(
            StorageOpenException.Reason.UNKNOWN_SCHEME,
            config.location(),
            message.toString(),
            null);
    broken.forEach(exception::addSuppressed);
    return exception;
  }

  private static StorageOpenException ambiguous(
      StorageConfig config, List<StorageProvider> matching) {
    return new StorageOpenException(
        StorageOpenException.Reason.AMBIGUOUS_SCHEME,
        config.location(),
        "several storage providers for the scheme \"%s\" of %s: %s; remove all but one"
            .formatted(config.location().getScheme(), config.location(), describe(matching)),
        null);
  }

  private static String describe(List<StorageProvider> providers) {
    return providers.isEmpty()
        ? "none"
        : providers.stream().map(Storages::describe).collect(Collectors.joining(", "));
  }

  private static String describe(StorageProvider provider) {
    Class<?> type = provider.getClass();
    var source = type.getProtectionDomain().getCodeSource();
    String where =
        source == null ? String.valueOf(type.getModule()) : String.valueOf(source.getLocation());
    return "%s (%s in %s)".formatted(provider.scheme(), type.getName(), where);
  }
}
