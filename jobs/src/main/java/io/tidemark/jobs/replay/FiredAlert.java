// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An episode of an alert that fired.
 *
 * @param severity {@code CRITICAL}, a page, or {@code WARNING}, a ticket
 * @param firedAt when it fired first, in event time
 * @param endsAt when it was over; null where it never was
 * @param estimatedChangeAt since when the rollup was worse, as estimated when it fired; may be null
 * @param logEvidence when it fired
 */
public record FiredAlert(
    String rollup,
    String monitor,
    double targetMiscoverage,
    String severity,
    @JsonSerialize(using = ToStringSerializer.class) Instant firedAt,
    @JsonSerialize(using = ToStringSerializer.class) Instant endsAt,
    @JsonSerialize(using = ToStringSerializer.class) Instant estimatedChangeAt,
    double logEvidence,
    double logLimit) {

  /** The episodes that fired, in the order of firing. */
  static List<FiredAlert> of(List<AlertTransition> steps) {
    Map<String, FiredAlert> fired = new LinkedHashMap<>();
    for (AlertTransition step : steps) {
      String episode = step.getFingerprint() + "/" + step.getEpisode();
      if (step.getState() == AlertState.FIRING) {
        fired.putIfAbsent(episode, at(step));
      } else if (step.getEndsAt() != null) {
        fired.computeIfPresent(episode, (e, alert) -> alert.until(step.getEndsAt()));
      }
    }
    return new ArrayList<>(fired.values());
  }

  private static FiredAlert at(AlertTransition step) {
    return new FiredAlert(
        step.getRollup(),
        step.getMonitor(),
        step.getTargetMiscoverage(),
        step.getSeverity().name(),
        step.getTime(),
        null,
        step.getEstimatedChangeAt(),
        step.getLogEvidence(),
        step.getLogLimit());
  }

  private FiredAlert until(Instant end) {
    return new FiredAlert(
        rollup,
        monitor,
        targetMiscoverage,
        severity,
        firedAt,
        end,
        estimatedChangeAt,
        logEvidence,
        logLimit);
  }
}
