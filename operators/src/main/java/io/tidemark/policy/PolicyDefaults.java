// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.calibration.WindowSpec.Sketch;
import io.tidemark.policy.Policy.EvidenceSpec;
import io.tidemark.policy.Policy.FalseAlarmSpec;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;

/**
 * What a key of a policy means when it is left out. A score that is left out is chosen by the kind
 * of forecast, and a rule by the {@link #rule score}.
 */
public final class PolicyDefaults {

  /** One segment per model. */
  public static final List<String> SEGMENT_BY = List.of();

  /** The whole model is monitored. */
  public static final List<List<String>> ROLLUPS = List.of(List.of());

  /** 90 % intervals. */
  public static final List<Double> TARGET_MISCOVERAGE = List.of(0.1);

  public static final Transform TRANSFORM = Transform.IDENTITY;

  public static final int WINDOW_COUNT = 400;

  public static final int WINDOW_PANES = 8;

  public static final Sketch WINDOW_SKETCH = Sketch.CERTIFIED;

  /** The last 400 outcomes. */
  public static final WindowSpec WINDOW =
      new WindowSpec(new WindowSpec.Count(WINDOW_COUNT), WINDOW_PANES, WINDOW_SKETCH);

  /** 60 days. */
  public static final long LABEL_HORIZON_MICROS = 60L * 86_400_000_000L;

  public static final int BASELINE_OUTCOMES = 500;

  public static final double BASELINE_TOLERANCE = 0.02;

  /** The first 500 outcomes. */
  public static final Policy.BaselineSpec BASELINE =
      new Policy.BaselineSpec(new WindowSpec.Count(BASELINE_OUTCOMES), BASELINE_TOLERANCE);

  /** 7 days. */
  public static final long EVIDENCE_BLOCK_MICROS = 7L * 86_400_000_000L;

  /** One minute: how long events wait for others when each is an observation of its own. */
  public static final long EVIDENCE_TICK_MICROS = 60_000_000L;

  /** Blocks, because misses are seldom independent. */
  public static final EvidenceSpec EVIDENCE = new Policy.PerBlock(EVIDENCE_BLOCK_MICROS);

  /** In evidence units. */
  public static final double AVERAGE_RUN_LENGTH = 10_000.0;

  /** Of each detector on its own. */
  public static final FalseAlarmSpec FALSE_ALARMS = new Policy.AverageRunLength(AVERAGE_RUN_LENGTH);

  /** The misses of the baseline are watched, and page. */
  public static final List<Policy.DetectorSpec> DETECTORS = List.of();

  /** Of a detector that says nothing of it. */
  public static final Policy.Severity SEVERITY = Policy.Severity.PAGE;

  /** A new version is taken for more of the same. */
  public static final Policy.OnNewVersion ON_NEW_VERSION = Policy.OnNewVersion.CARRY;

  private static final long RETENTION_HORIZONS = 4;

  public static final Policy.Ordering ORDERING = Policy.Ordering.ARRIVAL;

  private static final int HOLD_TICKS = 2;

  private static final int COOL_DOWN_TICKS = 8;

  private static final int NO_DATA_TICKS = 4;

  private static final RuleSpec SCALE_FREE_RULE =
      new RuleSpec("quantile-tracker", Map.of("step", 0.05, "boost", 0.3, "settle", 10.0));

  private static final RuleSpec SCALED_RULE = new RuleSpec("aci", Map.of("gamma", 0.005));

  private PolicyDefaults() {}

  /** The policy of a model about which nothing was said. */
  public static Policy of(String model, long version) {
    return PolicyBuilder.of(model, version).build();
  }

  /** Four label horizons. */
  public static long retentionMicros(long labelHorizonMicros) {
    return labelHorizonMicros > Long.MAX_VALUE / RETENTION_HORIZONS
        ? Long.MAX_VALUE
        : RETENTION_HORIZONS * labelHorizonMicros;
  }

  /**
   * The times that go with readings a tick apart: a hold of two ticks, so that one quiet tick ends
   * nothing, a cool-down of eight, and no data after four; each at most what a policy may say. Of a
   * length that is no tick's, those of the default block.
   */
  public static Policy.AlertTimes alertTimes(long tickMicros) {
    return new Policy.AlertTimes(
        ticks(HOLD_TICKS, tickMicros),
        ticks(COOL_DOWN_TICKS, tickMicros),
        ticks(NO_DATA_TICKS, tickMicros));
  }

  private static long ticks(int count, long tickMicros) {
    long tick = tickMicros > 0 ? tickMicros : EVIDENCE_BLOCK_MICROS;
    return Math.min(ProblemList.LONGEST_MICROS, count * Math.min(ProblemList.LONGEST_MICROS, tick));
  }

  /**
   * The rule for policies that name none. A tracker with a fixed step is quicker than a level rule,
   * but its step is in score units, so it is chosen only where scores have none.
   *
   * @param scaleFree whether the score has no unit
   */
  public static RuleSpec rule(boolean scaleFree) {
    return scaleFree ? SCALE_FREE_RULE : SCALED_RULE;
  }
}
