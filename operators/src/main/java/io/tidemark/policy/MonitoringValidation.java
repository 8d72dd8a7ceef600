// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.drift.DriftDetectors;
import io.tidemark.evidence.Detectors;
import io.tidemark.policy.Policy.AlertTimes;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.FalseAlarmSpec;
import io.tidemark.threshold.ParameterDescription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is wrong with the part of a policy that alerts follow. */
final class MonitoringValidation {

  private static final int MOST_FEATURES = 16;

  private final ProblemList problems;

  private MonitoringValidation(ProblemList problems) {
    this.problems = problems;
  }

  static void check(Policy policy, ProblemList problems) {
    MonitoringValidation validation = new MonitoringValidation(problems);
    validation.baseline(policy.baseline(), policy.targetMiscoverage());
    validation.evidence(policy.evidence());
    validation.detectors(policy.detectors());
    validation.features(policy.features());
    validation.falseAlarms(policy.falseAlarms(), policy.evidence());
    validation.alerts(policy.alerts(), policy.evidence().tickMicros());
  }

  private void baseline(BaselineSpec baseline, List<Double> targets) {
    CalibrationValidation.extent("baseline", "outcomes", baseline.extent(), problems);
    double tolerance = baseline.tolerance();
    problems.require(tolerance >= 0 && tolerance < 1, "baseline.tolerance", tolerance, "in [0, 1)");
    for (double target : targets) {
      if (target > 0 && target < 1 && tolerance >= 0 && tolerance < 1) {
        problems.require(
            target + tolerance < 1,
            "baseline.tolerance",
            tolerance,
            "below 1 - targetMiscoverage (" + target + ")");
      }
    }
  }

  private void evidence(EvidenceSpec evidence) {
    if (evidence instanceof Policy.PerEvent perEvent) {
      problems.requireSpan("evidence.tick", perEvent.tickMicros());
    } else if (evidence instanceof Policy.PerBlock perBlock) {
      problems.requireSpan("evidence.block", perBlock.blockMicros());
    }
  }

  /** Without a reading for less than a tick there would be no data between any two readings. */
  private void alerts(AlertTimes times, long tickMicros) {
    problems.requireSpanOrNone("alerts.hold", times.holdMicros());
    problems.requireSpanOrNone("alerts.coolDown", times.coolDownMicros());
    problems.requireSpan("alerts.noData", times.noDataMicros());
    if (tickMicros > 0 && times.noDataMicros() > 0) {
      problems.require(
          times.noDataMicros() >= tickMicros,
          "alerts.noData",
          times.noDataMicros() + " microseconds",
          "at least the evidence's block or tick (" + tickMicros + " microseconds)");
    }
  }

  private void detectors(List<DetectorSpec> detectors) {
    Map<String, List<ParameterDescription>> known = known();
    for (int i = 0; i < detectors.size(); i++) {
      DetectorSpec detector = detectors.get(i);
      String key = "detectors[" + i + "]";
      problems.requireKnown(key + ".name", detector.name(), known.keySet());
      if (known.containsKey(detector.name())) {
        problems.requireParameters(key, detector.parameters(), known.get(detector.name()));
      }
      if (DriftDetectors.knows(detector.name())) {
        comparison(key, detector);
      }
    }
    problems.requireDistinct("detectors", detectors.stream().map(DetectorSpec::name).toList());
  }

  /** Of all detectors, those that may page first. */
  private static Map<String, List<ParameterDescription>> known() {
    Map<String, List<ParameterDescription>> known = new LinkedHashMap<>();
    Detectors.catalogue().forEach(d -> known.put(d.name(), d.parameters()));
    DriftDetectors.catalogue().forEach(d -> known.put(d.name(), d.parameters()));
    return known;
  }

  /** A classical detector is shown and no more (law L10). */
  private void comparison(String key, DetectorSpec detector) {
    problems.require(
        detector.severity() == Policy.Severity.REPORT,
        key + ".severity",
        detector.severity().name().toLowerCase(Locale.ROOT),
        "report for " + detector.name() + ", which has no stated average run length");
    problems.require(
        fits(detector),
        key + ".window",
        detector.parameters().get("window"),
        "at least twice the sample");
  }

  private static boolean fits(DetectorSpec detector) {
    try {
      DriftDetectors.of(detector.name(), detector.parameters());
      return true;
    } catch (IllegalArgumentException e) {
      return !e.getMessage().startsWith("window of detector kswin must be at least twice");
    }
  }

  private void features(List<String> features) {
    problems.require(
        features.size() <= MOST_FEATURES, "features", features.size(), "at most 16 names");
    problems.require(
        features.stream().noneMatch(String::isBlank), "features", features, "names, not blank");
    problems.requireDistinct("features", features);
  }

  private void falseAlarms(FalseAlarmSpec falseAlarms, EvidenceSpec evidence) {
    if (falseAlarms instanceof Policy.AverageRunLength length) {
      double units = length.units();
      problems.require(
          units > 1 && units < Double.POSITIVE_INFINITY,
          "averageRunLength",
          units,
          "finite and above 1");
    } else if (falseAlarms instanceof Policy.Budget budget) {
      double pages = budget.pagesPerDay();
      problems.require(
          pages > 0 && pages < Double.POSITIVE_INFINITY,
          "budget.pagesPerDay",
          pages,
          "finite and above 0");
      problems.require(
          evidence instanceof Policy.PerBlock,
          "budget",
          "beside events",
          "absent when evidence.unit is event: only blocks have so many to a day");
    }
  }
}
