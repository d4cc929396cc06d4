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
 */
public final class ProcessSight {
  private static final Logger log = LoggerFactory.getLogger(ProcessSight.class);
  private static final Path PROC = Path.of("/proc");
  private static final int START_TICKS = 22;

  private static final String HOST = readHost();
  private static final String BOOT =
      firstLine(PROC.resolve("sys/kernel/random/boot_id")).orElse("");

  private ProcessSight() {}

  /** Returns the identity of a run in this process. */
  public static RunIdentity thisProcess(String runId, Instant leaseUntil) {
    ProcessHandle self = ProcessHandle.current();
    return new RunIdentity(runId, HOST, BOOT, self.pid(), startOf(self), leaseUntil);
  }

  /**
   * Returns whether the process of a run is surely gone: it ran on this machine, since this boot,
   * and no process of its number and start is there now. What ran elsewhere cannot be seen.
   */
  public static boolean isGone(RunIdentity run) {
    if (!run.host().equals(HOST) || !run.bootId().equals(BOOT)) {
      return false;
    }
    return ProcessHandle.of(run.pid())
        .filter(ProcessHandle::isAlive)
        .filter(process -> startOf(process).equals(run.processStart()))
        .isEmpty();
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
