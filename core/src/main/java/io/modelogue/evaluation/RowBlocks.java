package io.modelogue.evaluation;

import java.util.Arrays;

/**
 * Rows set apart by range and class in one pass over them, which need not know beforehand how many
 * there are of each: where a block is full, the next free one follows it.
 *
 * <p>No branch depends on a label, which no processor can predict. {@code -0.0} becomes {@code
 * 0.0}, so that scores which are equal as numbers have equal bits.
 */
final class RowBlocks {
  private final SampledRanges ranges;
  private final Part[] parts;

  private RowBlocks(SampledRanges ranges, Part[] parts) {
    this.ranges = ranges;
    this.parts = parts;
  }

  /**
   * Sets the rows apart, each lane a part of them.
   *
   * @throws IllegalArgumentException if a score is NaN
   */
  static RowBlocks of(double[] scores, boolean[] labels, SampledRanges ranges, RankMemory memory) {
    Part[] parts = new Part[memory.lanes().count()];
    memory
        .lanes()
        .run(
            parts.length,
            (number, lane) -> {
              RowPart rows = RowPart.of(scores, labels, number, parts.length);
              parts[number] = new Part(rows, ranges, memory.buffers(number));
            });
    return new RowBlocks(ranges, parts);
  }

  /** The rows of a range. */
  TwoClasses classes(int range) {
    TwoClasses rows =
        new TwoClasses(
            rows(2 * range + 1), rows(2 * range), ranges.lowest(range), ranges.highest(range));
    return ranges.isOuter(range) ? rows.widened() : rows;
  }

  private ScoredRows rows(int kind) {
    int count = Arrays.stream(parts).mapToInt(part -> part.count(kind)).sum();
    return new ScoredRows() {
      @Override
      public int count() {
        return count;
      }

      @Override
      public void each(Piece piece) {
        for (Part part : parts) {
          part.each(kind, piece);
        }
      }
    };
  }

  /** The blocks of one part of the rows; a kind is a range and a class. */
  private static final class Part {
    /** Scores in a block: one page of a processor's memory. */
    private static final int SIZE = 512;

    private final double[] scores;

    /** Where the next row of each kind would go. */
    private final int[] next;

    /** Which block each one follows; the first of a kind has its own number. */
    private final int[] previous;

    Part(RowPart rows, SampledRanges ranges, RankBuffers buffers) {
      int kinds = 2 * ranges.count();
      int blocks = rows.count() / SIZE + kinds + 1;
      this.scores = buffers.split(blocks * SIZE);
      this.previous = buffers.blocks(blocks);
      this.next = new int[kinds];
      for (int kind = 0; kind < kinds; kind++) {
        next[kind] = kind * SIZE;
        previous[kind] = kind;
      }
      write(rows, ranges);
    }

    private void write(RowPart rows, SampledRanges ranges) {
      double[] output = scores;
      int[] places = next;
      int free = places.length * SIZE;
      for (int row = rows.from; row < rows.to; row++) {
        double score = rows.scores[row] + 0.0;
        if (Double.isNaN(score)) {
          PredictionChecks.requireNumber(score, row, 1);
        }
        int kind = 2 * ranges.of(score) + (rows.labels[row] ? 1 : 0);
        int place = places[kind];
        output[place++] = score;
        if (place % SIZE == 0) {
          previous[free / SIZE] = place / SIZE - 1;
          place = free;
          free += SIZE;
        }
        places[kind] = place;
      }
    }

    int count(int kind) {
      int[] count = new int[1];
      each(kind, (array, from, to) -> count[0] += to - from);
      return count[0];
    }

    void each(int kind, ScoredRows.Piece piece) {
      int block = next[kind] / SIZE;
      piece.rows(scores, block * SIZE, next[kind]);
      while (previous[block] != block) {
        block = previous[block];
        piece.rows(scores, block * SIZE, (block + 1) * SIZE);
      }
    }
  }
}
