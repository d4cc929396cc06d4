package io.modelogue;

/**
 * Hears which version an alias points at, as {@link Model#watch} sees it: usually to load that
 * version and to serve it.
 *
 * <p>The newest version wins: one that held the alias between two looks only is never told. Called
 * on a thread of its own, one call at a time. It may block: nobody else is held up, and the next
 * look comes after it. If it throws, that is logged, and it is called again with the next look, so
 * that a load that failed is tried again.
 */
@FunctionalInterface
public interface AliasListener {

  /** Called with the version that the alias points at now, which is another one than before. */
  void on(ModelVersion holder);

  /**
   * Called when the alias points at nothing any more. Does nothing unless overridden: whoever
   * serves a version goes on serving it. Not called while the alias has never pointed at anything
   * since the watch began; then nothing is called before it does.
   */
  default void onRemoved() {}
}
