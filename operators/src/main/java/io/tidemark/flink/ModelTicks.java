// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.PageBudget;
import io.tidemark.policy.RollupKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The newest ticks of all rollups of a model, to compare one of them with. */
final class ModelTicks {

  private final Map<Integer, List<Double>> logEValues = new HashMap<>();
  private final PageBudget budget = new PageBudget();
  private long outcomes;

  private ModelTicks() {}

  static ModelTicks of(Iterable<RollupSignal> newest) {
    ModelTicks ticks = new ModelTicks();
    newest.forEach(ticks::add);
    ticks.logEValues.values().forEach(values -> values.sort(null));
    return ticks;
  }

  private void add(RollupSignal signal) {
    int depth = depth(signal);
    logEValues.computeIfAbsent(depth, d -> new ArrayList<>()).add(signal.logEValue());
    long tick = signal.tickEndMicros() - signal.tickStartMicros();
    long units = signal.perBlock() ? 1 : signal.health().settled();
    budget.add(signal.readings(), signal.pageRunLength(), units, tick);
    if (depth == 0) {
      outcomes = signal.health().settled();
    }
  }

  private static int depth(RollupSignal signal) {
    return RollupKey.parse(signal.rollup()).dimensions().size();
  }

  /** Among all outcomes of the model; empty when the model as a whole is not monitored. */
  OptionalDouble share(RollupSignal signal) {
    return outcomes == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1.0, (double) signal.health().settled() / outcomes));
  }

  /** 1 for the largest e-value among rollups of as many dimensions; equal ones share a place. */
  int rank(RollupSignal signal) {
    List<Double> peers = logEValues.get(depth(signal));
    int low = 0;
    int high = peers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (peers.get(middle) <= signal.logEValue()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return peers.size() - low + 1;
  }

  /** Rollups of as many dimensions. */
  int peers(RollupSignal signal) {
    return logEValues.get(depth(signal)).size();
  }

  double falsePagesPerDay() {
    return budget.pagesPerDay();
  }
}
