package io.modelogue.internal.run;

import io.modelogue.history.RunIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this process can see of processes: who it is itself, and whether another one of this machine
 * still lives.
 *
 * <p>A process number is given again and again, so a process is told by its number and its start.
 * On Linux the start is counted in clock ticks since boot, as the kernel keeps it: the start as an
 * instant moves when the clock is set. Together with the id of the boot, that is unmistakable.
 *
 * <p>Two containers on one machine may bear one host name and share the boot, but do not see each
 * other's processes; so the boot's id is followed by that of the process number space.
 *
 * @param host the name of the machine
 * @param bootId what tells this start of the machine, and the container in it, from others
 */
public record ProcessSight(String host, String bootId) {
  private static final Logger log = LoggerFactory.getLogger(ProcessSight.class);
  private static final Path PROC = Path.of("/proc");
  private static final int START_TICKS = 22;

  private static final ProcessHandle SELF = ProcessHandle.current();
  private static final String START = startOf(SELF);

  /** Returns what is seen from here. */
  public static ProcessSight ofThisMachine() {
    return new ProcessSight(readHost(), readBoot());
  }

  /** Returns the identity of a run in this process. */
  public RunIdentity thisProcess(String runId, Instant leaseUntil) {
    return new RunIdentity(runId, host, bootId, SELF.pid(), START, leaseUntil);
  }

  /** Returns whether it can be seen if the process of a run lives: it is of this machine. */
  public boolean reaches(RunIdentity run) {
    return run.host().equals(host) && run.bootId().equals(bootId);
  }

  /** Returns whether the process of a run that can be seen lives. */
  public boolean isAlive(RunIdentity run) {
    if (run.pid() == SELF.pid()) {
      return run.processStart().equals(START);
    }
    return ProcessHandle.of(run.pid())
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).equals(run.processStart()))
        .isPresent();
  }

  private static String startOf(ProcessHandle process) {
    return firstLine(PROC.resolve(process.pid() + "/stat"))
        .flatMap(ProcessSight::startTicks)
        .or(() -> process.info().startInstant().map(Instant::toString))
        .orElse("");
  }

  /** The second field is the program's name in parentheses and may hold anything, blanks too. */
  private static Optional<String> startTicks(String stat) {
    String[] afterName = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ", -1);
    int index = START_TICKS - 3;
    return afterName.length > index ? Optional.of("ticks:" + afterName[index]) : Optional.empty();
  }

  private static String readBoot() {
    String boot = firstLine(PROC.resolve("sys/kernel/random/boot_id")).orElse("");
    try {
      return boot + " " + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
    } catch (IOException | UnsupportedOperationException e) {
      log.debug("this system has no process number spaces to tell apart", e);
      return boot;
    }
  }

  private static String readHost() {
    return firstLine(Path.of("/etc/hostname"))
        .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
        .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
        .orElseGet(ProcessSight::hostByNetwork);
  }

  private static String hostByNetwork() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      log.debug("this machine does not know its own name", e);
      return "unknown-host";
    }
  }

  private static Optional<String> firstLine(Path file) {
    try {
      return Files.isReadable(file)
          ? Files.readString(file).lines().findFirst().filter(line -> !line.isBlank())
          : Optional.empty();
    } catch (IOException e) {
      // a process may vanish between the look and the read
      log.debug("{} cannot be read", file, e);
      return Optional.empty();
    }
  }
}
