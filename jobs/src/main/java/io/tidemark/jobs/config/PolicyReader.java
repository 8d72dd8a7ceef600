// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.flink.event.PolicyWords;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyProblem;
import io.tidemark.policy.PolicyValidation;
import java.util.List;
import java.util.Optional;

/** Reads one policy of a file; keys that are left out take their defaults. */
final class PolicyReader {

  private static final List<String> KEYS =
      List.of(
          "model",
          "version",
          "segmentBy",
          "rollups",
          "targetMiscoverage",
          "score",
          "transform",
          "rule",
          "window",
          "labelHorizon",
          "retention",
          "baseline",
          "evidence",
          "detectors",
          "averageRunLength",
          "budget",
          "onNewVersion",
          "ordering",
          "classConditional",
          "features",
          "alerts");

  private static final Shape<List<String>> NAMES = Shape.list("a list of names", Shape.TEXT);

  private static final Shape<List<List<String>>> GROUPS =
      Shape.list("a list of lists of names", NAMES);

  private static final Shape<List<Double>> NUMBERS = Shape.list("a list of numbers", Shape.NUMBER);

  private final Section section;

  private PolicyReader(Section section) {
    this.section = section;
  }

  /** The policy of a setting; empty when it is no section. What is wrong is in the problems. */
  static Optional<Policy> read(Setting setting, long defaultVersion, Problems problems) {
    return Section.of(setting, KEYS, problems)
        .map(section -> new PolicyReader(section).policy(defaultVersion));
  }

  private Policy policy(long defaultVersion) {
    PolicyBuilder builder =
        PolicyBuilder.of(
            section.read("model", Shape.TEXT).orElse(Policy.ANY_MODEL),
            section.read("version", Shape.LONG).orElse(defaultVersion));
    traffic(builder);
    calibration(builder);
    monitoring(builder);
    Policy policy = builder.build();
    PolicyValidation.problems(policy).forEach(this::report);
    return policy;
  }

  private void traffic(PolicyBuilder builder) {
    section.read("segmentBy", NAMES).ifPresent(builder::segmentBy);
    section.read("rollups", GROUPS).ifPresent(builder::rollups);
    section.read("labelHorizon", Shape.MICROS).ifPresent(builder::labelHorizon);
    section.read("retention", Shape.MICROS).ifPresent(builder::retention);
    section
        .read("onNewVersion", Shape.choice(PolicyWords.ON_NEW_VERSION.byWord()))
        .ifPresent(builder::onNewVersion);
    section
        .read("ordering", Shape.choice(PolicyWords.ORDERING.byWord()))
        .ifPresent(builder::ordering);
  }

  private void calibration(PolicyBuilder builder) {
    section.read("targetMiscoverage", NUMBERS).ifPresent(builder::targetMiscoverage);
    section
        .setting("score")
        .flatMap(score -> ScoreReader.read(score, section.problems()))
        .ifPresent(builder::score);
    section
        .read("transform", Shape.choice(PolicyWords.TRANSFORM.byWord()))
        .ifPresent(builder::transform);
    section
        .setting("rule")
        .flatMap(rule -> RuleReader.read(rule, section.problems()))
        .ifPresent(builder::rule);
    section.section("window", WindowReader.KEYS).map(WindowReader::read).ifPresent(builder::window);
    section.read("classConditional", Shape.BOOLEAN).ifPresent(builder::classConditional);
  }

  private void monitoring(PolicyBuilder builder) {
    MonitoringReader monitoring = new MonitoringReader(section);
    builder
        .baseline(monitoring.baseline())
        .evidence(monitoring.evidence())
        .detectors(monitoring.detectors())
        .falseAlarms(monitoring.falseAlarms());
    section.read("features", NAMES).ifPresent(builder::features);
    monitoring.alerts(builder);
  }

  private void report(PolicyProblem problem) {
    String path = section.path().isEmpty() ? "" : section.path() + ".";
    section.problems().add(section.lineOf(problem.key()), path + problem.message());
  }
}
