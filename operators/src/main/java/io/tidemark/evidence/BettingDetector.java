// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.Arrays;
import java.util.List;

/**
 * A detector made of weighted bets in one {@link Form}: the statistic is the weighted mean of the
 * bets' statistics, which keeps the form's guarantee because the weights sum to 1 and are fixed.
 *
 * <p>Constant time an observation and constant state: one number an expert, five a bet and what a
 * bet remembers. All capital is in logs, so neither a long fault nor a long quiet time overflows.
 */
final class BettingDetector implements Detector {

  private final Input input;
  private final EvidenceUnit unit;
  private final Form form;
  private final double logLimit;
  private final Bet[] bets;
  private final double[] logWeights;
  private final int[] offsets;
  private final double[] logs;
  private final ChangeTrack[] tracks;
  private long units;

  /**
   * A detector without evidence.
   *
   * @param limit above 1
   * @param weights of the bets, above 0; their sum is scaled to 1
   */
  BettingDetector(
      Input input, EvidenceUnit unit, Form form, double limit, List<Bet> bets, double[] weights) {
    if (!(limit > 1 && limit < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("limit must be above 1 and finite: was " + limit);
    }
    this.input = input;
    this.unit = unit;
    this.form = form;
    this.logLimit = Math.log(limit);
    this.bets = bets.toArray(new Bet[0]);
    this.logWeights = logShares(weights);
    this.offsets = new int[this.bets.length + 1];
    for (int k = 0; k < this.bets.length; k++) {
      offsets[k + 1] = offsets[k] + this.bets[k].experts();
    }
    this.logs = new double[offsets[this.bets.length]];
    this.tracks = new ChangeTrack[this.bets.length];
    Arrays.setAll(tracks, k -> new ChangeTrack());
    reset(0);
  }

  private static double[] logShares(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(w -> Math.log(w / sum)).toArray();
  }

  @Override
  public Input input() {
    return input;
  }

  @Override
  public DriftSignal update(Observation seen) {
    input.require(seen.sums());
    long ofUnits = unit.units(seen.sums()[0]);
    if (ofUnits > 0) {
      for (int k = 0; k < bets.length; k++) {
        play(k, seen, ofUnits);
      }
      units += ofUnits;
    }
    return signal();
  }

  private void play(int k, Observation seen, long ofUnits) {
    int from = offsets[k];
    int to = offsets[k + 1];
    form.fund(logs, from, to, logWeights[k], ofUnits, units);
    double before = Logs.sum(logs, from, to);
    bets[k].play(logs, from, unit, seen.sums());
    double logFactor = Logs.sum(logs, from, to) - before;
    tracks[k].update(logFactor, seen, ofUnits, input.total(seen.sums()));
  }

  @Override
  public DriftSignal signal() {
    double logStatistic = Logs.sum(Logs.sum(logs, 0, logs.length), form.logUnspent(units));
    return DriftSignal.of(logStatistic, logLimit);
  }

  @Override
  public ChangeEstimate change() {
    int best = 0;
    for (int k = 1; k < bets.length; k++) {
      best = tracks[k].logCusum() > tracks[best].logCusum() ? k : best;
    }
    return tracks[best].estimate(bets[best].kind());
  }

  @Override
  public long units() {
    return units;
  }

  @Override
  public void reset(long atMicros) {
    Arrays.fill(logs, Double.NEGATIVE_INFINITY);
    for (int k = 0; k < bets.length; k++) {
      bets[k].forget();
      tracks[k].reset(atMicros);
    }
    units = 0;
  }

  @Override
  public int snapshotSize() {
    int memories = Arrays.stream(bets).mapToInt(Bet::memorySize).sum();
    return 1 + logs.length + ChangeTrack.SIZE * tracks.length + memories;
  }

  @Override
  public int snapshot(double[] to, int at) {
    to[at] = units;
    System.arraycopy(logs, 0, to, at + 1, logs.length);
    int next = at + 1 + logs.length;
    for (int k = 0; k < bets.length; k++) {
      next = bets[k].snapshot(to, tracks[k].snapshot(to, next));
    }
    return next;
  }

  @Override
  public int restore(double[] from, int at) {
    units = (long) from[at];
    System.arraycopy(from, at + 1, logs, 0, logs.length);
    int next = at + 1 + logs.length;
    for (int k = 0; k < bets.length; k++) {
      next = bets[k].restore(from, tracks[k].restore(from, next));
    }
    return next;
  }
}
