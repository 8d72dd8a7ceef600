// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.ScorePanes;

/**
 * The scores of the last span of event time, in P panes of span / P: pane floor(time / paneMicros).
 * The newest time seen decides which P panes are in the window; time never runs backwards. The age
 * of a score is the distance of its pane from the newest one.
 *
 * <p>A score that is older than the window is counted, in the oldest pane of the window, and so
 * leaves first. It is not ignored: outcomes that take long are often unlike the others, and a
 * window of the quick ones alone would be biased.
 */
final class SpanPanes implements PaneRule {

  private static final long LAYOUT = 4;

  private final int paneCount;
  private final long paneMicros;
  private long newestPane;

  SpanPanes(WindowSpec spec, WindowSpec.Span span) {
    this(spec, span, Long.MIN_VALUE / 2);
  }

  private SpanPanes(WindowSpec spec, WindowSpec.Span span, long newestPane) {
    this.paneCount = spec.panes();
    this.paneMicros = Math.max(1, span.micros() / paneCount);
    this.newestPane = newestPane;
  }

  static SpanPanes restore(WindowSpec spec, WindowSpec.Span span, FlatReader reader) {
    reader.require(LAYOUT);
    return new SpanPanes(spec, span, reader.next());
  }

  @Override
  public long open(ScorePanes panes, long eventTimeMicros) {
    advanceTo(panes, eventTimeMicros);
    return Math.max(paneOf(eventTimeMicros), oldestInWindow());
  }

  @Override
  public void advanceTo(ScorePanes panes, long eventTimeMicros) {
    newestPane = Math.max(newestPane, paneOf(eventTimeMicros));
    while (!panes.isEmpty() && panes.oldest() < oldestInWindow()) {
      panes.dropOldest();
    }
  }

  @Override
  public boolean isPast(ScorePanes panes, long eventTimeMicros) {
    return paneOf(eventTimeMicros) <= newestPane
        && (panes.isEmpty() || panes.oldest() >= oldestInWindow());
  }

  @Override
  public boolean isAt(long eventTimeMicros) {
    return paneOf(eventTimeMicros) == newestPane;
  }

  private long paneOf(long eventTimeMicros) {
    return Math.floorDiv(eventTimeMicros, paneMicros);
  }

  private long oldestInWindow() {
    return newestPane - paneCount + 1;
  }

  @Override
  public double weight(long halfLife, long pane, long newerScores, long scores) {
    return Math.pow(0.5, (double) (newestPane - pane) * paneMicros / halfLife);
  }

  @Override
  public long[] snapshot() {
    return new long[] {LAYOUT, newestPane};
  }
}
