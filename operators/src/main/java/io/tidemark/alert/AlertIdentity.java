// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import io.tidemark.policy.RollupKey;
import java.util.OptionalDouble;

/**
 * What an alert is about.
 *
 * @param rollup text of a {@link RollupKey} of the model
 * @param monitor the detector
 * @param target miscoverage target, in (0, 1); empty for a detector of all scores
 */
public record AlertIdentity(String model, String rollup, String monitor, OptionalDouble target) {

  /** The same for the same identity, in every run: 32 hexadecimal digits. */
  public String fingerprint() {
    String level = target.isPresent() ? Double.toString(target.getAsDouble()) : "";
    return Hash.of(String.join("\n", model, rollup, monitor, level));
  }

  /** The same detector on another rollup of the model. */
  AlertIdentity on(String otherRollup) {
    return new AlertIdentity(model, otherRollup, monitor, target);
  }

  /** Whether this is about a coarser rollup of the same, by the same detector. */
  boolean isAncestorOf(AlertIdentity other) {
    return monitor.equals(other.monitor)
        && target.equals(other.target)
        && !rollup.equals(other.rollup)
        && RollupKey.parse(other.rollup)
            .dimensions()
            .containsAll(RollupKey.parse(rollup).dimensions());
  }
}
