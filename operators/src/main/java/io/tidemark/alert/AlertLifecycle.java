// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The life of the alerts of one monitored thing: INACTIVE, then FIRING, then RESOLVED; a later
 * alarm opens the next episode. A signal that does not fit the state changes nothing. Immutable;
 * time is an argument.
 *
 * @param fingerprint identity of what is monitored
 * @param episode episodes so far
 * @param startsAtMicros of the current or last episode
 */
public record AlertLifecycle(
    String fingerprint, AlertState state, long episode, long startsAtMicros) {

  /** No alert so far. */
  public static AlertLifecycle of(String model, String rollup, String monitor, double target) {
    String identity = String.join("\n", model, rollup, monitor, Double.toString(target));
    return new AlertLifecycle(hash(identity), AlertState.INACTIVE, 0, 0);
  }

  /** The state after a signal, and the step if there was one. */
  public record Moved(AlertLifecycle lifecycle, Optional<AlertStep> step) {}

  /** A detector raised an alarm. */
  public Moved raise(long atMicros) {
    if (state == AlertState.FIRING) {
      return new Moved(this, Optional.empty());
    }
    AlertLifecycle next = new AlertLifecycle(fingerprint, AlertState.FIRING, episode + 1, atMicros);
    return new Moved(next, Optional.of(next.step(0, OptionalLong.empty())));
  }

  /** A detector found that the fault is over. */
  public Moved end(long atMicros) {
    if (state != AlertState.FIRING) {
      return new Moved(this, Optional.empty());
    }
    AlertLifecycle next =
        new AlertLifecycle(fingerprint, AlertState.RESOLVED, episode, startsAtMicros);
    return new Moved(next, Optional.of(next.step(1, OptionalLong.of(atMicros))));
  }

  private AlertStep step(int sequence, OptionalLong endsAt) {
    String id = hash(fingerprint + "\n" + episode + "\n" + sequence);
    return new AlertStep(id, fingerprint, episode, sequence, state, startsAtMicros, endsAt);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
