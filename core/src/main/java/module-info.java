/** Model histories: versions, evaluations, comparisons, aliases and their proof. */
module io.modelogue {
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires org.slf4j;

  exports io.modelogue;
}
