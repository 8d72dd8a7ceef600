// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/** The CUSUM of a bet and what has been seen since it last left its floor. */
final class ChangeTrack {

  static final int SIZE = 5;

  private double logCusum;
  private long sinceMicros;
  private long units;
  private long trials;
  private double total;

  void update(double logFactor, Observation seen, long ofUnits, double ofTotal) {
    if (logCusum <= 0) {
      reset(seen.startMicros());
    }
    logCusum += logFactor;
    units += ofUnits;
    trials += seen.sums()[0];
    total += ofTotal;
  }

  void reset(long atMicros) {
    logCusum = 0;
    sinceMicros = atMicros;
    units = 0;
    trials = 0;
    total = 0;
  }

  double logCusum() {
    return logCusum;
  }

  ChangeEstimate estimate(String kind) {
    return new ChangeEstimate(kind, sinceMicros, units, trials, total);
  }

  int snapshot(double[] to, int at) {
    to[at++] = logCusum;
    to[at++] = sinceMicros;
    to[at++] = units;
    to[at++] = trials;
    to[at++] = total;
    return at;
  }

  int restore(double[] from, int at) {
    logCusum = from[at++];
    sinceMicros = (long) from[at++];
    units = (long) from[at++];
    trials = (long) from[at++];
    total = from[at++];
    return at;
  }
}
