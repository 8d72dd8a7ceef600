// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.evidence.DetectorDescription;
import io.tidemark.evidence.Detectors;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.FalseAlarmSpec;
import java.util.List;

/** What is wrong with the part of a policy that alerts follow. */
final class MonitoringValidation {

  private final ProblemList problems;

  private MonitoringValidation(ProblemList problems) {
    this.problems = problems;
  }

  static void check(Policy policy, ProblemList problems) {
    MonitoringValidation validation = new MonitoringValidation(problems);
    validation.baseline(policy.baseline(), policy.targetMiscoverage());
    validation.evidence(policy.evidence());
    validation.detectors(policy.detectors());
    validation.falseAlarms(policy.falseAlarms(), policy.evidence());
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

  private void detectors(List<DetectorSpec> detectors) {
    List<DetectorDescription> known = Detectors.catalogue();
    for (int i = 0; i < detectors.size(); i++) {
      DetectorSpec detector = detectors.get(i);
      String key = "detectors[" + i + "]";
      problems.requireKnown(
          key + ".name", detector.name(), known.stream().map(DetectorDescription::name).toList());
      known.stream()
          .filter(description -> description.name().equals(detector.name()))
          .forEach(d -> problems.requireParameters(key, detector.parameters(), d.parameters()));
    }
    problems.requireDistinct("detectors", detectors.stream().map(DetectorSpec::name).toList());
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
