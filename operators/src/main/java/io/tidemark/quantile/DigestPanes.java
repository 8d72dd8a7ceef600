// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Panes of scores as t-digests of compression 200, exact up to 256 scores each; merged by one flat
 * merge. Thresholds, levels and p-values are estimates without a bound: on tied scores a threshold
 * may lose the whole atom (Dunning and Ertl 2019 give no error bound).
 *
 * <p>The merge of all panes but the newest is kept between reads, so a read after a score costs the
 * merge of that and the newest pane.
 */
public final class DigestPanes implements ScorePanes {

  private final TreeMap<Long, ScoreAccumulator> panes = new TreeMap<>();
  private long count;
  private ScoreDistribution sealed;
  private ScoreDistribution merged;

  /** The panes that gave a snapshot. */
  public static DigestPanes restore(FlatState state) {
    FlatStateReader reader = new FlatStateReader(state);
    DigestPanes restored = new DigestPanes();
    long size = reader.readLong();
    for (long i = 0; i < size; i++) {
      long index = reader.readLong();
      ScoreAccumulator scores = ScoreAccumulator.restore(true, reader.readState());
      restored.count += scores.count();
      restored.panes.put(index, scores);
    }
    reader.requireEnd();
    return restored;
  }

  @Override
  public boolean isEmpty() {
    return panes.isEmpty();
  }

  @Override
  public long oldest() {
    return panes.firstKey();
  }

  @Override
  public long newest() {
    return panes.lastKey();
  }

  @Override
  public long newestCount() {
    return panes.lastEntry().getValue().count();
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void add(long index, double score) {
    if (panes.isEmpty() || index != panes.lastKey()) {
      sealed = null;
    }
    merged = null;
    panes.computeIfAbsent(index, i -> new ScoreAccumulator(true)).add(score);
    count++;
  }

  @Override
  public void dropOldest() {
    count -= panes.pollFirstEntry().getValue().count();
    sealed = null;
    merged = null;
  }

  @Override
  public Certainty certainty() {
    return distribution().exact() ? Certainty.EXACT : Certainty.ESTIMATE;
  }

  @Override
  public double threshold(double miscoverage) {
    return distribution().threshold(miscoverage);
  }

  @Override
  public double mostUpTo(double value) {
    return count - distribution().countAbove(value);
  }

  @Override
  public double level(double score) {
    return distribution().level(score);
  }

  @Override
  public double pValue(double score, double tieBreak) {
    return distribution().pValue(score, tieBreak);
  }

  @Override
  public void weigh(PaneWeight weight, WeightedScores scores) {
    scores.clear();
    long newer = 0;
    for (Map.Entry<Long, ScoreAccumulator> pane : panes.descendingMap().entrySet()) {
      ScoreDistribution distribution = pane.getValue().distribution();
      scores.add(distribution, weight.of(pane.getKey(), newer, distribution.count()));
      newer += distribution.count();
    }
  }

  @Override
  public ScoreDistribution distribution() {
    if (panes.isEmpty()) {
      return ScoreDistribution.EMPTY;
    }
    if (merged == null) {
      merged =
          ScoreDistribution.merge(List.of(sealed(), panes.lastEntry().getValue().distribution()));
    }
    return merged;
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

  @Override
  public Optional<UpperSummary> summary() {
    return Optional.empty();
  }

  @Override
  public FlatState snapshot() {
    FlatStateWriter writer = new FlatStateWriter();
    writer.writeLong(panes.size());
    for (Map.Entry<Long, ScoreAccumulator> pane : panes.entrySet()) {
      writer.writeLong(pane.getKey());
      writer.writeState(pane.getValue().snapshot());
    }
    return writer.toState();
  }
}
