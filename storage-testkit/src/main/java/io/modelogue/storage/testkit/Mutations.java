package io.modelogue.storage.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Inputs that nobody would write: mutations of well-formed ones, fed to whatever reads them.
 *
 * <p>Half of the mutations are mutations of mutations. Used by one thread.
 */
public final class Mutations {
  private static final int LARGEST = 10_000;
  private static final List<byte[]> WORDS =
      List.of(
              "\n",
              "\n\n",
              " ",
              "\"",
              "\\",
              "\\u0000",
              "\u0000",
              "{",
              "}",
              "[",
              "]",
              ",",
              ":",
              "/",
              "..",
              "../",
              "%00",
              "%2e",
              "-",
              "-1",
              "0",
              "00",
              "1",
              "9",
              "2147483647",
              "2147483648",
              "-9223372036854775808",
              "9223372036854775807",
              "9223372036854775808",
              "1e999",
              "NaN",
              "null",
              "true",
              "\ufeff",
              "\ud83e\udd86",
              "\u202e",
              "end\n",
              "\nend\n")
          .stream()
          .map(word -> word.getBytes(UTF_8))
          .toList();

  private final SplittableRandom random = new SplittableRandom(Torture.seed());
  private final List<byte[]> pool;
  private final int originals;

  private Mutations(List<byte[]> corpus) {
    this.pool = new ArrayList<>(corpus);
    this.originals = corpus.size();
  }

  /**
   * Feeds a target the corpus itself, then mutations of it.
   *
   * @param corpus well-formed inputs, and those that once did harm; at least one
   * @param inputs how many mutations
   * @param target reads the input, and throws whatever it must not throw
   * @throws AssertionError if the target throws anything; it holds the input in Base64, to be added
   *     to the corpus
   */
  public static void feed(List<byte[]> corpus, int inputs, Consumer<byte[]> target) {
    corpus.forEach(input -> feed(input, target));
    Mutations mutations = new Mutations(corpus);
    for (int i = 0; i < inputs; i++) {
      feed(mutations.next(), target);
    }
  }

  private static void feed(byte[] input, Consumer<byte[]> target) {
    try {
      target.accept(input.clone());
    } catch (Throwable e) {
      throw Torture.failure("the input " + Base64.getEncoder().encodeToString(input), e);
    }
  }

  private byte[] next() {
    byte[] input = pool.get(random.nextInt(pool.size()));
    int mutations = 1 + random.nextInt(3);
    for (int i = 0; i < mutations; i++) {
      input = mutate(input);
    }
    input = input.length > LARGEST ? Arrays.copyOf(input, LARGEST) : input;
    if (pool.size() < 2 * originals + 100) {
      pool.add(input);
    } else {
      pool.set(originals + random.nextInt(pool.size() - originals), input);
    }
    return input;
  }

  private byte[] mutate(byte[] input) {
    if (input.length == 0) {
      return word();
    }
    int at = random.nextInt(input.length);
    int to = at + random.nextInt(Math.min(20, input.length - at) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(input, at);
      case 1 -> joined(Arrays.copyOf(input, at), word(), tail(input, at));
      case 2 -> joined(Arrays.copyOf(input, at), word(), tail(input, to));
      case 3 -> joined(Arrays.copyOf(input, at), tail(input, to));
      case 4 -> joined(Arrays.copyOf(input, to), tail(input, at));
      case 5 -> Arrays.copyOf(input, at);
      case 6 -> joined(Arrays.copyOf(input, at), tail(pool.get(random.nextInt(pool.size())), at));
      default -> replaced(input, at);
    };
  }

  private byte[] flipped(byte[] input, int at) {
    byte[] copy = input.clone();
    copy[at] ^= (byte) (1 << random.nextInt(8));
    return copy;
  }

  private byte[] replaced(byte[] input, int at) {
    byte[] copy = input.clone();
    copy[at] = (byte) random.nextInt();
    return copy;
  }

  private byte[] word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static byte[] tail(byte[] input, int from) {
    return Arrays.copyOfRange(input, Math.min(from, input.length), input.length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
