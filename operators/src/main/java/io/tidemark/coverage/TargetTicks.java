// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.Input;
import java.util.List;
import java.util.OptionalDouble;

/** What a report says about one target. */
final class TargetTicks {

  private static final double ERROR = 0.05;

  private TargetTicks() {}

  static TickReport.TargetTick of(
      MonitorConfig config,
      TargetHistory history,
      TargetSums sums,
      List<DetectorWatch> watches,
      Traffic traffic) {
    double units = unitsToDetect(config, history, watches, traffic);
    double days = units / traffic.unitsPerDay();
    double designEffect = history.pairs().designEffect();
    return new TickReport.TargetTick(
        rates(history.target(), sums),
        history.nullRate(),
        ClopperPearson.of(sums.misses(), sums.trials(), ERROR),
        WilsonInterval.of(sums.misses(), sums.trials(), ERROR),
        PosteriorInterval.jeffreys(sums.misses(), sums.trials(), ERROR),
        BetaMixtureSequence.of(history.misses(), history.trials(), ERROR),
        history.tickRate(),
        sums.widths.quantiles(TickReport.WIDTH_LEVELS),
        sums.thresholds.quantiles(TickReport.WIDTH_LEVELS),
        sums.baselineThresholds.quantiles(TickReport.WIDTH_LEVELS),
        sums.intervalScores.finiteMean(),
        history.units(),
        maxLogEvidence(history, watches),
        history.pairs().lagOne(),
        designEffect,
        history.trials() / designEffect,
        units,
        days,
        !(days <= RollupMonitor.THIN_DAYS),
        BackTest.of(history.target(), sums));
  }

  private static TargetRates rates(double target, TargetSums sums) {
    return new TargetRates(
        target,
        sums.trials(),
        sums.misses(),
        sums.baselineTrials(),
        sums.baselineMisses(),
        median(sums.thresholds),
        median(sums.baselineThresholds));
  }

  private static double median(LogHistogram histogram) {
    double[] median = histogram.quantiles(0.5);
    return median.length == 0 ? Double.NaN : median[0];
  }

  private static double maxLogEvidence(TargetHistory history, List<DetectorWatch> watches) {
    return watches.stream()
        .filter(watch -> underCoverage(watch, history))
        .mapToDouble(DetectorWatch::maxLogEvidence)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private static double unitsToDetect(
      MonitorConfig config, TargetHistory history, List<DetectorWatch> watches, Traffic traffic) {
    OptionalDouble limit =
        watches.stream()
            .filter(watch -> underCoverage(watch, history))
            .mapToDouble(watch -> watch.plan().averageRunLength())
            .min();
    return limit.isEmpty()
        ? Double.POSITIVE_INFINITY
        : DetectionTime.units(
            history.target(),
            history.nullRate(),
            limit.getAsDouble(),
            config.unit(),
            traffic.trialsPerUnit());
  }

  private static boolean underCoverage(DetectorWatch watch, TargetHistory history) {
    return watch.input() == Input.MISSES
        && !watch.plan().overCoverage()
        && watch.target().getAsDouble() == history.target();
  }
}
