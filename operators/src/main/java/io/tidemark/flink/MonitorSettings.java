// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertSettings;
import io.tidemark.coverage.DetectorPlan;
import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.coverage.FleetBudget;
import io.tidemark.coverage.MonitorConfig;
import io.tidemark.drift.DriftDetectors;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.Detectors;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.evidence.Input;
import io.tidemark.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What the monitor of a rollup must know of the policy. The array must not be changed after
 * construction.
 *
 * @param targets miscoverage targets
 * @param tolerance added to a target to give the null rate
 * @param averageRunLength of a detector that pages, in evidence units; with a budget, until the
 *     first measurement
 * @param perBlock whether a tick is one observation, else each event is
 * @param tickMicros length of a tick
 * @param retentionMicros after which an idle rollup is dropped
 * @param rollups what is monitored, each by the names of its dimensions
 * @param detectors in the order of the policy
 * @param pagesPerDay false pages of the whole model that are put up with; empty: run lengths are
 *     what the policy says
 * @param features that misses are tested for dependence on
 * @param alerts the times that alerts live by
 */
public record MonitorSettings(
    double[] targets,
    double tolerance,
    double averageRunLength,
    boolean perBlock,
    long tickMicros,
    long retentionMicros,
    List<List<String>> rollups,
    List<Watcher> detectors,
    OptionalDouble pagesPerDay,
    List<String> features,
    AlertSettings alerts) {

  /** Watched when a policy names no detector: misses, and intervals that are too wide. */
  public static final List<Watcher> DEFAULT_DETECTORS =
      List.of(
          new Watcher("miss-sr", Map.of(), Severity.PAGE),
          new Watcher("overcoverage-sr", Map.of(), Severity.TICKET));

  /** A ticket may come so many times as often as a page. */
  private static final double TICKET_SHARE = 10;

  /** Without features, and with the times of alerts that go with the tick. */
  public MonitorSettings(
      double[] targets,
      double tolerance,
      double averageRunLength,
      boolean perBlock,
      long tickMicros,
      long retentionMicros,
      List<List<String>> rollups,
      List<Watcher> detectors,
      OptionalDouble pagesPerDay) {
    this(
        targets,
        tolerance,
        averageRunLength,
        perBlock,
        tickMicros,
        retentionMicros,
        rollups,
        detectors,
        pagesPerDay,
        List.of(),
        AlertSettings.ofTick(tickMicros));
  }

  /** The same with other features and times of alerts. */
  public MonitorSettings with(List<String> otherFeatures, AlertSettings otherAlerts) {
    return new MonitorSettings(
        targets,
        tolerance,
        averageRunLength,
        perBlock,
        tickMicros,
        retentionMicros,
        rollups,
        detectors,
        pagesPerDay,
        otherFeatures,
        otherAlerts);
  }

  /** A detector and what its alarm is. */
  public record Watcher(String name, Map<String, Double> parameters, Severity severity) {

    /** Whether it is a classical detector, which is shown and raises no alarm. */
    private boolean compares() {
      return DriftDetectors.knows(name);
    }

    private DetectorSpec spec() {
      return new DetectorSpec(name, parameters);
    }

    private boolean watchesMisses() {
      return Detectors.description(name).input() == Input.MISSES;
    }
  }

  static MonitorSettings of(Policy policy) {
    boolean perBlock = policy.evidence() instanceof Policy.PerBlock;
    List<Watcher> detectors = detectors(policy);
    return new MonitorSettings(
        policy.targetMiscoverage().stream().mapToDouble(Double::doubleValue).toArray(),
        policy.baseline().tolerance(),
        averageRunLength(policy, detectors),
        perBlock,
        policy.evidence().tickMicros(),
        policy.retentionMicros(),
        policy.rollups(),
        detectors,
        policy.falseAlarms() instanceof Policy.Budget budget
            ? OptionalDouble.of(budget.pagesPerDay())
            : OptionalDouble.empty(),
        policy.features(),
        AlertSettings.of(policy.alerts()));
  }

  /** Comparisons alone leave the defaults on watch. */
  private static List<Watcher> detectors(Policy policy) {
    List<Watcher> named =
        policy.detectors().stream()
            .map(d -> new Watcher(d.name(), d.parameters(), Severity.valueOf(d.severity().name())))
            .toList();
    return named.stream().allMatch(Watcher::compares)
        ? Stream.concat(DEFAULT_DETECTORS.stream(), named.stream()).toList()
        : named;
  }

  private static double averageRunLength(Policy policy, List<Watcher> detectors) {
    if (policy.falseAlarms() instanceof Policy.AverageRunLength length) {
      return length.units();
    }
    int targets = policy.targetMiscoverage().size();
    OptionalDouble block =
        policy.evidence() instanceof Policy.PerBlock perBlock
            ? OptionalDouble.of(perBlock.blockMicros())
            : OptionalDouble.empty();
    return FleetBudget.beforeMeasurement(
        ((Policy.Budget) policy.falseAlarms()).pagesPerDay(),
        policy.rollups().size() * pagingDetectors(detectors, targets),
        block);
  }

  /** Detectors of one rollup that may page. */
  int pagingDetectors() {
    return pagingDetectors(detectors, targets.length);
  }

  private static int pagingDetectors(List<Watcher> detectors, int targets) {
    return detectors.stream()
        .filter(watcher -> watcher.severity() == Severity.PAGE)
        .mapToInt(watcher -> watcher.watchesMisses() ? targets : 1)
        .sum();
  }

  /**
   * The configuration of a monitor.
   *
   * @param pageRunLength average run length of a detector that pages
   */
  MonitorConfig config(double pageRunLength) {
    return new MonitorConfig(
        targets,
        tolerance,
        perBlock ? EvidenceUnit.BLOCK : EvidenceUnit.EVENT,
        detectors.stream()
            .filter(watcher -> !watcher.compares())
            .map(watcher -> plan(watcher, pageRunLength))
            .toList(),
        detectors.stream().filter(Watcher::compares).map(Watcher::spec).toList(),
        features);
  }

  private static DetectorPlan plan(Watcher watcher, double pageRunLength) {
    double runLength =
        watcher.severity() == Severity.PAGE
            ? pageRunLength
            : Math.max(FleetBudget.LEAST_RUN_LENGTH, pageRunLength / TICKET_SHARE);
    return new DetectorPlan(watcher.spec(), watcher.severity(), runLength);
  }
}
