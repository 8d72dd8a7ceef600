// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.FleetRate;
import io.tidemark.event.MonitoringTransition;
import io.tidemark.event.TransitionKind;
import io.tidemark.event.TransitionReason;
import io.tidemark.flink.event.Moments;

/** The events that tell of a change of what a model is judged against. */
final class Transitions {

  private Transitions() {}

  static MonitoringTransition of(String model, long policyVersion, FleetRate.Plan plan) {
    return MonitoringTransition.newBuilder()
        .setModel(model)
        .setSubject(model)
        .setKind(TransitionKind.RUN_LENGTHS_SET)
        .setReason(TransitionReason.valueOf(plan.reason().name()))
        .setTime(Moments.of(plan.fromMicros()))
        .setPolicyVersion(policyVersion)
        .setPagesPerDay(plan.pagesPerDay())
        .setUnitsPerDay(plan.unitsPerDay())
        .setRollups(plan.rollups())
        .setDetectors(plan.detectors())
        .setAverageRunLength(plan.averageRunLength())
        .setPreviousRunLength(plan.previousRunLength())
        .build();
  }

  /** A segment's baseline is forgotten. */
  static MonitoringTransition started(
      String model, String segment, TransitionReason reason, long atMicros, long policyVersion) {
    return MonitoringTransition.newBuilder()
        .setModel(model)
        .setSubject(segment)
        .setKind(TransitionKind.BASELINE_STARTED)
        .setReason(reason)
        .setTime(Moments.of(atMicros))
        .setPolicyVersion(policyVersion)
        .build();
  }

  /** The thresholds of a segment's baseline are frozen. */
  static MonitoringTransition frozen(
      String model,
      String segment,
      TransitionReason reason,
      long outcomes,
      double[] thresholds,
      long atMicros,
      long policyVersion) {
    return MonitoringTransition.newBuilder()
        .setModel(model)
        .setSubject(segment)
        .setKind(TransitionKind.BASELINE_FROZEN)
        .setReason(reason)
        .setTime(Moments.of(atMicros))
        .setPolicyVersion(policyVersion)
        .setOutcomes(outcomes)
        .setThresholds(CalibratedPredictions.boxed(thresholds))
        .build();
  }
}
