package io.modelogue.examples;

import io.modelogue.Setting;
import io.modelogue.SettingGroup;
import io.modelogue.TrainedModel;
import io.modelogue.TrainingContext;
import io.modelogue.TrainingTemplate;
import io.modelogue.VersionConfig;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tribuo.MutableDataset;
import org.tribuo.VariableInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.Transformation;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;

/**
 * Logistic regression, trained by stochastic gradient descent.
 *
 * <p>You learn here what a template is: settings with their types, ranges and defaults, and beside
 * them the code that trains and the code that scores. A request that breaks a range is refused
 * before anything is written.
 */
final class LogisticRegressionTemplate {
  static final String NAME = "logistic-regression";

  private final BundledData data;

  private LogisticRegressionTemplate(BundledData data) {
    this.data = data;
  }

  static TrainingTemplate over(BundledData data) {
    return TrainingTemplate.named(NAME)
        .setting(Setting.integer("epochs").range(1, 1000).byDefault(5))
        .setting(Setting.decimal("learningRate").range(1e-6, 10.0).byDefault(0.01))
        .setting(Setting.integer("seed").in(SettingGroup.ADVANCED).byDefault(1))
        .trainer(new LogisticRegressionTemplate(data)::train)
        .scorer(TribuoArtifact.scorer(data))
        .build();
  }

  private TrainedModel train(TrainingContext context) throws IOException {
    MutableDataset<Label> rows = data.of(context.dataset().orElseThrow()).forTribuo();
    VersionConfig config = context.config();
    int epochs = config.getInt("epochs");
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new EpochWatch(context, rows.size(), epochs),
            new AdaGrad(config.getDouble("learningRate")),
            epochs,
            config.getLong("seed"));
    return TribuoArtifact.keep(new TransformTrainer<>(trainer, scaling(rows)).train(rows), context);
  }

  /**
   * The numbers of a row may differ in size by thousands; scaled ones are easier to learn from. One
   * that is zero in every row has no spread to be divided by, and stays as it is.
   */
  private static TransformationMap scaling(MutableDataset<Label> rows) {
    Map<String, List<Transformation>> scaling = new HashMap<>();
    for (VariableInfo feature : rows.getFeatureMap()) {
      if (feature.getCount() > 0) {
        scaling.put(feature.getName(), List.of(new MeanStdDevTransformation()));
      }
    }
    return new TransformationMap(scaling);
  }
}
