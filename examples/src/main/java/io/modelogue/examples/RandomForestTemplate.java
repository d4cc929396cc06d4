package io.modelogue.examples;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import io.modelogue.JobContext;
import io.modelogue.Setting;
import io.modelogue.SettingGroup;
import io.modelogue.TrainedModel;
import io.modelogue.TrainingContext;
import io.modelogue.TrainingTemplate;
import io.modelogue.VersionConfig;
import java.io.IOException;
import java.util.Map;
import org.tribuo.Dataset;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;

/**
 * A random forest: many decision trees that vote. The share of the votes is the score.
 *
 * <p>You learn here that templates of one model may be quite different: nothing of this one is
 * shared with {@link LogisticRegressionTemplate}, and yet their versions can be compared.
 */
final class RandomForestTemplate {
  static final String NAME = "random-forest";

  private final BundledData data;

  private RandomForestTemplate(BundledData data) {
    this.data = data;
  }

  static TrainingTemplate over(BundledData data) {
    return TrainingTemplate.named(NAME)
        .setting(Setting.integer("trees").range(1, 1000).byDefault(20))
        .setting(Setting.integer("depth").range(1, 100).byDefault(20))
        .setting(Setting.decimal("featureShare").range(0.01, 1.0).byDefault(0.2))
        .setting(Setting.integer("seed").in(SettingGroup.ADVANCED).byDefault(1))
        .trainer(new RandomForestTemplate(data)::train)
        .scorer(TribuoArtifact.scorer(data))
        .build();
  }

  private TrainedModel train(TrainingContext context) throws IOException {
    VersionConfig config = context.config();
    CARTClassificationTrainer tree =
        new CARTClassificationTrainer(
            config.getInt("depth"),
            (float) config.getDouble("featureShare"),
            config.getLong("seed"));
    WatchedForest forest =
        new WatchedForest(tree, config.getInt("trees"), config.getLong("seed"), context);
    Dataset<Label> rows = data.of(context.dataset().orElseThrow()).forTribuo();
    return TribuoArtifact.keep(forest.train(rows), context);
  }

  /** A forest that says how many of its trees are grown. Used by one thread. */
  private static final class WatchedForest extends RandomForestTrainer<Label> {
    private final JobContext context;
    private int grown;

    WatchedForest(CARTClassificationTrainer tree, int trees, long seed, JobContext context) {
      super(tree, new VotingCombiner(), trees, seed);
      this.context = context;
    }

    @Override
    protected Model<Label> trainSingleModel(
        Dataset<Label> rows,
        ImmutableFeatureMap features,
        ImmutableOutputInfo<Label> labels,
        int treeSeed,
        Map<String, Provenance> provenance,
        int invocation) {
      context.throwIfCancelled();
      Model<Label> tree =
          super.trainSingleModel(rows, features, labels, treeSeed, provenance, invocation);
      grown++;
      context.progress(grown, numMembers);
      return tree;
    }
  }
}
