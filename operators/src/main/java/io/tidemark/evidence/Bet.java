// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * A way to bet against a null. Its factor is nonnegative and, given the past and the number of
 * trials, has a mean of at most 1 while the null holds; it is fixed before the observation.
 */
interface Bet {

  /** What it bets on. */
  String kind();

  /** Experts among whom its capital is spread. */
  default int experts() {
    return 1;
  }

  /** Turns the capitals, in logs, before an observation into those after it. */
  void play(double[] logs, int at, EvidenceUnit unit, long[] sums);

  /** Numbers that it remembers besides its capitals. */
  default int memorySize() {
    return 0;
  }

  /** Forgets them. */
  default void forget() {}

  /** Writes them; returns the position behind. */
  default int snapshot(double[] to, int at) {
    return at;
  }

  /** Reads them; returns the position behind. */
  default int restore(double[] from, int at) {
    return at;
  }
}
