package io.modelogue.benchmarks;

/** The area under the ROC curve by looking at every pair: slow, obvious, and in whole numbers. */
final class AllPairs {
  private AllPairs() {}

  static double area(Sample sample) {
    long right = 0;
    long pairs = 0;
    for (int i = 0; i < sample.scores.length; i++) {
      for (int j = 0; j < sample.scores.length; j++) {
        if (sample.labels[i] && !sample.labels[j]) {
          right += sample.scores[i] > sample.scores[j] ? 2 : 0;
          right += sample.scores[i] == sample.scores[j] ? 1 : 0;
          pairs += 2;
        }
      }
    }
    return (double) right / pairs;
  }
}
