// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.event.AlertPolicy;
import io.tidemark.event.BaselinePolicy;
import io.tidemark.event.DetectorPolicy;
import io.tidemark.event.Policy;
import io.tidemark.event.RulePolicy;
import io.tidemark.event.WindowPolicy;
import io.tidemark.policy.Policy.AverageRunLength;
import io.tidemark.policy.Policy.BaselineSpec;
import io.tidemark.policy.Policy.Budget;
import io.tidemark.policy.Policy.DetectorSpec;
import io.tidemark.policy.Policy.PerBlock;
import io.tidemark.policy.Policy.PerEvent;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.policy.PolicyDefaults;
import io.tidemark.policy.PolicyProblem;
import io.tidemark.policy.PolicyValidation;
import io.tidemark.score.ScoreSpec;
import io.tidemark.threshold.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/** Reads one policy of the topic, and finds everything that is wrong with it. */
final class PolicyReading {

  private static final int MAX_PANES = 256;

  private final List<PolicyProblem> problems = new ArrayList<>();

  List<PolicyProblem> problems() {
    return List.copyOf(problems);
  }

  /** The policy; with {@link #problems}, it stands for nothing. */
  io.tidemark.policy.Policy read(Policy avro) {
    PolicyBuilder builder =
        PolicyBuilder.of(avro.getModel(), avro.getVersion())
            .segmentBy(avro.getSegmentBy())
            .rollups(avro.getRollups().isEmpty() ? PolicyDefaults.ROLLUPS : avro.getRollups())
            .targetMiscoverage(avro.getTargetMiscoverage())
            .transform(choice("transform", avro.getTransform(), PolicyWords.TRANSFORM))
            .labelHorizon(avro.getLabelHorizonMicros())
            .detectors(detectors(avro.getDetectors()))
            .onNewVersion(
                choice("onNewVersion", avro.getOnNewVersion(), PolicyWords.ON_NEW_VERSION))
            .ordering(choice("ordering", avro.getOrdering(), PolicyWords.ORDERING))
            .classConditional(avro.getClassConditional())
            .features(avro.getFeatures());
    optional(avro, builder);
    evidence(avro, builder);
    io.tidemark.policy.Policy policy = builder.build();
    problems.addAll(PolicyValidation.problems(policy));
    return policy;
  }

  private void optional(Policy avro, PolicyBuilder builder) {
    require(
        avro.getScore() != null || avro.getScoreParameters().isEmpty(),
        "scoreParameters",
        avro.getScoreParameters(),
        "absent without score");
    if (avro.getScore() != null) {
      builder.score(new ScoreSpec(avro.getScore(), avro.getScoreParameters()));
    }
    if (avro.getRule() != null) {
      builder.rule(rule(avro.getRule()));
    }
    if (avro.getWindow() != null) {
      builder.window(window(avro.getWindow()));
    }
    if (avro.getBaseline() != null) {
      builder.baseline(baseline(avro.getBaseline()));
    }
    if (avro.getRetentionMicros() != null) {
      builder.retention(avro.getRetentionMicros());
    }
    if (avro.getAlerts() != null) {
      alerts(avro.getAlerts(), builder);
    }
  }

  private static void alerts(AlertPolicy alerts, PolicyBuilder builder) {
    if (alerts.getHoldMicros() != null) {
      builder.alertHold(alerts.getHoldMicros());
    }
    if (alerts.getCoolDownMicros() != null) {
      builder.alertCoolDown(alerts.getCoolDownMicros());
    }
    if (alerts.getNoDataMicros() != null) {
      builder.alertNoData(alerts.getNoDataMicros());
    }
  }

  private void evidence(Policy avro, PolicyBuilder builder) {
    long micros = avro.getEvidenceBlockMicros();
    boolean byEvent = choice("evidenceUnit", avro.getEvidenceUnit(), PolicyWords.EVIDENCE_BY_EVENT);
    builder.evidence(byEvent ? new PerEvent(micros) : new PerBlock(micros));
    builder.falseAlarms(
        avro.getBudget() == null
            ? new AverageRunLength(avro.getAverageRunLength())
            : new Budget(avro.getBudget().getPagesPerDay()));
  }

  private static RuleSpec rule(RulePolicy rule) {
    return new RuleSpec(rule.getName(), rule.getParameters(), rule.getGuards());
  }

  private List<DetectorSpec> detectors(List<DetectorPolicy> detectors) {
    return IntStream.range(0, detectors.size())
        .mapToObj(i -> detector("detectors[" + i + "]", detectors.get(i)))
        .toList();
  }

  private DetectorSpec detector(String key, DetectorPolicy detector) {
    return new DetectorSpec(
        detector.getName(),
        detector.getParameters(),
        choice(key + ".severity", detector.getSeverity(), PolicyWords.SEVERITY));
  }

  private WindowSpec window(WindowPolicy window) {
    WindowSpec.Extent extent =
        extent("window", "count", window.getCount(), window.getDurationMicros());
    int panes = window.getPanes();
    boolean allowed = panes >= 1 && panes <= MAX_PANES;
    require(allowed, "window.panes", panes, "in [1, 256]");
    return new WindowSpec(
        extent,
        allowed ? panes : PolicyDefaults.WINDOW_PANES,
        choice("window.sketch", window.getSketch(), PolicyWords.SKETCH),
        halfLife(window, extent instanceof WindowSpec.Count));
  }

  private OptionalLong halfLife(WindowPolicy window, boolean byCount) {
    Integer outcomes = window.getHalfLifeOutcomes();
    Long micros = window.getHalfLifeMicros();
    require(
        outcomes == null || byCount,
        "window.halfLifeOutcomes",
        outcomes,
        "absent beside durationMicros");
    require(micros == null || !byCount, "window.halfLifeMicros", micros, "absent beside count");
    if (outcomes != null) {
      return OptionalLong.of(outcomes);
    }
    return micros == null ? OptionalLong.empty() : OptionalLong.of(micros);
  }

  private BaselineSpec baseline(BaselinePolicy baseline) {
    return new BaselineSpec(
        extent("baseline", "outcomes", baseline.getOutcomes(), baseline.getDurationMicros()),
        baseline.getTolerance());
  }

  private WindowSpec.Extent extent(String key, String countKey, Integer count, Long micros) {
    require(
        (count == null) != (micros == null),
        key + ".durationMicros",
        micros,
        count == null ? "set, or else " + countKey : "absent beside " + countKey);
    if (count == null && micros == null) {
      return new WindowSpec.Count(1);
    }
    return count != null ? new WindowSpec.Count(count) : new WindowSpec.Span(micros);
  }

  /** The choice of a word; the first of all when there is none such. */
  private <T> T choice(String key, String word, PolicyWords<T> words) {
    require(
        words.byWord().containsKey(word),
        key,
        "\"" + word + "\"",
        "one of " + String.join(", ", words.byWord().keySet()));
    return words.byWord().getOrDefault(word, words.byWord().values().iterator().next());
  }

  private void require(boolean holds, String key, Object value, String allowed) {
    if (!holds) {
      problems.add(new PolicyProblem(key, String.valueOf(value), allowed));
    }
  }
}
