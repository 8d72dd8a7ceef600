// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/** Checks the state of a tracker before it is restored. */
final class TrackerState {

  private TrackerState() {}

  static void require(String rule, int numbers, double[] snapshot) {
    require(rule, snapshot.length == numbers, numbers + " finite numbers", snapshot);
  }

  /**
   * Rejects a state that is not finite, or whose length is wrong.
   *
   * @param allowed as it reads after "must be"
   */
  static void require(String rule, boolean rightLength, String allowed, double[] snapshot) {
    boolean finite = Arrays.stream(snapshot).allMatch(Double::isFinite);
    if (!rightLength || !finite) {
      throw new IllegalArgumentException(
          "state of rule "
              + rule
              + " must be "
              + allowed
              + ": was "
              + snapshot.length
              + (finite ? " numbers" : " numbers, not all finite"));
    }
  }
}
