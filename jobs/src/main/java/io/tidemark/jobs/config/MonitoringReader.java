// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.flink.event.PolicyWords;
import io.tidemark.policy.Policy;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.FalseAlarmSpec;
import io.tidemark.policy.Policy.Severity;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyDefaults;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the part of a policy that alerts follow. */
final class MonitoringReader {

  private static final String SEVERITY = "severity";

  private final Section section;

  MonitoringReader(Section section) {
    this.section = section;
  }

  BaselineSpec baseline() {
    return section
        .section("baseline", List.of("outcomes", "duration", "tolerance"))
        .map(
            keys ->
                new BaselineSpec(
                    WindowReader.extent(keys, "outcomes", PolicyDefaults.BASELINE_OUTCOMES),
                    keys.read("tolerance", Shape.NUMBER).orElse(PolicyDefaults.BASELINE_TOLERANCE)))
        .orElse(PolicyDefaults.BASELINE);
  }

  EvidenceSpec evidence() {
    Optional<Section> evidence = section.section("evidence", List.of("unit", "block", "tick"));
    if (evidence.isEmpty()) {
      return PolicyDefaults.EVIDENCE;
    }
    Section keys = evidence.get();
    boolean byEvent =
        keys.read("unit", Shape.choice(PolicyWords.EVIDENCE_BY_EVENT.byWord())).orElse(false);
    keys.require(!byEvent, "block", "absent when unit is event");
    keys.require(byEvent, "tick", "absent when unit is block");
    return byEvent
        ? new Policy.PerEvent(
            keys.read("tick", Shape.MICROS).orElse(PolicyDefaults.EVIDENCE_TICK_MICROS))
        : new Policy.PerBlock(
            keys.read("block", Shape.MICROS).orElse(PolicyDefaults.EVIDENCE_BLOCK_MICROS));
  }

  List<DetectorSpec> detectors() {
    return section
        .setting("detectors")
        .map(
            setting ->
                NamedSetting.list(
                    setting, "a list of detectors", this::detector, section.problems()))
        .orElse(PolicyDefaults.DETECTORS);
  }

  private Optional<DetectorSpec> detector(Setting setting) {
    String allowed = "a detector such as {name: NAME, severity: page, ...}";
    return NamedSetting.read(setting, allowed, Set.of(SEVERITY), section.problems())
        .map(this::detector);
  }

  private DetectorSpec detector(NamedSetting detector) {
    Severity severity =
        detector
            .other(SEVERITY, Shape.choice(PolicyWords.SEVERITY.byWord()), section.problems())
            .orElse(PolicyDefaults.SEVERITY);
    return new DetectorSpec(detector.name(), detector.parameters(), severity);
  }

  /** The times that are said. */
  void alerts(PolicyBuilder builder) {
    section
        .section("alerts", List.of("hold", "coolDown", "noData"))
        .ifPresent(
            keys -> {
              keys.read("hold", Shape.MICROS).ifPresent(builder::alertHold);
              keys.read("coolDown", Shape.MICROS).ifPresent(builder::alertCoolDown);
              keys.read("noData", Shape.MICROS).ifPresent(builder::alertNoData);
            });
  }

  FalseAlarmSpec falseAlarms() {
    Optional<Double> units = section.read("averageRunLength", Shape.NUMBER);
    section.require(units.isEmpty(), "budget", "absent beside averageRunLength");
    Optional<Section> budget =
        units.isPresent() ? Optional.empty() : section.section("budget", List.of("pagesPerDay"));
    if (budget.isEmpty()) {
      return units
          .<FalseAlarmSpec>map(Policy.AverageRunLength::new)
          .orElse(PolicyDefaults.FALSE_ALARMS);
    }
    Section keys = budget.get();
    if (keys.setting("pagesPerDay").isEmpty()) {
      keys.problems().add(keys.line(), keys.path() + ".pagesPerDay must be given: was absent");
    }
    return keys.read("pagesPerDay", Shape.NUMBER)
        .<FalseAlarmSpec>map(Policy.Budget::new)
        .orElse(PolicyDefaults.FALSE_ALARMS);
  }
}
