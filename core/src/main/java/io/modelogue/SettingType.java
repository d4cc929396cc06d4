package io.modelogue;

/** What kind of value a setting takes. */
public enum SettingType {
  /** A whole number in the range of {@code long}. */
  INTEGER,
  /** A finite number; a whole number is accepted and widened. */
  DECIMAL,
  /** A text. */
  TEXT,
  /** True or false. */
  FLAG
}
