// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

/**
 * Finds the score of a rank among lots and single scores. Ranks that are asked one after the other
 * lie near each other, so it looks around the last one first: the answer is the same, whatever was
 * asked before.
 *
 * <p>O(log n) time near the last rank, O(log^2 n) elsewhere.
 */
final class RankSearch {

  private static final int STEPS = 8;

  private int last;

  /** The smallest high, of a lot or of a single score, whose cumulative weight reaches a rank. */
  double at(long rank, SingleScores singles, ScoreLots lots) {
    last = near(rank, singles, lots);
    long single = rank - lots.weightBefore(last) - 1;
    double byLot = last < lots.size() ? lots.high(last) : Double.POSITIVE_INFINITY;
    return single < singles.size() ? Math.min(byLot, singles.at((int) single)) : byLot;
  }

  /** The first lot that reaches the rank, or the number of lots. */
  private int near(long rank, SingleScores singles, ScoreLots lots) {
    int lot = Math.min(last, lots.size() - 1);
    int upTo = singles.countUpTo(lots.high(lot));
    return lots.weightBefore(lot + 1) + upTo < rank
        ? above(lot, upTo, rank, singles, lots)
        : below(lot, upTo, rank, singles, lots);
  }

  private int above(int misses, int count, long rank, SingleScores singles, ScoreLots lots) {
    int lot = misses + 1;
    int upTo = count;
    for (int end = lot + STEPS; lot < lots.size() && lot < end; lot++) {
      upTo = singles.countUpTo(lots.high(lot), upTo);
      if (lots.weightBefore(lot + 1) + upTo >= rank) {
        return lot;
      }
    }
    return between(lot, lots.size(), rank, singles, lots);
  }

  private int below(int reaches, int count, long rank, SingleScores singles, ScoreLots lots) {
    int lot = reaches;
    int upTo = count;
    for (int end = lot - STEPS; lot > 0 && lot > end; lot--) {
      upTo = singles.countDownTo(lots.high(lot - 1), upTo);
      if (lots.weightBefore(lot) + upTo < rank) {
        return lot;
      }
    }
    return between(0, lot, rank, singles, lots);
  }

  private static int between(int from, int to, long rank, SingleScores singles, ScoreLots lots) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (lots.weightBefore(middle + 1) + singles.countUpTo(lots.high(middle)) < rank) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
