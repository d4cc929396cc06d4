package io.modelogue;

import io.modelogue.internal.Limits;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Why a run failed, as it is kept in the history.
 *
 * @param type the class name of the error
 * @param message its message; empty if it had none
 * @param stackTrace its stack trace, causes included, cut to 20,000 characters
 */
public record Failure(String type, String message, String stackTrace) implements Serializable {

  /** Returns what is kept of this error. */
  public static Failure of(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return new Failure(
        error.getClass().getName(),
        kept(Objects.requireNonNullElse(error.getMessage(), "")),
        kept(trace.toString()));
  }

  /** Half a surrogate pair, in the text or left over from cutting it, has no place in JSON. */
  private static String kept(String text) {
    String cut = text.length() <= Limits.TEXT ? text : text.substring(0, Limits.TEXT - 3) + "...";
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Returns the type and the first line of the message. */
  @Override
  public String toString() {
    String firstLine = message.lines().findFirst().orElse("");
    return firstLine.isEmpty() ? type : type + ": " + firstLine;
  }
}
