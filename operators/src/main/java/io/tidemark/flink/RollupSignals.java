// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.coverage.TickReport;
import io.tidemark.policy.Dimension;
import io.tidemark.policy.RollupKey;
import java.util.Comparator;
import java.util.List;

/** What goes on to the alerts of a rollup. */
final class RollupSignals {

  private RollupSignals() {}

  static RollupSignal of(RollupTick tick, TickReport report, double pageRunLength) {
    return new RollupSignal(
        tick.model(),
        tick.rollup(),
        ancestors(tick.rollup(), tick.settings().rollups()),
        tick.tickEndMicros() - tick.settings().tickMicros(),
        tick.tickEndMicros(),
        tick.settings().perBlock(),
        report.logEValue(),
        report.health(),
        report.targets().stream().map(TickReport.TargetTick::rates).toList(),
        report.readings(),
        tick.policyVersion(),
        pageRunLength,
        tick.settings().alerts());
  }

  /**
   * The monitored rollups that a rollup is a part of, coarsest first.
   *
   * @param monitored names of dimensions
   */
  static List<String> ancestors(String rollup, List<List<String>> monitored) {
    RollupKey key = RollupKey.parse(rollup);
    List<String> own = key.dimensions().stream().map(Dimension::name).toList();
    return monitored.stream()
        .filter(names -> names.size() < own.size() && own.containsAll(names))
        .sorted(Comparator.comparingInt(List::size))
        .map(names -> coarser(key, names))
        .toList();
  }

  private static String coarser(RollupKey key, List<String> names) {
    List<Dimension> dimensions =
        names.stream()
            .flatMap(name -> key.dimensions().stream().filter(d -> d.name().equals(name)))
            .toList();
    return new RollupKey(key.model(), dimensions).text();
  }
}
