// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.policy.Policy;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.policy.PolicyProblem;
import io.tidemark.policy.PolicyValidation;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
          "baseline",
          "evidence",
          "averageRunLength",
          "ordering");

  private static final Shape<List<String>> NAMES = Shape.list("a list of names", Shape.TEXT);

  private static final Shape<List<List<String>>> GROUPS =
      Shape.list("a list of lists of names", NAMES);

  private static final Shape<List<Double>> NUMBERS = Shape.list("a list of numbers", Shape.NUMBER);

  private static final Map<String, Transform> TRANSFORMS =
      options("identity", Transform.IDENTITY, "sqrt", Transform.SQRT, "log1p", Transform.LOG1P);

  private static final Map<String, Policy.Ordering> ORDERINGS =
      options("arrival", Policy.Ordering.ARRIVAL, "event-time", Policy.Ordering.EVENT_TIME);

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
    Policy policy =
        new Policy(
            section.read("model", Shape.TEXT).orElse(Policy.ANY_MODEL),
            section.read("version", Shape.LONG).orElse(defaultVersion),
            section.read("segmentBy", NAMES).orElse(PolicyDefaults.SEGMENT_BY),
            section.read("rollups", GROUPS).orElse(PolicyDefaults.ROLLUPS),
            section.read("targetMiscoverage", NUMBERS).orElse(PolicyDefaults.TARGET_MISCOVERAGE),
            section.read("score", Shape.TEXT),
            section.read("transform", Shape.choice(TRANSFORMS)).orElse(PolicyDefaults.TRANSFORM),
            rule(),
            window(),
            section.read("labelHorizon", Shape.MICROS).orElse(PolicyDefaults.LABEL_HORIZON_MICROS),
            baseline(),
            evidence(),
            section
                .read("averageRunLength", Shape.NUMBER)
                .orElse(PolicyDefaults.AVERAGE_RUN_LENGTH),
            section.read("ordering", Shape.choice(ORDERINGS)).orElse(PolicyDefaults.ORDERING));
    PolicyValidation.problems(policy).forEach(this::report);
    return policy;
  }

  private void report(PolicyProblem problem) {
    String path = section.path().isEmpty() ? "" : section.path() + ".";
    section.problems().add(section.lineOf(problem.key()), path + problem.message());
  }

  private Optional<RuleSpec> rule() {
    return section.setting("rule").flatMap(this::rule);
  }

  private Optional<RuleSpec> rule(Setting setting) {
    if (!(setting instanceof Setting.Entries entries)
        || !(entries.entries().get("name") instanceof Setting.Scalar name)) {
      section.problems().add(setting, "a rule such as {name: aci, gamma: 0.005}");
      return Optional.empty();
    }
    Map<String, Double> parameters = new LinkedHashMap<>();
    entries.entries().forEach((key, value) -> parameter(key, value, parameters));
    return Optional.of(new RuleSpec(name.text(), parameters));
  }

  private void parameter(String key, Setting value, Map<String, Double> parameters) {
    if (key.equals("name")) {
      return;
    }
    Optional<Double> number = Shape.NUMBER.of(value);
    number.ifPresent(n -> parameters.put(key, n));
    if (number.isEmpty()) {
      section.problems().add(value, Shape.NUMBER.allowed());
    }
  }

  private WindowSpec window() {
    Optional<Section> window =
        section.section("window", List.of("count", "duration", "panes", "sketch"));
    if (window.isEmpty()) {
      return PolicyDefaults.WINDOW;
    }
    Section keys = window.get();
    int panes = keys.read("panes", Shape.INTEGER).orElse(PolicyDefaults.WINDOW_PANES);
    boolean allowed = panes >= 1 && panes <= 256;
    keys.require(allowed, "panes", "in [1, 256]");
    WindowSpec.Sketch sketch =
        keys.read(
                "sketch",
                Shape.choice(
                    options(
                        "exact", WindowSpec.Sketch.EXACT, "tdigest", WindowSpec.Sketch.TDIGEST)))
            .orElse(PolicyDefaults.WINDOW_SKETCH);
    return new WindowSpec(
        extent(keys, "count", PolicyDefaults.WINDOW_COUNT),
        allowed ? panes : PolicyDefaults.WINDOW_PANES,
        sketch);
  }

  private BaselineSpec baseline() {
    return section
        .section("baseline", List.of("outcomes", "duration", "tolerance"))
        .map(
            keys ->
                new BaselineSpec(
                    extent(keys, "outcomes", PolicyDefaults.BASELINE_OUTCOMES),
                    keys.read("tolerance", Shape.NUMBER).orElse(PolicyDefaults.BASELINE_TOLERANCE)))
        .orElse(PolicyDefaults.BASELINE);
  }

  private static WindowSpec.Extent extent(Section keys, String countKey, int defaultCount) {
    Optional<Integer> count = keys.read(countKey, Shape.INTEGER);
    Optional<Long> micros = keys.read("duration", Shape.MICROS);
    keys.require(count.isEmpty() || micros.isEmpty(), "duration", "absent beside " + countKey);
    if (micros.isPresent()) {
      return new WindowSpec.Span(micros.get());
    }
    return new WindowSpec.Count(count.orElse(defaultCount));
  }

  private EvidenceSpec evidence() {
    Optional<Section> evidence = section.section("evidence", List.of("unit", "block", "tick"));
    if (evidence.isEmpty()) {
      return PolicyDefaults.EVIDENCE;
    }
    Section keys = evidence.get();
    boolean byEvent =
        keys.read("unit", Shape.choice(options("event", true, "block", false))).orElse(false);
    keys.require(!byEvent, "block", "absent when unit is event");
    keys.require(byEvent, "tick", "absent when unit is block");
    return byEvent
        ? new Policy.PerEvent(
            keys.read("tick", Shape.MICROS).orElse(PolicyDefaults.EVIDENCE_TICK_MICROS))
        : new Policy.PerBlock(
            keys.read("block", Shape.MICROS).orElse(PolicyDefaults.EVIDENCE_BLOCK_MICROS));
  }

  private static <T> Map<String, T> options(String first, T a, String second, T b) {
    Map<String, T> options = new LinkedHashMap<>();
    options.put(first, a);
    options.put(second, b);
    return options;
  }

  private static <T> Map<String, T> options(
      String first, T a, String second, T b, String third, T c) {
    Map<String, T> options = options(first, a, second, b);
    options.put(third, c);
    return options;
  }
}
