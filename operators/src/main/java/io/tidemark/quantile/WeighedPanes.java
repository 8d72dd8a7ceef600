// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.List;

/** The weights of sorted panes at one time, by the distance from the oldest. */
final class WeighedPanes {

  private final List<Pane> panes;
  private final char oldest;
  private final double[] byDistance;

  WeighedPanes(List<Pane> panes, ScorePanes.PaneWeight weight) {
    this.panes = panes;
    this.oldest = panes.isEmpty() ? 0 : panes.get(0).tag();
    this.byDistance =
        new double[panes.isEmpty() ? 0 : 1 + distance(panes.get(panes.size() - 1).tag())];
    long newer = 0;
    for (int i = panes.size() - 1; i >= 0; i--) {
      Pane pane = panes.get(i);
      byDistance[distance(pane.tag())] = weight.of(pane.index, newer, pane.count);
      newer += pane.count;
    }
  }

  private int distance(char tag) {
    return (char) (tag - oldest);
  }

  void put(SingleScores singles, ScoreLots lots, WeightedScores scores) {
    scores.clear();
    for (Pane pane : panes) {
      double weight = byDistance[distance(pane.tag())];
      scores.add(Double.NEGATIVE_INFINITY, weight, pane.negativeInfinities);
      scores.add(Double.POSITIVE_INFINITY, weight, pane.positiveInfinities);
    }
    singles.addTo(scores, oldest, byDistance);
    for (int i = 0; i < lots.size(); i++) {
      scores.add(lots.high(i), byDistance[distance(lots.tagAt(i))], lots.weight(i));
    }
  }
}
