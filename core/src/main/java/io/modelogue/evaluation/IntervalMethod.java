package io.modelogue.evaluation;

import java.util.Locale;

/** How the confidence interval of a ROC AUC follows from its standard error. */
public enum IntervalMethod {
  /**
   * {@code A +- z se}, clipped to [0, 1]: the usual one, too short where few rows are ranked
   * wrongly.
   */
  WALD,

  /**
   * The same on the scale of {@code ln(A / (1 - A))}, whose standard error is {@code se / (A (1 -
   * A))}, turned back into areas: never outside (0, 1), and longer towards the middle than towards
   * 0 or 1 (Pepe, The Statistical Evaluation of Medical Tests for Classification and Prediction,
   * 2003, section 5.2). An area of 0 or 1 has none.
   */
  LOGIT;

  /** Returns the stable name for stored settings: {@code wald} or {@code logit}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the method of that {@link #id()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static IntervalMethod get(String id) {
    for (IntervalMethod method : values()) {
      if (method.id().equals(id)) {
        return method;
      }
    }
    throw new IllegalArgumentException(
        "no method of intervals has the id \"%s\"; there are wald and logit".formatted(id));
  }
}
