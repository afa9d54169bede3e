package com.chancery.sdk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** How long and how often to try. */
final class Patience {
  private static final long FIRST_WAIT_MS = 100;
  private static final long LONGEST_WAIT_MS = 5_000;

  private Patience() {}

  /** The pause before the next try: as the server says, otherwise longer each time, and different for every client. */
  static Duration before(int tries, ChanceryException failure) {
    String asked = failure == null ? null : failure.facts().get("retry_after_seconds");
    if (asked != null && asked.matches("[1-9][0-9]{0,8}")) {
      return Duration.ofSeconds(Long.parseLong(asked));
    }
    long longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS << Math.min(tries, 10));
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2));
  }

  /** Tries until it works, or until repetition is of no use. */
  static <T> T repeatedly(int attempts, Supplier<T> attempt) {
    for (int tries = 1; ; tries++) {
      try {
        return attempt.get();
      } catch (RuntimeException thrown) {
        ChanceryException failure = ChanceryException.from(thrown);
        if (!failure.isTransient() || tries >= attempts) {
          throw failure;
        }
        pause(before(tries, failure));
      }
    }
  }

  static void pause(Duration wait) {
    try {
      Thread.sleep(wait.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw ChanceryException.from(io.grpc.Status.CANCELLED.withCause(interrupted).asRuntimeException());
    }
  }
}
