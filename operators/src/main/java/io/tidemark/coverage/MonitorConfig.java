// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.Detectors;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.evidence.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rollup is monitored for. The array must not be changed after construction.
 *
 * @param targets miscoverage targets, each in (0, 1)
 * @param tolerance added to a target to give the null rate, in [0, 1)
 * @param unit of evidence: each event, or the tick as a block
 * @param detectors those on misses watch every target
 * @param comparisons classical detectors, on every target, for display
 * @param features that misses are tested for dependence on, for display
 */
public record MonitorConfig(
    double[] targets,
    double tolerance,
    EvidenceUnit unit,
    List<DetectorPlan> detectors,
    List<DetectorSpec> comparisons,
    List<String> features) {

  private static final double LARGEST_NULL_RATE = 0.99;

  /** Refuses values outside their ranges. */
  public MonitorConfig {
    for (double target : targets) {
      if (!(target > 0 && target < 1)) {
        throw new IllegalArgumentException("targetMiscoverage must be in (0, 1): was " + target);
      }
    }
    if (!(tolerance >= 0 && tolerance < 1)) {
      throw new IllegalArgumentException("tolerance must be in [0, 1): was " + tolerance);
    }
    detectors = List.copyOf(detectors);
    comparisons = List.copyOf(comparisons);
    features = List.copyOf(features);
  }

  /** Nothing but detectors. */
  public MonitorConfig(
      double[] targets, double tolerance, EvidenceUnit unit, List<DetectorPlan> detectors) {
    this(targets, tolerance, unit, detectors, List.of(), List.of());
  }

  /**
   * The null rate of a target: kept below 1, where nothing could be evidence, but never below the
   * target itself.
   */
  double nullRate(double target) {
    double largest = Math.max(LARGEST_NULL_RATE, target);
    return Math.min(largest, target + tolerance);
  }

  /** All detectors, on all their targets, in the order of the policy. */
  List<DetectorWatch> watches() {
    List<DetectorWatch> watches = new ArrayList<>();
    for (DetectorPlan plan : detectors) {
      if (Detectors.description(plan.spec().name()).input() == Input.RANKS) {
        watches.add(DetectorWatch.ofRanks(plan, unit));
      } else {
        addOnMisses(plan, watches);
      }
    }
    return watches;
  }

  /** A target that is no larger than the tolerance can't be missed too seldom. */
  private void addOnMisses(DetectorPlan plan, List<DetectorWatch> watches) {
    for (double target : targets) {
      double nullRate = plan.overCoverage() ? target - tolerance : nullRate(target);
      if (nullRate > 0) {
        watches.add(DetectorWatch.ofMisses(plan, target, nullRate, unit));
      }
    }
  }
}
