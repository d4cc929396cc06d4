package io.modelogue.examples;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.util.Pair;
import io.modelogue.JobContext;
import java.util.Map;
import org.tribuo.classification.sgd.LabelObjective;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.la.SGDVector;
import org.tribuo.math.util.VectorNormalizer;

/**
 * The logistic loss, and somebody who counts along: Tribuo asks it once for each row in each epoch.
 *
 * <p>You learn here how progress, the loss curve and cancelling come out of a library that offers
 * no callback: look for the one thing of yours that it calls anyway. Used by one thread.
 */
final class EpochWatch implements LabelObjective {
  private final LabelObjective loss = new LogMulticlass();
  private final JobContext context;
  private final int rows;
  private final int epochs;
  private long seen;
  private double sum;

  EpochWatch(JobContext context, int rows, int epochs) {
    this.context = context;
    this.rows = rows;
    this.epochs = epochs;
  }

  @Override
  public Pair<Double, SGDVector> lossAndGradient(Integer truth, SGDVector prediction) {
    Pair<Double, SGDVector> lossAndGradient = loss.lossAndGradient(truth, prediction);
    sum -= lossAndGradient.getA(); // Tribuo hands out the log-likelihood, which is to grow
    seen++;
    if (seen % rows == 0) {
      context.throwIfCancelled();
      context.progress(seen / rows, epochs, Map.of("loss", sum / rows));
      sum = 0;
    }
    return lossAndGradient;
  }

  @Override
  @SuppressWarnings("deprecation") // the interface still asks for it
  public Pair<Double, SGDVector> valueAndGradient(int truth, SGDVector prediction) {
    return lossAndGradient(truth, prediction);
  }

  @Override
  public VectorNormalizer getNormalizer() {
    return loss.getNormalizer();
  }

  @Override
  public boolean isProbabilistic() {
    return loss.isProbabilistic();
  }

  @Override
  public ConfiguredObjectProvenance getProvenance() {
    return loss.getProvenance();
  }
}
