// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalScore;
import io.tidemark.score.PredictionInterval;
import io.tidemark.score.Side;
import java.util.stream.IntStream;

/**
 * Nested bands (law L5) by raising thresholds: the smallest threshold at which the interval for a
 * target contains that of a larger target is the larger score of its two ends, because a score does
 * not decrease away from its interval. So the issued thresholds still say exactly what is covered.
 */
final class BandNesting {

  private BandNesting() {}

  /** Thresholds by target and tail, raised where needed; the order of targets is kept. */
  static double[][] nest(
      IntervalScore score, Forecast forecast, double[] targets, double[][] thresholds) {
    double[][] raised = new double[thresholds.length][];
    PredictionInterval[] inner = new PredictionInterval[score.tails()];
    for (int i : descending(targets)) {
      raised[i] = thresholds[i].clone();
      for (int tail = 0; tail < inner.length; tail++) {
        raised[i][tail] =
            Math.max(raised[i][tail], reach(score, forecast, targets[i], tail, inner[tail]));
        inner[tail] = score.interval(forecast, targets[i], tail, raised[i][tail]);
      }
    }
    return raised;
  }

  private static double reach(
      IntervalScore score, Forecast forecast, double target, int tail, PredictionInterval inner) {
    if (inner == null || inner.isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    return Math.max(
        end(score, forecast, target, tail, inner.lower(), inner),
        end(score, forecast, target, tail, inner.upper(), inner));
  }

  /** An infinite end is free where the tail never bounds it, and needs the whole line elsewhere. */
  private static double end(
      IntervalScore score,
      Forecast forecast,
      double target,
      int tail,
      double y,
      PredictionInterval inner) {
    if (Double.isFinite(y)) {
      return score.of(forecast, target, tail, y);
    }
    boolean unbounded = !score.bounds(tail, y < 0 ? Side.LOWER : Side.UPPER);
    boolean whole = inner.equals(PredictionInterval.WHOLE_LINE);
    return unbounded && !whole ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  /** Thresholds of one score for all targets, made monotone; the order of targets is kept. */
  static double[] nest(double[] targets, double[] thresholds) {
    double[] raised = thresholds.clone();
    double largest = Double.NEGATIVE_INFINITY;
    for (int i : descending(targets)) {
      largest = Math.max(largest, raised[i]);
      raised[i] = largest;
    }
    return raised;
  }

  private static int[] descending(double[] targets) {
    return IntStream.range(0, targets.length)
        .boxed()
        .sorted((a, b) -> Double.compare(targets[b], targets[a]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
