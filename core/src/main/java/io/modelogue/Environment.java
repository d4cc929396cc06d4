package io.modelogue;

import io.modelogue.internal.Names;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

  /**
   * Checks the parts and copies the map.
   *
   * @throws IllegalArgumentException if a text has more than 20,000 characters or control
   *     characters, or the name of a dependency is not a name
   * @throws NullPointerException if a part is null, naming it
   */
  public Environment {
    checkText("runtime", runtime);
    checkText("operating system", os);
    checkText("architecture", arch);
    library.ifPresent(version -> checkText("library version", version));
    gitCommit.ifPresent(commit -> checkText("git commit", commit));
    dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
    dependencies.forEach(Environment::checkDependency);
  }

  private static void checkText(String what, String text) {
    var unused =
        Names.checkText(what, Objects.requireNonNull(text, () -> "the " + what + " is null"));
  }

  private static void checkDependency(String name, String version) {
    Names.check("dependency", Objects.requireNonNull(name, "the name of a dependency is null"));
    Objects.requireNonNull(
        version,
        () ->
            "the version of dependency \""
                + name
                + "\" is null; getImplementationVersion() is null for a class outside a jar, so name"
                + " the version yourself");
    checkText("version of dependency \"" + name + "\"", version);
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
    Objects.requireNonNull(commit, "the git commit is null; leave it out where it is not known");
    return new Environment(runtime, os, arch, library, Optional.of(commit), dependencies);
  }

  /**
   * Returns this with the version of one more library.
   *
   * @throws IllegalArgumentException if its name is not a name
   * @throws NullPointerException if the version is null, as {@code getImplementationVersion()} is
   *     for a class outside a jar
   */
  public Environment with(String dependency, String version) {
    Map<String, String> more = new LinkedHashMap<>(dependencies);
    more.put(dependency, version);
    return new Environment(runtime, os, arch, library, gitCommit, more);
  }
}
