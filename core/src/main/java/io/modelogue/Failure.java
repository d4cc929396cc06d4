package io.modelogue;

import io.modelogue.internal.Limits;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * Why a run failed, as it is kept in the history.
 *
 * @param type the class name of the error
 * @param message its message; empty if it had none
 * @param stackTrace its stack trace, causes included, cut to 20,000 characters
 */
public record Failure(String type, String message, String stackTrace) {

  /** Returns what is kept of this error. */
  public static Failure of(Throwable error) {
    StringWriter trace = new StringWriter();
    error.printStackTrace(new PrintWriter(trace));
    return new Failure(
        error.getClass().getName(),
        cut(error.getMessage() == null ? "" : error.getMessage()),
        cut(trace.toString()));
  }

  private static String cut(String text) {
    return text.length() <= Limits.TEXT ? text : text.substring(0, Limits.TEXT - 3) + "...";
  }

  /** Returns the type and the first line of the message. */
  @Override
  public String toString() {
    String firstLine = message.lines().findFirst().orElse("");
    return firstLine.isEmpty() ? type : type + ": " + firstLine;
  }
}
