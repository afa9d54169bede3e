package com.chancery.sdk;

/** Is told how far a transfer is. */
@FunctionalInterface
public interface Progress {
  /** Tells nobody. */
  Progress NONE = (bytes, total) -> {};

  /**
   * Called as bytes go over.
   *
   * @param bytes how many went over so far
   * @param total how many there are in all; -1 where that is not known
   */
  void at(long bytes, long total);
}
