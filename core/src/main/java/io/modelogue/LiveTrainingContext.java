package io.modelogue;

import io.modelogue.internal.run.RunningJob;
import io.modelogue.internal.run.WorkingDirectory;
import io.modelogue.internal.state.VersionState;
import java.nio.file.Path;
import java.util.Optional;

/** What a trainer is given while it runs. */
final class LiveTrainingContext extends LiveContext implements TrainingContext {
  private final String model;
  private final VersionState version;
  private final WorkingDirectory directory;

  LiveTrainingContext(
      RunningJob<?> job, String model, VersionState version, WorkingDirectory directory) {
    super(job);
    this.model = model;
    this.version = version;
    this.directory = directory;
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public int version() {
    return version.number();
  }

  @Override
  public VersionConfig config() {
    return version.config();
  }

  @Override
  public Optional<DatasetRef> dataset() {
    return version.config().dataset();
  }

  @Override
  public Path workingDirectory() {
    return directory.create();
  }
}
