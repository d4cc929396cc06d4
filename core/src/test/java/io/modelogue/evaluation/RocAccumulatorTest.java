package io.modelogue.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The accumulator beside an oracle that looks at every pair, and beside itself over other orders,
 * partitions and trees of merges.
 */
class RocAccumulatorTest {
  private final long seed = Long.getLong("modelogue.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "continuous",
        "few values",
        "all tied",
        "skewed",
        "denormal",
        "signed zeros",
        "infinities",
        "neighbours",
        "any bits"
      })
  void theExactAreaLiesWithinTheCertificate(String shape) {
    for (int round = 0; round < 40; round++) {
      int size = 2 + random.nextInt(120);
      boolean[] labels = Rankings.labels(random, random.nextDouble(), size);
      double[] scores = scores(shape, size);
      int limit = 2 + random.nextInt(40);
      RocAccumulator accumulator = RocAccumulator.withLimit(limit);
      accumulator.addAll(scores, labels);

      CertifiedAuc auc = accumulator.auc();
      BigDecimal exact = Rankings.area(scores, labels);
      assertThat(Math.abs(auc.value() - exact.doubleValue()))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(auc.errorBound() + Math.ulp(1.0));
      if (distinct(scores) <= limit) {
        assertThat(auc.isExact()).as("seed %d", seed).isTrue();
      }
      if (auc.isExact()) {
        assertThat(auc.value())
            .as("seed %d", seed)
            .isEqualTo(RocAuc.area(scores, labels).value())
            .isEqualTo(auc.lowest())
            .isEqualTo(auc.highest());
      } else {
        assertThat(new BigDecimal(auc.lowest())).as("seed %d", seed).isLessThanOrEqualTo(exact);
        assertThat(new BigDecimal(auc.highest())).as("seed %d", seed).isGreaterThanOrEqualTo(exact);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"continuous", "few values", "skewed", "denormal", "infinities", "any bits"})
  void nothingDependsOnOrderPartitionsOrTheTreeOfMerges(String shape) {
    for (int round = 0; round < 20; round++) {
      int size = 2 + random.nextInt(400);
      boolean[] labels = Rankings.labels(random, 0.4, size);
      double[] scores = scores(shape, size);
      int limit = 2 + random.nextInt(30);
      RocAccumulator whole = RocAccumulator.withLimit(limit);
      whole.addAll(scores, labels);

      RocAccumulator merged = mergedAtRandom(pieces(limit, scores, labels));

      assertThat(merged.auc()).as("seed %d", seed).isEqualTo(whole.auc());
      assertThat(merged.toBytes()).as("seed %d", seed).isEqualTo(whole.toBytes());
    }
  }

  @Test
  void theStepFromExactToBinnedMayHappenAnywhere() {
    // 20 scores are exact with a limit of 20; the 21st may come first, last, or from a merge
    int limit = 20;
    for (int at = 0; at <= limit; at++) {
      RocAccumulator left = RocAccumulator.withLimit(limit);
      RocAccumulator right = RocAccumulator.withLimit(limit);
      for (int i = 0; i <= limit; i++) {
        (i < at ? left : right).add(1 + i / 64.0, i % 3 == 0);
      }
      left.merge(right);
      RocAccumulator again = RocAccumulator.withLimit(limit);
      for (int i = limit; i >= 0; i--) {
        again.add(1 + i / 64.0, i % 3 == 0);
        again.findAuc();
      }
      assertThat(left.toBytes()).isEqualTo(again.toBytes());
      assertThat(left.auc().errorBound()).isPositive();
    }
  }

  @Test
  void theBoundIsHalfThePairsThatShareABin() {
    RocAccumulator accumulator = RocAccumulator.withLimit(2);
    accumulator.addAll(
        new double[] {-1, -2, 3, 4, 5}, new boolean[] {false, false, true, false, true});

    // two bins, by sign: 2 negatives, then 2 positives with 1 negative; 6 pairs, 2 of them binned
    CertifiedAuc auc = accumulator.auc();
    assertThat(auc.value()).isEqualTo(5.0 / 6);
    assertThat(auc.errorBound()).isEqualTo(Math.nextUp(1.0 / 6));
    assertThat(new BigDecimal(auc.lowest()).multiply(BigDecimal.valueOf(3)))
        .isLessThanOrEqualTo(BigDecimal.valueOf(2));
    assertThat(auc.lowest()).isEqualTo(2.0 / 3);
    assertThat(auc.highest()).isEqualTo(1);
    assertThat(auc.isExact()).isFalse();
    assertThat(auc).hasToString("0.8333333333333334 +- 0.16666666666666669");
  }

  @Test
  void binsWithoutMixedRowsAreExactToo() {
    RocAccumulator accumulator = RocAccumulator.withLimit(2);
    accumulator.addAll(new double[] {-1, -2, 3, 4}, new boolean[] {false, false, true, true});

    assertThat(accumulator.auc()).isEqualTo(new CertifiedAuc(1, 0, 1, 1));
    assertThat(accumulator.auc()).hasToString("1.0 (exact)");
  }

  @Test
  void piecesAreMergedAndNotAveraged() {
    RocAccumulator first = RocAccumulator.create();
    first.addAll(new double[] {0.9, 0.8}, new boolean[] {true, false});
    RocAccumulator second = RocAccumulator.create();
    second.addAll(new float[] {0.2f, 0.1f}, new boolean[] {true, false});
    assertThat(first.auc().value()).isEqualTo(1);
    assertThat(second.auc().value()).isEqualTo(1);

    first.merge(second);

    assertThat(first.auc().value()).isEqualTo(0.75);
    assertThat(second.auc().value()).isEqualTo(1);
    assertThat(first).hasToString("ROC accumulator of 2 positives and 2 negatives");
  }

  @Test
  void zerosOfBothSignsAreEqual() {
    RocAccumulator accumulator = RocAccumulator.withLimit(2);
    accumulator.addAll(new double[] {-0.0, 0.0, -0.0, 1}, new boolean[] {true, false, false, true});

    assertThat(accumulator.auc()).isEqualTo(new CertifiedAuc(0.75, 0, 0.75, 0.75));
  }

  @Test
  void nanIsRefusedAndNothingIsAdded() {
    RocAccumulator accumulator = RocAccumulator.create();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.add(Double.NaN, true))
        .withMessage(
            "the score is NaN, which has no place in an order: leave the row out or mend it");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> accumulator.addAll(new double[] {1, Double.NaN}, new boolean[] {true, false}))
        .withMessageContaining("row 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.addAll(new float[] {1, 2, Float.NaN}, new boolean[3]))
        .withMessageContaining("row 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.addAll(new double[2], new boolean[3]))
        .withMessage("there are 2 scores for 3 labels: give one of each a row");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.addAll(new float[4], new boolean[3]));
    assertThat(accumulator.positives()).isZero();
    assertThat(accumulator.negatives()).isZero();
  }

  @Test
  void oneClassHasNoArea() {
    RocAccumulator accumulator = RocAccumulator.create();
    accumulator.add(1, true);

    assertThat(accumulator.findAuc()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(accumulator::auc)
        .withMessage("an area needs rows of both classes; there are 1 positives and 0 negatives");
  }

  @Test
  void onlyAccumulatorsOfOneLimitAreMerged() {
    RocAccumulator accumulator = RocAccumulator.withLimit(1000);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> accumulator.merge(RocAccumulator.withLimit(2000)))
        .withMessage(
            "an accumulator of limit 1000 cannot be merged with one of limit 2000: give all the"
                + " same");
    for (int limit : new int[] {1, 0, -5, 16_777_217}) {
      assertThatIllegalArgumentException().isThrownBy(() -> RocAccumulator.withLimit(limit));
    }
    assertThat(RocAccumulator.withLimit(16_777_216).heldBytes()).isLessThan(10_000);
    assertThat(accumulator.limit()).isEqualTo(1000);
  }

  @Test
  void memoryStaysWithinTheStatedBounds() throws IllegalAccessException {
    int limit = 4096;
    RocAccumulator accumulator = RocAccumulator.withLimit(limit);
    for (int row = 0; row < 300_000; row++) {
      accumulator.add(random.nextGaussian(), random.nextInt(3) == 0);
      if (row % 9973 == 0) {
        accumulator.findAuc(); // counts what waits, so that the next assertions are of the end
        assertThat(accumulator.heldBytes())
            .isEqualTo(bytesOfArrays(accumulator))
            .isLessThanOrEqualTo(32L * limit);
        assertThat(accumulator.toBytes().length).isLessThanOrEqualTo(14 + 24 * limit);
      }
    }
    assertThat(accumulator.positives() + accumulator.negatives()).isEqualTo(300_000);
  }

  @Test
  void bytesAreReadBackAndGoOn() {
    for (String shape : List.of("continuous", "few values", "infinities", "any bits")) {
      double[] scores = scores(shape, 300);
      boolean[] labels = Rankings.labels(random, 0.5, 300);
      RocAccumulator whole = RocAccumulator.withLimit(50);
      whole.addAll(scores, labels);
      RocAccumulator half = RocAccumulator.withLimit(50);
      half.addAll(Arrays.copyOf(scores, 150), Arrays.copyOf(labels, 150));

      RocAccumulator read = RocAccumulator.fromBytes(half.toBytes());
      assertThat(read.toBytes()).isEqualTo(half.toBytes());
      read.addAll(Arrays.copyOfRange(scores, 150, 300), Arrays.copyOfRange(labels, 150, 300));

      assertThat(read.auc()).as("seed %d", seed).isEqualTo(whole.auc());
    }
    assertThat(RocAccumulator.fromBytes(RocAccumulator.create().toBytes()).positives()).isZero();
  }

  @Test
  void damagedBytesAreRefused() {
    RocAccumulator accumulator = RocAccumulator.withLimit(5);
    accumulator.addAll(new double[] {1, 2, 3}, new boolean[] {true, false, true});
    byte[] good = accumulator.toBytes();

    assertRefused(new byte[0], "they do not begin as one does");
    assertRefused(Arrays.copyOf(good, 13), "they do not begin as one does");
    assertRefused(with(good, 0, 'X'), "they do not begin as one does");
    assertRefused(with(good, 4, 2), "their format is 2, and this release knows 1");
    assertRefused(with(good, 5, 64), "64 bits of a key cannot be left off");
    assertRefused(with(good, 5, -1), "-1 bits of a key cannot be left off");
    assertRefused(with(good, 13, 6), "they hold 6 keys with a limit of 5");
    assertRefused(with(good, 10, 0x80), "they hold -2147483645 keys with a limit of 5");
    assertRefused(with(good, 13, 2), "there are 86 for 2 keys");
    assertRefused(Arrays.copyOf(good, 85), "there are 85 for 3 keys");
    byte[] twins = good.clone();
    System.arraycopy(good, 14, twins, 14 + 24, 8);
    assertRefused(twins, "key 1 does not lie above the one before");
    assertRefused(with(good, 14, 0x7f), "key 1 does not lie above the one before");
    assertRefused(with(good, 29, 0), "key 0 has 0 positives and 0 negatives");
    assertRefused(with(good, 22, 0x80), "key 0 has -9223372036854775807 positives");
    assertRefused(with(with(good, 14 + 48, 0x7f), 14 + 49, 0xf1), "a key is that of no score");
    assertRefused(with(with(good, 14, 0x80), 15, 0), "a key is that of no score");
    assertRefused(with(good, 22, 0x40), "they count 2^62 rows of a class, or more");
    assertRefused(with(good, 14 + 24 + 16, 0x40), "they count 2^62 rows of a class, or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocAccumulator.fromBytes(with(good, 9, 1)))
        .withMessageContaining("give a limit from 2 to");
    // a limit that was forged costs no memory
    assertThat(RocAccumulator.fromBytes(with(with(good, 6, 1), 9, 0)).heldBytes())
        .isLessThan(10_000);
  }

  @Test
  void countsBeyondThirtyTwoBitsAndSixtyThreeBitPairsAreExact() {
    RocAccumulator accumulator = RocAccumulator.withLimit(10);
    accumulator.addAll(
        new double[] {0.1, 0.2, 0.3, 0.4, 0.5}, new boolean[] {false, true, false, true, true});
    for (int doubling = 0; doubling < 60; doubling++) {
      accumulator.merge(accumulator);
    }
    assertThat(accumulator.positives()).isEqualTo(3L << 60);
    assertThat(accumulator.auc()).isEqualTo(new CertifiedAuc(5.0 / 6, 0, 5.0 / 6, 5.0 / 6));
    byte[] before = accumulator.toBytes();

    accumulator.merge(RocAccumulator.withLimit(10));
    accumulator.merge(accumulator);
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> accumulator.merge(accumulator));
    assertThat(accumulator.positives()).isEqualTo(3L << 61);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocAccumulator.fromBytes(accumulator.toBytes()));
    assertThat(before).hasSize(14 + 5 * 24);
  }

  @Test
  void binsAreAsFineAsTheLimitAllows() {
    // scores in [0.5, 1): sign and exponent are the same, so that all bits are left to tell apart
    RocAccumulator accumulator = RocAccumulator.withLimit(1024);
    double[] scores = random.doubles(50_000, 0.5, 1).toArray();
    boolean[] labels = new boolean[scores.length];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = random.nextDouble() < scores[row];
    }
    accumulator.addAll(scores, labels);

    CertifiedAuc auc = accumulator.auc();
    assertThat(auc.errorBound()).isPositive().isLessThan(1.0 / 512);
    assertThat(auc.value() - RocAuc.area(scores, labels).value())
        .as("seed %d", seed)
        .isBetween(-auc.errorBound(), auc.errorBound());
  }

  @Test
  void keysAreInTheOrderOfTheScores() {
    double[] ascending = {
      Double.NEGATIVE_INFINITY,
      -Double.MAX_VALUE,
      -1,
      -Double.MIN_NORMAL,
      -Double.MIN_VALUE,
      0,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      1,
      Math.nextUp(1.0),
      Double.MAX_VALUE,
      Double.POSITIVE_INFINITY
    };
    for (int i = 1; i < ascending.length; i++) {
      assertThat(SortKey.of(ascending[i])).isGreaterThan(SortKey.of(ascending[i - 1]));
    }
    assertThat(SortKey.of(-0.0)).isEqualTo(SortKey.of(0.0));
  }

  @Test
  void certificatesRefuseWhatTheyCannotBe() {
    assertThat(new CertifiedAuc(0.5, 0.25, 0.25, 0.75).isExact()).isFalse();
    assertThat(new CertifiedAuc(0.5, 1, 0, 1).isExact()).isFalse();
    assertThat(new CertifiedAuc(0.5, 0, 0.5, 0.5).isExact()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CertifiedAuc(0.5, 0, 0.6, 0.7))
        .withMessage("an area of 0.5 cannot lie between 0.6 and 0.7");
    assertThatIllegalArgumentException().isThrownBy(() -> new CertifiedAuc(0.5, 0, 0.4, 0.45));
    assertThatIllegalArgumentException().isThrownBy(() -> new CertifiedAuc(0.5, 0, -0.1, 0.6));
    assertThatIllegalArgumentException().isThrownBy(() -> new CertifiedAuc(0.5, 0, 0.4, 1.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CertifiedAuc(0.5, Double.NaN, 0.4, 0.6))
        .withMessage("an area cannot be wrong by at most NaN: give a number from 0 to 1");
    assertThatIllegalArgumentException().isThrownBy(() -> new CertifiedAuc(0.5, 1.5, 0.4, 0.6));
    assertThat(CertifiedAuc.of(BigInteger.ONE, BigInteger.ONE, BigInteger.ONE))
        .isEqualTo(new CertifiedAuc(0.5, 0.5, 0, 1));
  }

  private List<RocAccumulator> pieces(int limit, double[] scores, boolean[] labels) {
    List<RocAccumulator> pieces = new ArrayList<>();
    int count = 1 + random.nextInt(9);
    for (int piece = 0; piece < count; piece++) {
      pieces.add(RocAccumulator.withLimit(limit));
    }
    List<Integer> rows = new ArrayList<>(IntStream.range(0, scores.length).boxed().toList());
    Collections.shuffle(rows, random);
    for (int row : rows) {
      RocAccumulator piece = pieces.get(random.nextInt(count));
      piece.add(scores[row], labels[row]);
      if (random.nextInt(20) == 0) {
        piece.findAuc(); // asking in between changes nothing
      }
    }
    return pieces;
  }

  private RocAccumulator mergedAtRandom(List<RocAccumulator> pieces) {
    while (pieces.size() > 1) {
      RocAccumulator one = pieces.remove(random.nextInt(pieces.size()));
      RocAccumulator other = pieces.get(random.nextInt(pieces.size()));
      other.merge(random.nextBoolean() ? one : RocAccumulator.fromBytes(one.toBytes()));
    }
    return pieces.get(0);
  }

  private double[] scores(String shape, int size) {
    if (!shape.equals("any bits")) {
      return Rankings.scores(random, shape, size);
    }
    double[] scores = new double[size];
    for (int row = 0; row < size; row++) {
      double any = Double.longBitsToDouble(random.nextLong());
      scores[row] = Double.isNaN(any) ? -1 : any;
    }
    return scores;
  }

  private static long distinct(double[] scores) {
    return Arrays.stream(scores).map(score -> score + 0.0).distinct().count();
  }

  /** Whatever arrays hang on it, found by looking. */
  private static long bytesOfArrays(Object holder) throws IllegalAccessException {
    long bytes = 0;
    for (Field field : holder.getClass().getDeclaredFields()) {
      if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        Object value = field.get(holder);
        bytes += value instanceof long[] array ? 8L * array.length : bytesOfArrays(value);
      }
    }
    return bytes;
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    byte[] changed = bytes.clone();
    changed[index] = (byte) value;
    return changed;
  }

  private static void assertRefused(byte[] bytes, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocAccumulator.fromBytes(bytes))
        .withMessageStartingWith("the bytes are not those of a ROC accumulator: " + why);
  }
}
