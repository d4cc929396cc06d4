package io.modelogue.evaluation;

import io.modelogue.evaluation.ConfusionMatrix.Cell;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Writes which concepts were most often taken for which. */
final class MistakeList {
  private static final int MOST = 5;
  private static final int LONGEST_NAME = 40;

  private MistakeList() {}

  static void appendTo(StringBuilder text, ConfusionMatrix confusion) {
    List<Cell> mistakes =
        confusion.cells().stream()
            .filter(cell -> cell.labelled() != cell.predicted())
            .sorted(Comparator.comparingLong(Cell::count).reversed())
            .toList();
    if (mistakes.isEmpty()) {
      text.append("No row is taken for another concept\n");
    } else if (mistakes.size() > MOST && mistakes.get(0).count() == 1) {
      text.append("No two rows of one concept are taken for the same other one\n");
    } else {
      text.append("Most often mistaken\n");
      mistakes.stream().limit(MOST).forEach(cell -> append(text, confusion, cell));
    }
  }

  private static void append(StringBuilder text, ConfusionMatrix confusion, Cell cell) {
    text.append(
        String.format(
            Locale.ROOT,
            "  %s taken for %s: %,d of %,d rows\n",
            name(confusion, cell.labelled()),
            name(confusion, cell.predicted()),
            cell.count(),
            confusion.labelled(cell.labelled())));
  }

  private static String name(ConfusionMatrix confusion, int concept) {
    return Quoted.shortened(confusion.concepts().get(concept), LONGEST_NAME);
  }
}
