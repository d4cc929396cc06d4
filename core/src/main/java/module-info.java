/** Model histories: versions, evaluations, comparisons, aliases and their proof. */
module io.modelogue {
  requires transitive io.modelogue.storage;
  requires static transitive org.jspecify;
  requires static transitive com.google.errorprone.annotations;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.github.benmanes.caffeine;
  requires org.slf4j;

  exports io.modelogue;
  exports io.modelogue.evaluation;
  exports io.modelogue.history;
}
