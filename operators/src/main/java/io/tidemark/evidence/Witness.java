// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Where the joint law of two variables differs most from the product of their own laws, learned
 * from past points. What it pays on a pair of points is in [-1, 1], and turns its sign when their
 * second values are swapped.
 */
interface Witness {

  /** What a pair pays, by the points before it; 0 while nothing is known. */
  double payoff(double x1, double y1, double x2, double y2);

  /** Learns a pair. */
  void add(double x1, double y1, double x2, double y2);

  /** Numbers in a snapshot now. */
  int snapshotSize();

  /** Writes the state; returns the position behind it. */
  int snapshot(double[] to, int at);

  /** Reads what {@link #snapshot} wrote; returns the position behind it. */
  int restore(double[] from, int at);
}
