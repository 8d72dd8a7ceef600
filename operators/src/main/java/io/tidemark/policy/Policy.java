// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.policy;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.score.ScoreSpec;
import io.tidemark.score.Transform;
import io.tidemark.threshold.RuleSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a model is monitored. {@link PolicyBuilder} makes one.
 *
 * @param model a model's name, or {@code *} for every model without a policy of its own
 * @param version rises with each change; outputs name it
 * @param segmentBy dimensions of the segment; {@code version} stands for the model version
 * @param rollups groups of dimensions that are monitored and reported
 * @param targetMiscoverage each in (0, 1), distinct, at least one
 * @param score empty: by the kind of forecast
 * @param rule empty: by the score
 * @param retentionMicros event time after which an idle segment is dropped
 * @param detectors empty: the misses of the baseline are watched, and page
 * @param classConditional whether each label has thresholds of its own (Mondrian sets)
 * @param features of predictions, that misses are tested for dependence on
 * @param alerts the times that alerts live by
 */
public record Policy(
    String model,
    long version,
    List<String> segmentBy,
    List<List<String>> rollups,
    List<Double> targetMiscoverage,
    Optional<ScoreSpec> score,
    Transform transform,
    Optional<RuleSpec> rule,
    WindowSpec window,
    long labelHorizonMicros,
    long retentionMicros,
    BaselineSpec baseline,
    EvidenceSpec evidence,
    List<DetectorSpec> detectors,
    FalseAlarmSpec falseAlarms,
    OnNewVersion onNewVersion,
    Ordering ordering,
    boolean classConditional,
    List<String> features,
    AlertTimes alerts) {

  /** The name that stands for every model without a policy of its own. */
  public static final String ANY_MODEL = "*";

  /** The segmentBy entry that stands for the model version. */
  public static final String VERSION = "version";

  /** Takes copies of the lists. */
  public Policy {
    segmentBy = List.copyOf(segmentBy);
    rollups = rollups.stream().map(List::copyOf).toList();
    targetMiscoverage = List.copyOf(targetMiscoverage);
    detectors = List.copyOf(detectors);
    features = List.copyOf(features);
  }

  /** In which order a segment's records are handled. */
  public enum Ordering {
    /** As they come. */
    ARRIVAL,
    /** By event time, behind the watermark. */
    EVENT_TIME
  }

  /** What the first prediction of a model version that a segment has not seen does to it. */
  public enum OnNewVersion {
    /** Thresholds go on and the baseline is kept. */
    CARRY,
    /** Window, trackers and baseline start anew; outcomes of older versions are not learned. */
    RESET
  }

  /**
   * What the frozen baseline is made of.
   *
   * @param extent the first outcomes, or those of the first span of event time
   * @param tolerance added to the target miscoverage to give the null rate of the detectors, in [0,
   *     1)
   */
  public record BaselineSpec(WindowSpec.Extent extent, double tolerance) {}

  /** What counts as one observation for the detectors. */
  public sealed interface EvidenceSpec {

    /** Event time between two readings of a detector. */
    long tickMicros();
  }

  /** Each event; facts are folded tick by tick. */
  public record PerEvent(long tickMicros) implements EvidenceSpec {}

  /** The miss fraction of a block of event time. */
  public record PerBlock(long blockMicros) implements EvidenceSpec {

    @Override
    public long tickMicros() {
      return blockMicros;
    }
  }

  /**
   * A detector by name.
   *
   * @param parameters those that differ from its defaults
   */
  public record DetectorSpec(String name, Map<String, Double> parameters, Severity severity) {

    /** Takes a copy of the parameters. */
    public DetectorSpec {
      parameters = Map.copyOf(parameters);
    }
  }

  /** What a finding is worth. */
  public enum Severity {
    /** Wakes someone. */
    PAGE,
    /** Waits for the morning. */
    TICKET,
    /** Is shown. */
    REPORT
  }

  /**
   * The times that alerts live by, in event time.
   *
   * @param holdMicros how long calm must last before an alert recovers, and again before it
   *     resolves; at least 0
   * @param coolDownMicros how long after its end an episode is opened again instead of a new one;
   *     at least 0
   * @param noDataMicros after how long without a reading an open alert has no data; at least the
   *     time between two readings
   */
  public record AlertTimes(long holdMicros, long coolDownMicros, long noDataMicros) {}

  /** How many false alarms are put up with. */
  public sealed interface FalseAlarmSpec {}

  /**
   * Of each detector on its own.
   *
   * @param units evidence units between false alarms, on average; above 1
   */
  public record AverageRunLength(double units) implements FalseAlarmSpec {}

  /**
   * Of all paging detectors of the model together.
   *
   * @param pagesPerDay false pages a day, on average; above 0
   */
  public record Budget(double pagesPerDay) implements FalseAlarmSpec {}
}
