// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.Map;
import java.util.TreeMap;

/**
 * The small part of a segment's state, read with every prediction. Immutable; the arrays must not
 * be changed.
 *
 * @param planKey the plan it was made under
 * @param count outcomes learned from
 * @param firstOutcomeMicros event time of the first that the baseline counts; 0 before it
 * @param lastOutcomeMicros event time of the latest; 0 before the first
 * @param trackers one snapshot per target and tail
 * @param baseline one frozen threshold per target and tail; empty until the baseline is complete
 * @param lastBaselineMissed per target, of the last outcome; empty until one was judged by the
 *     baseline
 * @param baselineFrom the count at which the baseline began; negative where it took outcomes over
 *     from an earlier plan
 * @param classes the state of each class by label, where labels are calibrated apart
 */
public record HotState(
    String planKey,
    long count,
    long firstOutcomeMicros,
    long lastOutcomeMicros,
    double[][] trackers,
    double[] baseline,
    boolean[] lastBaselineMissed,
    long baselineFrom,
    Map<String, HotState> classes) {

  private static final double[] NO_THRESHOLDS = {};
  private static final boolean[] NO_MISSES = {};

  /** Takes a copy of the map. */
  public HotState {
    classes = Map.copyOf(classes);
  }

  /** A segment whose classes share their calibration, with a baseline from the first outcome on. */
  public HotState(
      String planKey,
      long count,
      long firstOutcomeMicros,
      long lastOutcomeMicros,
      double[][] trackers,
      double[] baseline,
      boolean[] lastBaselineMissed) {
    this(
        planKey,
        count,
        firstOutcomeMicros,
        lastOutcomeMicros,
        trackers,
        baseline,
        lastBaselineMissed,
        0,
        Map.of());
  }

  /** The same with a baseline that begins with the next outcome. */
  public HotState withoutBaseline() {
    TreeMap<String, HotState> relearning = new TreeMap<>();
    classes.forEach((label, state) -> relearning.put(label, state.withoutBaseline()));
    return new HotState(
        planKey,
        count,
        0,
        lastOutcomeMicros,
        trackers,
        NO_THRESHOLDS,
        NO_MISSES,
        count,
        relearning);
  }
}
