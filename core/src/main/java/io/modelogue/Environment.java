package io.modelogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a version was trained: what somebody needs to train it again.
 *
 * <p>{@link #ofThisJvm()} reads system properties only; no process is ever started.
 *
 * @param runtime the language runtime with its version, such as {@code OpenJDK 17.0.15}
 * @param os the operating system with its version
 * @param arch the processor architecture
 * @param library this library's version, or empty where another program trained
 * @param gitCommit the commit of the training code, if it was said
 * @param dependencies versions of the libraries that matter, by name
 */
public record Environment(
    String runtime,
    String os,
    String arch,
    Optional<String> library,
    Optional<String> gitCommit,
    Map<String, String> dependencies) {

  /** Copies the map. */
  public Environment {
    dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
  }

  /**
   * Returns the environment of this process, with no dependencies named yet. The commit is that of
   * a resource {@code git.properties}, if the build wrote one.
   */
  public static Environment ofThisJvm() {
    return new Environment(
        System.getProperty("java.vm.name", "Java") + " " + System.getProperty("java.version", "?"),
        System.getProperty("os.name", "?") + " " + System.getProperty("os.version", "?"),
        System.getProperty("os.arch", "?"),
        Optional.of(LibraryVersion.TEXT),
        GitProperties.commit(),
        Map.of());
  }

  /**
   * Returns the environment of another program, such as {@code of("Python 3.11", "Linux",
   * "x86_64")}.
   */
  public static Environment of(String runtime, String os, String arch) {
    return new Environment(runtime, os, arch, Optional.empty(), Optional.empty(), Map.of());
  }

  /** Returns this with the commit of the training code. */
  public Environment gitCommit(String commit) {
    return new Environment(runtime, os, arch, library, Optional.of(commit), dependencies);
  }

  /** Returns this with the version of one more library. */
  public Environment with(String dependency, String version) {
    Map<String, String> more = new LinkedHashMap<>(dependencies);
    more.put(dependency, version);
    return new Environment(runtime, os, arch, library, gitCommit, more);
  }
}
