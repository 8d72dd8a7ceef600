// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import java.util.ArrayList;
import java.util.List;

/** What is shown beside the detectors of a rollup and never raises an alarm. */
final class Exhibits {

  private final List<ComparisonWatch> comparisons = new ArrayList<>();
  private final List<DependenceWatch> dependence;

  Exhibits(MonitorConfig config) {
    config
        .comparisons()
        .forEach(
            spec -> {
              for (double target : config.targets()) {
                comparisons.add(new ComparisonWatch(spec, target));
              }
            });
    dependence = DependenceWatch.of(config.features());
  }

  List<ComparisonReading> compare(TickSums sums) {
    return comparisons.stream().map(watch -> watch.take(sums)).toList();
  }

  List<DependenceReading> depend(TickSums sums) {
    if (dependence.isEmpty()) {
      return List.of();
    }
    List<FeaturePair> pairs = sums.pairs().inOrder();
    dependence.forEach(watch -> watch.take(pairs));
    return DependenceWatch.readings(dependence);
  }

  void write(LongTape to) {
    to.put((long) comparisons.size());
    comparisons.forEach(watch -> watch.write(to));
    to.put((long) dependence.size());
    dependence.forEach(watch -> watch.write(to));
  }

  void adopt(Stored stored) {
    for (ComparisonWatch watch : comparisons) {
      stored.comparisons.stream().filter(s -> s.place() == watch.place()).forEach(watch::adopt);
    }
    for (DependenceWatch watch : dependence) {
      stored.dependence.stream().filter(s -> s.key() == watch.place()).forEach(watch::adopt);
    }
  }

  /** All of it as it was written. */
  record Stored(List<ComparisonWatch.Stored> comparisons, List<DependenceWatch.Stored> dependence) {

    static final Stored NONE = new Stored(List.of(), List.of());

    static Stored read(LongTape from) {
      List<ComparisonWatch.Stored> comparisons = new ArrayList<>();
      for (long left = from.get(); left > 0; left--) {
        comparisons.add(ComparisonWatch.Stored.read(from));
      }
      List<DependenceWatch.Stored> dependence = new ArrayList<>();
      for (long left = from.get(); left > 0; left--) {
        dependence.add(DependenceWatch.Stored.read(from));
      }
      return new Stored(comparisons, dependence);
    }
  }
}
