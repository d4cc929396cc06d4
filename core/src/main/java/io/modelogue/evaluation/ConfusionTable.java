package io.modelogue.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a confusion matrix as text for a terminal. */
final class ConfusionTable {
  /** Of more concepts than this only the most frequent mistakes are listed. */
  private static final int MOST_CONCEPTS = 20;

  private ConfusionTable() {}

  static String of(ConfusionMatrix confusion) {
    StringBuilder text = new StringBuilder();
    int concepts = confusion.concepts().size();
    text.append(
        String.format(
            Locale.ROOT,
            "%,d of %,d rows decided rightly, %,d concepts\n",
            confusion.correct(),
            confusion.rows(),
            concepts));
    if (concepts <= MOST_CONCEPTS) {
      appendGrid(text, confusion);
    } else {
      MistakeList.appendTo(text, confusion);
    }
    return text.toString();
  }

  /** A row for each labelled concept, a column for each predicted one. */
  private static void appendGrid(StringBuilder text, ConfusionMatrix confusion) {
    TextColumns columns = new TextColumns();
    int concepts = confusion.concepts().size();
    List<String> header = new ArrayList<>(List.of("labelled, as predicted"));
    confusion.concepts().forEach(name -> header.add(Quoted.shortened(name, 12)));
    columns.add(header);
    for (int labelled = 0; labelled < concepts; labelled++) {
      List<String> counts = new ArrayList<>();
      for (int predicted = 0; predicted < concepts; predicted++) {
        long count = confusion.count(labelled, predicted);
        counts.add(count == 0 ? "." : Long.toString(count));
      }
      columns.addNamed(confusion.concepts().get(labelled), counts);
    }
    columns.appendTo(text);
  }
}
