// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;
import io.tidemark.quantile.FlatState;
import io.tidemark.quantile.ScoreDistribution;

/**
 * The scores of the last span of event time, in P panes of span / P: pane floor(time / paneMicros).
 * The newest time seen, by {@link #add} or {@link #advanceTo}, decides which P panes are in the
 * window; time never runs backwards.
 *
 * <p>A score that is older than the window is counted, in the oldest pane of the window, and so
 * leaves first. It is not ignored: outcomes that take long are often unlike the others, and a
 * window of the quick ones alone would be biased.
 */
final class SpanWindow implements CalibrationWindow {

  private static final int LAYOUT = 2;

  private final int paneCount;
  private final long paneMicros;
  private final PaneRing ring;
  private long newestPane;

  SpanWindow(WindowSpec spec, WindowSpec.Span span) {
    this(spec, span, Long.MIN_VALUE / 2);
  }

  private SpanWindow(WindowSpec spec, WindowSpec.Span span, long newestPane) {
    this.paneCount = spec.panes();
    this.paneMicros = Math.max(1, span.micros() / paneCount);
    this.ring = new PaneRing(spec.sketch());
    this.newestPane = newestPane;
  }

  static SpanWindow restore(WindowSpec spec, WindowSpec.Span span, FlatState state) {
    FlatStateReader reader = new FlatStateReader(state);
    WindowLayout.require(LAYOUT, reader.readLong());
    SpanWindow window = new SpanWindow(spec, span, reader.readLong());
    window.ring.read(reader);
    return window;
  }

  @Override
  public void add(double score, long eventTimeMicros) {
    WindowLayout.requireNumber(score);
    advanceTo(eventTimeMicros);
    ring.add(Math.max(paneOf(eventTimeMicros), oldestInWindow()), score);
  }

  @Override
  public void advanceTo(long eventTimeMicros) {
    newestPane = Math.max(newestPane, paneOf(eventTimeMicros));
    while (!ring.isEmpty() && ring.oldest() < oldestInWindow()) {
      ring.dropOldest();
    }
  }

  private long paneOf(long eventTimeMicros) {
    return Math.floorDiv(eventTimeMicros, paneMicros);
  }

  private long oldestInWindow() {
    return newestPane - paneCount + 1;
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
    writer.writeLong(newestPane);
    ring.write(writer);
    return writer.toState();
  }
}
