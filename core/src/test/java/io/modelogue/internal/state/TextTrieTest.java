package io.modelogue.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTrieTest {
  /** Many of them have one hash. */
  private static final int TEXTS = 256;

  @Test
  void itAgreesWithHashMapAndOldCopiesStayAsTheyWere() {
    long seed = Long.getLong("modelogue.seed", System.nanoTime());
    Random random = new Random(seed);
    List<TextTrie<Integer>> copies = new ArrayList<>();
    List<Map<String, Integer>> expected = new ArrayList<>();
    TextTrie<Integer> trie = TextTrie.empty();
    Map<String, Integer> twin = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      String text = text(random.nextInt(TEXTS));
      // first it grows, then it shrinks until it is nearly empty
      if (random.nextInt(3_000) > i) {
        trie = trie.with(text, i);
        twin.put(text, i);
      } else {
        trie = trie.without(text);
        twin.remove(text);
      }
      if (i % 10 == 0) {
        copies.add(trie);
        expected.add(Map.copyOf(twin));
      }
    }

    for (int i = 0; i < copies.size(); i++) {
      for (int n = 0; n < TEXTS; n++) {
        assertThat(copies.get(i).get(text(n)))
            .as("%s in copy %d, seed %d", text(n), i, seed)
            .isEqualTo(expected.get(i).get(text(n)));
      }
    }
  }

  /** Half of them are numbers; the bits of the others choose between two texts of one hash. */
  private static String text(int n) {
    return n % 2 == 0 ? "v" + n : Integer.toBinaryString(n).replace("0", "Aa").replace("1", "BB");
  }

  @Test
  void textsOfOneHashAreToldApart() {
    assertThat("Aa").hasSameHashCodeAs("BB");
    TextTrie<Integer> trie = TextTrie.<Integer>empty().with("Aa", 1).with("BB", 2).with("Aa", 3);

    assertThat(trie.get("Aa")).isEqualTo(3);
    assertThat(trie.get("BB")).isEqualTo(2);
    assertThat(trie.without("Aa").get("Aa")).isNull();
    assertThat(trie.without("Aa").get("BB")).isEqualTo(2);
    assertThat(trie.without("C#").get("BB")).isEqualTo(2);
  }
}
