// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.calibration;

import io.tidemark.quantile.Decay;
import io.tidemark.quantile.ScorePanes;

/**
 * The last N scores in panes of ceil(N / P). A score that would be number N + 1 first drops the
 * oldest pane, so a window that has filled holds between N - ceil(N / P) + 1 and N scores. Event
 * times play no part. The scores of one pane share the mean of their weights by age in scores.
 */
final class CountPanes implements PaneRule {

  private static final long LAYOUT = 3;

  private final long capacity;
  private final long paneSize;
  private long decayed;
  private Decay decay;

  CountPanes(WindowSpec spec, WindowSpec.Count count) {
    this.capacity = Math.max(1, count.scores());
    this.paneSize = Math.max(1, -Math.floorDiv(-capacity, (long) spec.panes()));
  }

  static CountPanes restore(WindowSpec spec, WindowSpec.Count count, FlatReader reader) {
    reader.require(LAYOUT);
    return new CountPanes(spec, count);
  }

  @Override
  public long open(ScorePanes panes, long eventTimeMicros) {
    while (panes.count() >= capacity) {
      panes.dropOldest();
    }
    if (panes.isEmpty()) {
      return 0;
    }
    return panes.newestCount() < paneSize ? panes.newest() : panes.newest() + 1;
  }

  @Override
  public void advanceTo(ScorePanes panes, long eventTimeMicros) {
    // scores leave by number alone
  }

  @Override
  public boolean isPast(ScorePanes panes, long eventTimeMicros) {
    return true;
  }

  @Override
  public boolean isAt(long eventTimeMicros) {
    return true;
  }

  @Override
  public double weight(long halfLife, long pane, long newerScores, long scores) {
    if (halfLife != decayed) {
      decay = new Decay(Math.pow(0.5, 1.0 / halfLife), 1);
      decayed = halfLife;
    }
    return decay.meanWeight(newerScores, scores);
  }

  @Override
  public long[] snapshot() {
    return new long[] {LAYOUT};
  }
}
