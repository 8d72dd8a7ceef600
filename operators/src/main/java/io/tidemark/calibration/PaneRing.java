// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreAccumulator;
import io.tidemark.quantile.ScoreDistribution;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A window as a ring of panes. The oldest pane leaves as a whole, so a window by count N of P panes
 * holds between N - ceil(N / P) + 1 and N scores once it has filled, and a window by a span holds
 * the scores of the last P panes of span / P. A score older than every pane joins the oldest one.
 * Exact while each pane has at most 256 scores.
 */
final class PaneRing implements CalibrationWindow {

  private static final int LAYOUT = 1;

  private final WindowSpec spec;
  private final Deque<Pane> panes = new ArrayDeque<>();
  private ScoreDistribution merged;

  PaneRing(WindowSpec spec) {
    this.spec = spec;
  }

  private record Pane(long index, ScoreAccumulator scores) {}

  static PaneRing restore(WindowSpec spec, FlatState state) {
    long[] longs = state.longs();
    if (longs.length < 2 || longs[0] != LAYOUT) {
      throw new IllegalArgumentException(
          "window layout must be " + LAYOUT + ": was " + Arrays.toString(longs));
    }
    PaneRing ring = new PaneRing(spec);
    int at = 2;
    int from = 0;
    for (long i = 0; i < longs[1]; i++) {
      long index = longs[at];
      int longCount = (int) longs[at + 1];
      int doubleCount = (int) longs[at + 2];
      FlatState pane =
          new FlatState(
              Arrays.copyOfRange(longs, at + 3, at + 3 + longCount),
              Arrays.copyOfRange(state.doubles(), from, from + doubleCount));
      ring.panes.addLast(new Pane(index, ScoreAccumulator.restore(ring.compresses(), pane)));
      at += 3 + longCount;
      from += doubleCount;
    }
    return ring;
  }

  private boolean compresses() {
    return spec.sketch() == WindowSpec.Sketch.TDIGEST;
  }

  @Override
  public void add(double score, long eventTimeMicros) {
    merged = null;
    if (spec.extent() instanceof WindowSpec.Count count) {
      paneByCount(count).add(score);
    } else {
      advanceTo(eventTimeMicros);
      paneByTime(paneIndex(eventTimeMicros)).add(score);
    }
  }

  private ScoreAccumulator paneByCount(WindowSpec.Count count) {
    int paneSize = Math.max(1, (count.scores() + spec.panes() - 1) / spec.panes());
    if (panes.isEmpty() || panes.getLast().scores.count() >= paneSize) {
      long index = panes.isEmpty() ? 0 : panes.getLast().index + 1;
      panes.addLast(new Pane(index, new ScoreAccumulator(compresses())));
      if (panes.size() > spec.panes()) {
        panes.removeFirst();
      }
    }
    return panes.getLast().scores;
  }

  private ScoreAccumulator paneByTime(long index) {
    if (panes.isEmpty() || panes.getLast().index < index) {
      panes.addLast(new Pane(index, new ScoreAccumulator(compresses())));
    }
    for (Pane pane : panes) {
      if (pane.index >= index) {
        return pane.scores;
      }
    }
    return panes.getLast().scores;
  }

  private long paneIndex(long eventTimeMicros) {
    long span = ((WindowSpec.Span) spec.extent()).micros();
    return Math.floorDiv(eventTimeMicros, Math.max(1, span / spec.panes()));
  }

  @Override
  public void advanceTo(long eventTimeMicros) {
    if (spec.extent() instanceof WindowSpec.Span) {
      long oldest = paneIndex(eventTimeMicros) - spec.panes() + 1;
      while (!panes.isEmpty() && panes.getFirst().index < oldest) {
        panes.removeFirst();
        merged = null;
      }
    }
  }

  @Override
  public double threshold(double miscoverage) {
    return distribution().threshold(miscoverage);
  }

  @Override
  public long count() {
    return panes.stream().mapToLong(pane -> pane.scores.count()).sum();
  }

  @Override
  public ScoreDistribution distribution() {
    if (merged == null) {
      List<ScoreDistribution> parts = new ArrayList<>();
      panes.forEach(pane -> parts.add(pane.scores.distribution()));
      merged = ScoreDistribution.merge(parts);
    }
    return merged;
  }

  @Override
  public FlatState snapshot() {
    List<FlatState> states = panes.stream().map(pane -> pane.scores.snapshot()).toList();
    int longs = states.stream().mapToInt(s -> s.longs().length + 3).sum();
    int doubles = states.stream().mapToInt(s -> s.doubles().length).sum();
    long[] l = new long[2 + longs];
    double[] d = new double[doubles];
    l[0] = LAYOUT;
    l[1] = states.size();
    int at = 2;
    int to = 0;
    int i = 0;
    for (Pane pane : panes) {
      FlatState s = states.get(i++);
      l[at] = pane.index;
      l[at + 1] = s.longs().length;
      l[at + 2] = s.doubles().length;
      System.arraycopy(s.longs(), 0, l, at + 3, s.longs().length);
      System.arraycopy(s.doubles(), 0, d, to, s.doubles().length);
      at += 3 + s.longs().length;
      to += s.doubles().length;
    }
    return new FlatState(l, d);
  }
}
