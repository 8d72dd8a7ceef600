// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.coverage.DetectorPlan;
import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.coverage.MonitorConfig;
import io.tidemark.drift.DriftDetector;
import io.tidemark.drift.DriftDetectors;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.Detectors;
import io.tidemark.evidence.EvidenceUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The detectors that are studied, all with the same limit. */
final class StudiedDetectors {

  /** Those with a promise: the monitor's defaults, both jumpers, and the e-process of a ranking. */
  static final List<String> NAMES =
      List.of("miss-sr", "overcoverage-sr", "jumper-sr", "composite-jumper-sr", "miss-restarted");

  /** Those without: they see the same baseline misses, one by one. */
  static final List<String> CLASSICAL = List.of("adwin", "ddm", "page-hinkley");

  static final double TARGET = 0.1;
  static final double TOLERANCE = 0.05;

  private StudiedDetectors() {}

  static MonitorConfig config(EvidenceUnit unit, double tolerance, double limit, List<String> of) {
    List<DetectorPlan> plans =
        of.stream()
            .map(name -> new DetectorSpec(name, Map.of()))
            .map(spec -> new DetectorPlan(spec, Severity.PAGE, limit))
            .toList();
    return new MonitorConfig(new double[] {TARGET}, tolerance, unit, plans);
  }

  /** Whether its limit is one over an error level. */
  static boolean eProcess(String name) {
    return NAMES.contains(name) && Detectors.description(name).eProcess();
  }

  static Map<String, DriftDetector> classical() {
    Map<String, DriftDetector> detectors = new LinkedHashMap<>();
    CLASSICAL.forEach(name -> detectors.put(name, DriftDetectors.of(name, Map.of())));
    return detectors;
  }
}
