package io.modelogue.benchmarks;

import io.modelogue.evaluation.RocAnalysis;
import io.modelogue.evaluation.RocAuc;
import io.modelogue.evaluation.RocAucWorkspace;
import java.util.ArrayList;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.stat.inference.MannWhitneyUTest;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;
import smile.validation.metric.AUC;
import weka.classifiers.evaluation.NominalPrediction;
import weka.classifiers.evaluation.Prediction;
import weka.classifiers.evaluation.ThresholdCurve;

/**
 * A way to find the area under the ROC curve. What a library wants its input to look like is made
 * beforehand and not measured.
 */
enum Method {
  /** This library, the area alone. */
  MODELOGUE {
    @Override
    DoubleSupplier on(Sample sample) {
      return () -> RocAuc.area(sample.scores, sample.labels).value();
    }
  },

  /** This library, the area alone, in a workspace that is used again. */
  MODELOGUE_WORKSPACE {
    @Override
    DoubleSupplier on(Sample sample) {
      RocAucWorkspace workspace = RocAucWorkspace.create();
      return () -> workspace.area(sample.scores, sample.labels).value();
    }
  },

  /** The same on two threads. */
  MODELOGUE_TWO_THREADS {
    @Override
    DoubleSupplier on(Sample sample) {
      RocAucWorkspace workspace = RocAucWorkspace.on(LentThread.EXECUTOR, 2);
      return () -> workspace.area(sample.scores, sample.labels).value();
    }
  },

  /** This library, with DeLong's interval. */
  MODELOGUE_INTERVAL {
    @Override
    DoubleSupplier on(Sample sample) {
      return () -> RocAuc.of(sample.scores, sample.labels).value();
    }
  },

  /** This library, with DeLong's interval and the curve. */
  MODELOGUE_ANALYSIS {
    @Override
    DoubleSupplier on(Sample sample) {
      return () -> {
        RocAnalysis analysis = RocAnalysis.of(sample.scores, sample.labels);
        return analysis.curve().orElseThrow().area() - analysis.area().value() == 0
            ? analysis.area().value()
            : Double.NaN;
      };
    }
  },

  /** Tribuo, which takes scores less than 1e-12 apart for ties. */
  TRIBUO {
    @Override
    DoubleSupplier on(Sample sample) {
      return () -> LabelEvaluationUtil.binaryAUCROC(sample.labels, sample.scores);
    }
  },

  /** Smile. */
  SMILE {
    @Override
    DoubleSupplier on(Sample sample) {
      int[] truth = sample.indexes();
      return () -> AUC.of(truth, sample.scores);
    }
  },

  /** Weka, curve and area. */
  WEKA {
    @Override
    DoubleSupplier on(Sample sample) {
      ArrayList<Prediction> predictions = new ArrayList<>();
      for (int row = 0; row < sample.scores.length; row++) {
        double score = sample.scores[row];
        predictions.add(
            new NominalPrediction(sample.labels[row] ? 1 : 0, new double[] {1 - score, score}));
      }
      return () -> ThresholdCurve.getROCArea(new ThresholdCurve().getCurve(predictions, 1));
    }
  },

  /** The test of Mann and Whitney in Commons Math, which gives the larger of U and its opposite. */
  COMMONS_MATH {
    @Override
    DoubleSupplier on(Sample sample) {
      double[] positives = sample.scores(true);
      double[] negatives = sample.scores(false);
      double pairs = (double) positives.length * negatives.length;
      return () -> new MannWhitneyUTest().mannWhitneyU(positives, negatives) / pairs;
    }
  };

  /** Prepares the computation on that sample. */
  abstract DoubleSupplier on(Sample sample);
}
