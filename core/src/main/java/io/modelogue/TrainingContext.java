package io.modelogue;

import java.nio.file.Path;
import java.util.Optional;

/** What a {@link Trainer} is given. Safe for use by several threads. */
public non-sealed interface TrainingContext extends JobContext {

  /** Returns the name of the model. */
  String model();

  /** Returns the number of the version that is trained. */
  int version();

  /** Returns the configuration to train with. */
  VersionConfig config();

  /** Returns the data set to train on, if one was named. */
  Optional<DatasetRef> dataset();

  /**
   * Returns an empty directory for this training alone; it is removed when the training is kept.
   */
  Path workingDirectory();
}
