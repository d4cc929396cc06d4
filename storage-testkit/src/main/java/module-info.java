/** The contract test that every storage backend must pass, this project's and other people's. */
module io.modelogue.storage.testkit {
  requires transitive io.modelogue.storage;
  requires transitive org.junit.jupiter.api;
  requires static transitive org.jspecify;
  requires org.assertj.core;
  requires java.management;
  requires jdk.management;

  exports io.modelogue.storage.testkit;
}
