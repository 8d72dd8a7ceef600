// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import java.util.Map;

/**
 * The small part of a segment's state, read with every prediction. Immutable; the arrays must not
 * be changed.
 *
 * @param planKey the plan it was made under
 * @param count outcomes learned from
 * @param firstOutcomeMicros event time of the first; 0 before it
 * @param lastOutcomeMicros event time of the latest; 0 before the first
 * @param trackers one snapshot per target and tail
 * @param baseline one frozen threshold per target and tail; empty until the baseline is complete
 * @param lastBaselineMissed per target, of the last outcome; empty until one was judged by the
 *     baseline
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
    Map<String, HotState> classes) {

  /** Takes a copy of the map. */
  public HotState {
    classes = Map.copyOf(classes);
  }

  /** A segment whose classes share their calibration. */
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
        Map.of());
  }
}
