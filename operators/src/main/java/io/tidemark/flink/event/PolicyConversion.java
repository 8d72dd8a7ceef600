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
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.Locale;
import java.util.Optional;

/** Policies as the topic carries them, and as the core reads them. */
public final class PolicyConversion {

  private static final String EVENT = "event";
  private static final String EVENT_TIME = "event-time";

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
            .setOrdering(policy.ordering() == Ordering.EVENT_TIME ? EVENT_TIME : "arrival");
    policy.rule().ifPresent(rule -> avro.setRule(new RulePolicy(rule.name(), rule.parameters())));
    EvidenceSpec evidence = policy.evidence();
    avro.setEvidenceUnit(evidence instanceof PerEvent ? EVENT : "block");
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
   * @throws IllegalArgumentException if a name is unknown or a number is out of range
   */
  public static io.tidemark.policy.Policy toCore(Policy policy) {
    return new io.tidemark.policy.Policy(
        policy.getModel(),
        policy.getVersion(),
        policy.getSegmentBy(),
        policy.getRollups(),
        policy.getTargetMiscoverage(),
        Optional.ofNullable(policy.getScore()),
        Transform.valueOf(policy.getTransform().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(policy.getRule())
            .map(rule -> new RuleSpec(rule.getName(), rule.getParameters())),
        policy.getWindow() == null ? PolicyDefaults.WINDOW : window(policy.getWindow()),
        policy.getLabelHorizonMicros(),
        policy.getBaseline() == null ? PolicyDefaults.BASELINE : baseline(policy.getBaseline()),
        policy.getEvidenceUnit().equals(EVENT)
            ? new PerEvent(policy.getEvidenceBlockMicros())
            : new PerBlock(policy.getEvidenceBlockMicros()),
        policy.getAverageRunLength(),
        policy.getOrdering().equals(EVENT_TIME) ? Ordering.EVENT_TIME : Ordering.ARRIVAL);
  }

  private static WindowSpec window(WindowPolicy window) {
    WindowSpec.Extent extent = extent(window.getCount(), window.getDurationMicros());
    WindowSpec.Sketch sketch =
        WindowSpec.Sketch.valueOf(window.getSketch().toUpperCase(Locale.ROOT));
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
