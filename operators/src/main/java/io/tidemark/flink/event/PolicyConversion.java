// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.BaselinePolicy;
import io.tidemark.event.Policy;
import io.tidemark.event.RulePolicy;
import io.tidemark.event.WindowPolicy;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.Ordering;
import io.tidemark.policy.Policy.PerBlock;
import io.tidemark.policy.Policy.PerEvent;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.policy.PolicyProblem;
import io.tidemark.policy.PolicyValidation;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Policies as the topic carries them, and as the core reads them. */
public final class PolicyConversion {

  private static final String EVENT = "event";
  private static final String BLOCK = "block";
  private static final String EVENT_TIME = "event-time";
  private static final String ARRIVAL = "arrival";

  private PolicyConversion() {}

  /** The topic's form; parts that were chosen by default are left out. */
  public static Policy toAvro(io.tidemark.policy.Policy policy) {
    Policy.Builder avro =
        Policy.newBuilder()
            .setModel(policy.model())
            .setVersion(policy.version())
            .setSegmentBy(policy.segmentBy())
            .setRollups(policy.rollups())
            .setTargetMiscoverage(policy.targetMiscoverage())
            .setScore(policy.score().orElse(null))
            .setTransform(policy.transform().policyName())
            .setWindow(window(policy.window()))
            .setLabelHorizonMicros(policy.labelHorizonMicros())
            .setBaseline(baseline(policy.baseline()))
            .setAverageRunLength(policy.averageRunLength())
            .setOrdering(policy.ordering() == Ordering.EVENT_TIME ? EVENT_TIME : ARRIVAL);
    policy.rule().ifPresent(rule -> avro.setRule(new RulePolicy(rule.name(), rule.parameters())));
    EvidenceSpec evidence = policy.evidence();
    avro.setEvidenceUnit(evidence instanceof PerEvent ? EVENT : BLOCK);
    avro.setEvidenceBlockMicros(
        evidence instanceof PerBlock block
            ? block.blockMicros()
            : ((PerEvent) evidence).tickMicros());
    return avro.build();
  }

  private static WindowPolicy window(WindowSpec spec) {
    return WindowPolicy.newBuilder()
        .setCount(spec.extent() instanceof WindowSpec.Count count ? count.scores() : null)
        .setDurationMicros(spec.extent() instanceof WindowSpec.Span span ? span.micros() : null)
        .setPanes(spec.panes())
        .setSketch(spec.sketch().name().toLowerCase(Locale.ROOT))
        .build();
  }

  private static BaselinePolicy baseline(BaselineSpec spec) {
    return BaselinePolicy.newBuilder()
        .setOutcomes(spec.extent() instanceof WindowSpec.Count count ? count.scores() : null)
        .setDurationMicros(spec.extent() instanceof WindowSpec.Span span ? span.micros() : null)
        .setTolerance(spec.tolerance())
        .build();
  }

  /**
   * The core's form.
   *
   * @throws IllegalArgumentException naming every key that is wrong, its value and what is allowed
   */
  public static io.tidemark.policy.Policy toCore(Policy policy) {
    io.tidemark.policy.Policy core = unchecked(policy);
    List<PolicyProblem> problems = PolicyValidation.problems(core);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          problems.stream().map(PolicyProblem::message).collect(Collectors.joining("; ")));
    }
    return core;
  }

  private static io.tidemark.policy.Policy unchecked(Policy policy) {
    boolean byEvent = choice("evidenceUnit", policy.getEvidenceUnit(), EVENT, BLOCK);
    boolean byEventTime = choice("ordering", policy.getOrdering(), EVENT_TIME, ARRIVAL);
    return new io.tidemark.policy.Policy(
        policy.getModel(),
        policy.getVersion(),
        policy.getSegmentBy(),
        policy.getRollups().isEmpty() ? PolicyDefaults.ROLLUPS : policy.getRollups(),
        policy.getTargetMiscoverage(),
        Optional.ofNullable(policy.getScore()),
        transform(policy.getTransform()),
        Optional.ofNullable(policy.getRule())
            .map(rule -> new RuleSpec(rule.getName(), rule.getParameters())),
        policy.getWindow() == null ? PolicyDefaults.WINDOW : window(policy.getWindow()),
        policy.getLabelHorizonMicros(),
        policy.getBaseline() == null ? PolicyDefaults.BASELINE : baseline(policy.getBaseline()),
        byEvent
            ? new PerEvent(policy.getEvidenceBlockMicros())
            : new PerBlock(policy.getEvidenceBlockMicros()),
        policy.getAverageRunLength(),
        byEventTime ? Ordering.EVENT_TIME : Ordering.ARRIVAL);
  }

  /** Whether a text is the first of two. */
  private static boolean choice(String key, String text, String first, String second) {
    if (!text.equals(first) && !text.equals(second)) {
      throw new IllegalArgumentException(
          key + " must be one of " + first + ", " + second + ": was \"" + text + "\"");
    }
    return text.equals(first);
  }

  private static Transform transform(String text) {
    return Stream.of(Transform.values())
        .filter(transform -> transform.policyName().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "transform must be one of identity, sqrt, log1p: was \"" + text + "\""));
  }

  private static WindowSpec window(WindowPolicy window) {
    WindowSpec.Extent extent = extent(window.getCount(), window.getDurationMicros());
    WindowSpec.Sketch sketch =
        choice("window.sketch", window.getSketch(), "exact", "tdigest")
            ? WindowSpec.Sketch.EXACT
            : WindowSpec.Sketch.TDIGEST;
    return new WindowSpec(extent, window.getPanes(), sketch);
  }

  private static BaselineSpec baseline(BaselinePolicy baseline) {
    WindowSpec.Extent extent = extent(baseline.getOutcomes(), baseline.getDurationMicros());
    return new BaselineSpec(extent, baseline.getTolerance());
  }

  private static WindowSpec.Extent extent(Integer count, Long micros) {
    if ((count == null) == (micros == null)) {
      throw new IllegalArgumentException(
          "exactly one of count and duration must be set: were " + count + ", " + micros);
    }
    return count != null ? new WindowSpec.Count(count) : new WindowSpec.Span(micros);
  }
}
