// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;

/**
 * The last N scores in panes of ceil(N / P). A score that would be number N + 1 first drops the
 * oldest pane, so a window that has filled holds between N - ceil(N / P) + 1 and N scores. Event
 * times play no part.
 */
final class CountWindow implements CalibrationWindow {

  private static final int LAYOUT = 1;

  private final long capacity;
  private final long paneSize;
  private final PaneRing ring;

  CountWindow(WindowSpec spec, WindowSpec.Count count) {
    this.capacity = Math.max(1, count.scores());
    this.paneSize = Math.max(1, -Math.floorDiv(-capacity, (long) spec.panes()));
    this.ring = new PaneRing(spec.sketch());
  }

  static CountWindow restore(WindowSpec spec, WindowSpec.Count count, FlatState state) {
    FlatStateReader reader = new FlatStateReader(state);
    WindowLayout.require(LAYOUT, reader.readLong());
    CountWindow window = new CountWindow(spec, count);
    window.ring.read(reader);
    return window;
  }

  @Override
  public void add(double score, long eventTimeMicros) {
    WindowLayout.requireNumber(score);
    while (ring.count() >= capacity) {
      ring.dropOldest();
    }
    ring.add(openPane(), score);
  }

  private long openPane() {
    if (ring.isEmpty()) {
      return 0;
    }
    return ring.newestCount() < paneSize ? ring.newest() : ring.newest() + 1;
  }

  @Override
  public void advanceTo(long eventTimeMicros) {
    // scores leave by number alone
  }

  @Override
  public double threshold(double miscoverage) {
    return distribution().threshold(miscoverage);
  }

  @Override
  public double threshold(double miscoverage, Decay decay) {
    return ring.threshold(miscoverage, decay);
  }

  @Override
  public long count() {
    return ring.count();
  }

  @Override
  public ScoreDistribution distribution() {
    return ring.distribution();
  }

  @Override
  public FlatState snapshot() {
    FlatStateWriter writer = new FlatStateWriter();
    writer.writeLong(LAYOUT);
    ring.write(writer);
    return writer.toState();
  }
}
