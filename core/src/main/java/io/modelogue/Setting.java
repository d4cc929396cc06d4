package io.modelogue;

import com.google.errorprone.annotations.CheckReturnValue;
import io.modelogue.internal.Names;
import io.modelogue.internal.SettingValues;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One setting that a {@link TrainingTemplate} knows: its name, group and type, what values it
 * takes, and the value it has when nobody sets it.
 *
 * <pre>{@code
 * Setting.integer("epochs").range(1, 100).byDefault(10)
 * Setting.text("trainer").oneOf("sgd", "adam").byDefault("adam")
 * Setting.decimal("threshold").in(SettingGroup.INFERENCE).range(0, 1)
 * }</pre>
 *
 * <p>Immutable: each method returns a changed copy. Values are {@code Long}, {@code Double}, {@code
 * String} or {@code Boolean}, by type. A setting without a default must be set.
 *
 * @param name its name, unique in the template
 * @param group the group it belongs to
 * @param type what kind of value it takes
 * @param minimum the smallest value allowed, numbers only
 * @param maximum the largest value allowed, numbers only
 * @param choices the values allowed; empty if any is
 * @param defaultValue its value when nobody sets it
 */
@CheckReturnValue
public record Setting(
    String name,
    SettingGroup group,
    SettingType type,
    Optional<Object> minimum,
    Optional<Object> maximum,
    List<Object> choices,
    Optional<Object> defaultValue) {

  /**
   * Checks that range, choices and default fit the type and each other.
   *
   * @throws IllegalArgumentException if they do not, naming the setting
   */
  public Setting {
    Names.check("setting", name);
    Objects.requireNonNull(group, "group");
    choices = List.copyOf(choices);
    boolean number = type == SettingType.INTEGER || type == SettingType.DECIMAL;
    if (!number && (minimum.isPresent() || maximum.isPresent())) {
      throw new IllegalArgumentException(
          "setting \"" + name + "\" is no number; use oneOf(...) instead of a range");
    }
    for (Object part : SettingValues.present(minimum, maximum, choices, defaultValue)) {
      SettingValues.checkType(name, type, part);
    }
    if (minimum.isPresent()
        && maximum.isPresent()
        && SettingValues.compare(minimum.get(), maximum.get()) > 0) {
      throw new IllegalArgumentException(
          "setting \""
              + name
              + "\": the range "
              + minimum.get()
              + " to "
              + maximum.get()
              + " is empty");
    }
    if (defaultValue.isPresent()) {
      SettingValues.violation(name, type, minimum, maximum, choices, defaultValue.get())
          .ifPresent(
              why -> {
                throw new IllegalArgumentException("its default breaks its own rule: " + why);
              });
    }
  }

  /** Returns a setting that takes whole numbers, in the group TRAINING. */
  public static Setting integer(String name) {
    return plain(name, SettingType.INTEGER);
  }

  /** Returns a setting that takes finite numbers, in the group TRAINING. */
  public static Setting decimal(String name) {
    return plain(name, SettingType.DECIMAL);
  }

  /** Returns a setting that takes texts, in the group TRAINING. */
  public static Setting text(String name) {
    return plain(name, SettingType.TEXT);
  }

  /** Returns a setting that is true or false, in the group TRAINING. */
  public static Setting flag(String name) {
    return plain(name, SettingType.FLAG);
  }

  private static Setting plain(String name, SettingType type) {
    return new Setting(
        name,
        SettingGroup.TRAINING,
        type,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** Returns this in another group. */
  public Setting in(SettingGroup newGroup) {
    return new Setting(name, newGroup, type, minimum, maximum, choices, defaultValue);
  }

  /** Returns this limited to whole numbers from {@code min} to {@code max}, both included. */
  public Setting range(long min, long max) {
    return withRange(Optional.of(min), Optional.of(max));
  }

  /** Returns this limited to numbers from {@code min} to {@code max}, both included. */
  public Setting range(double min, double max) {
    return withRange(Optional.of(min), Optional.of(max));
  }

  /** Returns this limited to numbers not smaller than {@code min}. */
  public Setting atLeast(double min) {
    return withRange(Optional.of(min), maximum);
  }

  private Setting withRange(Optional<Object> min, Optional<Object> max) {
    return new Setting(
        name,
        group,
        type,
        min.map(v -> SettingValues.coerce(type, v)),
        max.map(v -> SettingValues.coerce(type, v)),
        choices,
        defaultValue);
  }

  /** Returns this limited to these values. */
  public Setting oneOf(Object... values) {
    List<Object> coerced =
        List.of(values).stream().map(v -> SettingValues.coerce(type, v)).toList();
    return new Setting(name, group, type, minimum, maximum, coerced, defaultValue);
  }

  /** Returns this with the value that it has when nobody sets it. */
  public Setting byDefault(Object value) {
    return new Setting(
        name,
        group,
        type,
        minimum,
        maximum,
        choices,
        Optional.of(SettingValues.coerce(type, value)));
  }
}
