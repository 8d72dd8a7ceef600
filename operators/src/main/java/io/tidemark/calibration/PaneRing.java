// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreAccumulator;
import io.tidemark.quantile.ScoreDistribution;
import io.tidemark.quantile.WeightedScores;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Panes of scores by ascending index. Scores enter any pane and leave with the whole of the oldest.
 *
 * <p>The merge of all panes but the newest is kept between reads, so a read after a score costs the
 * merge of that and the newest pane.
 */
final class PaneRing {

  private final boolean compresses;
  private final TreeMap<Long, ScoreAccumulator> panes = new TreeMap<>();
  private long count;
  private ScoreDistribution sealed;
  private ScoreDistribution merged;

  PaneRing(WindowSpec.Sketch sketch) {
    this.compresses = sketch == WindowSpec.Sketch.TDIGEST;
  }

  boolean isEmpty() {
    return panes.isEmpty();
  }

  long oldest() {
    return panes.firstKey();
  }

  long newest() {
    return panes.lastKey();
  }

  long newestCount() {
    return panes.lastEntry().getValue().count();
  }

  long count() {
    return count;
  }

  void add(long index, double score) {
    if (panes.isEmpty() || index != panes.lastKey()) {
      sealed = null;
    }
    merged = null;
    panes.computeIfAbsent(index, i -> new ScoreAccumulator(compresses)).add(score);
    count++;
  }

  void dropOldest() {
    count -= panes.pollFirstEntry().getValue().count();
    sealed = null;
    merged = null;
  }

  ScoreDistribution distribution() {
    if (panes.isEmpty()) {
      return ScoreDistribution.EMPTY;
    }
    if (merged == null) {
      merged =
          ScoreDistribution.merge(List.of(sealed(), panes.lastEntry().getValue().distribution()));
    }
    return merged;
  }

  double threshold(double miscoverage, Decay decay) {
    WeightedScores scores = new WeightedScores();
    long newer = 0;
    for (ScoreAccumulator pane : panes.descendingMap().values()) {
      scores.add(pane.distribution(), decay.meanWeight(newer, pane.count()));
      newer += pane.count();
    }
    return scores.threshold(miscoverage, decay.testMass());
  }

  private ScoreDistribution sealed() {
    if (sealed == null) {
      sealed =
          ScoreDistribution.merge(
              panes.headMap(panes.lastKey()).values().stream()
                  .map(ScoreAccumulator::distribution)
                  .toList());
    }
    return sealed;
  }

  void write(FlatStateWriter writer) {
    writer.writeLong(panes.size());
    for (Map.Entry<Long, ScoreAccumulator> pane : panes.entrySet()) {
      writer.writeLong(pane.getKey());
      writer.writeState(pane.getValue().snapshot());
    }
  }

  /** Reads panes into this ring, which is empty. */
  void read(FlatStateReader reader) {
    long size = reader.readLong();
    for (long i = 0; i < size; i++) {
      long index = reader.readLong();
      FlatState state = reader.readState();
      ScoreAccumulator scores = ScoreAccumulator.restore(compresses, state);
      count += scores.count();
      panes.put(index, scores);
    }
    reader.requireEnd();
  }
}
