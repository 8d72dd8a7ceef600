// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/** Checks the state of a tracker before it is restored. */
final class TrackerState {

  private TrackerState() {}

  static void require(String rule, int numbers, double[] snapshot) {
    boolean finite = Arrays.stream(snapshot).allMatch(Double::isFinite);
    if (snapshot.length != numbers || !finite) {
      throw new IllegalArgumentException(
          "state of rule "
              + rule
              + " must be "
              + numbers
              + " finite numbers: was "
              + Arrays.toString(snapshot));
    }
  }
}
