package io.modelogue;

/** The four groups of settings in a {@link VersionConfig}. */
public enum SettingGroup {
  /** What training does: epochs, batch size, learning rate. */
  TRAINING,
  /** What the model does when it is used: image size, decision threshold. */
  INFERENCE,
  /** What is seldom touched: seeds, tolerances, tuning of the implementation. */
  ADVANCED,
  /** What leaves the model: formats, precision of its output. */
  OUTPUT
}
