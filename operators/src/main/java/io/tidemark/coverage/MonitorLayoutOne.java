// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.quantile.FlatState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the first layout of a monitor: longs layout, issued, settled, expired; for each target the
 * doubles
 *
 * <ul>
 *   <li>target, null rate, alarmed, largest log evidence, trials and misses since the last change;
 *   <li>for the fault and then for the recovery six bets of log M, log CUSUM, start, units, trials,
 *       misses, and then the observations;
 *   <li>outcomes, misses, pairs, pairs missed twice and the last outcome of an autocorrelation that
 *       depended on how segments took turns, and is not taken over.
 * </ul>
 *
 * <p>Today's detectors keep for the same bets, whose weights are a sixth each: units, six logs of
 * weighted capital, and six times log CUSUM, start, units, trials, misses.
 */
final class MonitorLayoutOne {

  static final long LAYOUT = 1;

  private static final int BETS = 6;
  private static final int BET_SIZE = 6;
  private static final int HEAD = 6;
  private static final int DETECTOR_SIZE = BETS * BET_SIZE + 1;
  private static final int CORRELATION_SIZE = 5;
  private static final int TARGET_SIZE = HEAD + 2 * DETECTOR_SIZE + CORRELATION_SIZE;
  private static final DetectorPlan PLAN =
      new DetectorPlan(new DetectorSpec("miss-sr", Map.of()), DetectorReading.Severity.PAGE, 2);

  private MonitorLayoutOne() {}

  static MonitorState read(FlatState state) {
    long[] head = state.longs();
    List<TargetHistory.Stored> histories = new ArrayList<>();
    List<DetectorWatch.Stored> watches = new ArrayList<>();
    double[] from = state.doubles();
    for (int at = 0; at < from.length; at += TARGET_SIZE) {
      histories.add(
          new TargetHistory.Stored(
              from[at],
              from[at + 1],
              (long) from[at + HEAD + DETECTOR_SIZE - 1],
              (long) from[at + 4],
              (long) from[at + 5],
              new MissPairs(),
              new double[0],
              new double[0]));
      watches.add(watch(from, at));
    }
    return new MonitorState(
        Traffic.of(head[1], head[2], head[3]), histories, watches, Exhibits.Stored.NONE);
  }

  private static DetectorWatch.Stored watch(double[] from, int at) {
    DetectorWatch like = DetectorWatch.ofMisses(PLAN, from[at], from[at + 1], EvidenceUnit.BLOCK);
    return new DetectorWatch.Stored(
        like.place(),
        like.evidenceKey(),
        from[at + 2] == 1,
        from[at + 3],
        0,
        (long) from[at + 4],
        (long) from[at + 5],
        detector(from, at + HEAD),
        detector(from, at + HEAD + DETECTOR_SIZE));
  }

  private static double[] detector(double[] from, int at) {
    double[] to = new double[1 + BETS + BETS * (BET_SIZE - 1)];
    to[0] = from[at + DETECTOR_SIZE - 1];
    for (int k = 0; k < BETS; k++) {
      int bet = at + k * BET_SIZE;
      to[1 + k] = from[bet] - Math.log(BETS);
      System.arraycopy(from, bet + 1, to, 1 + BETS + k * (BET_SIZE - 1), BET_SIZE - 1);
    }
    return to;
  }
}
