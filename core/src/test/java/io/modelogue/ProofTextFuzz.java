package io.modelogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.modelogue.internal.Checksum;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Receipts and anchors, with the checksum that fits them too: nobody finds that one by chance. */
class ProofTextFuzz {
  private static final String RECEIPT = "modelogue-receipt/1/";
  private static final String ANCHOR = "modelogue-registry-anchor 1 ";

  @MethodSource("samples")
  @FuzzTest
  void whateverATextSaysItIsAReceiptOrAnAnchorOrRefused(byte[] utf8) {
    String text = new String(utf8, UTF_8);
    check(text, Receipt::parse);
    check(RECEIPT + Checksum.of(text) + "/" + text, Receipt::parse);
    check(text, Anchor::parse);
    check(text, RegistryAnchor::parse);
    check(signedAnchor(text), RegistryAnchor::parse);
    SemanticVersion.find(text)
        .ifPresent(v -> assertThat(v).isEqualByComparingTo(SemanticVersion.parse(text)));
  }

  private static <T> void check(String text, Function<String, T> parse) {
    T parsed;
    try {
      parsed = parse.apply(text);
    } catch (IllegalArgumentException e) {
      assertThat(e).as("%s", text).hasMessageMatching("(?s).*\\b(receipt|anchors?|model)\\b.*");
      return;
    }
    assertThat(parse.apply(parsed.toString())).isEqualTo(parsed);
  }

  /** The first line of the text is taken for the registry, the others for its anchors. */
  private static String signedAnchor(String text) {
    String[] parts = text.split("\n", 2);
    String lines = parts.length == 2 ? parts[1] : "";
    return ANCHOR
        + parts[0]
        + " "
        + lines.lines().count()
        + " "
        + Checksum.of(lines)
        + "\n"
        + lines;
  }

  static Stream<byte[]> samples() {
    Anchor anchor = new Anchor(new UUID(1, 2), "spam/ham", 3, "ab".repeat(32));
    String receipt = new Receipt(anchor, 4, "cd".repeat(16), List.of("ef".repeat(32))).toString();
    return Stream.of(
            receipt,
            receipt.substring(RECEIPT.length() + 9),
            anchor.toString(),
            new RegistryAnchor(anchor.registry(), List.of(anchor)).toString(),
            anchor.registry() + "\n" + anchor + "\n")
        .map(text -> text.getBytes(UTF_8));
  }
}
