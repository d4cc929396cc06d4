package io.modelogue.storage.file;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Answers to what was asked lately. When there are too many, all are forgotten: none of them is
 * needed, each only saves work. Safe for use by several threads.
 */
final class Recent<K, V> {
  private static final int ANSWERS = 4_096;

  private final Map<K, V> answers = new ConcurrentHashMap<>();

  Optional<V> find(K key) {
    return Optional.ofNullable(answers.get(key));
  }

  void keep(K key, V answer) {
    if (answers.size() >= ANSWERS) {
      answers.clear();
    }
    answers.put(key, answer);
  }

  V get(K key, Function<K, V> finding) {
    V answer = answers.get(key);
    if (answer == null) {
      answer = finding.apply(key);
      keep(key, answer);
    }
    return answer;
  }
}
