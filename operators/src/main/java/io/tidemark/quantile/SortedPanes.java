// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Panes whose scores are kept in one ascending order, each with its pane's tag: an exact window, or
 * the certified upper summary of a window.
 *
 * <p>A certified window keeps every score up to 256. Beyond, a pane that took 64 scores since the
 * last time is coalesced: its entries (high, weight) become fewer by {@link Coalescing}. When that
 * happens depends on numbers of scores alone, never on reads or restarts.
 *
 * <p>threshold(a) = the smallest high whose cumulative weight reaches the rank ceil((n + 1)(1 -
 * a)). A score is never counted below its value, so the threshold is at least the score of that
 * rank, in any order of arrival, with ties and whatever the panes: coverage is at least 1 - a under
 * exchangeability. It is that score while fewer than 50 scores rank above it. How small the excess
 * is beyond is measured, not proven; {@link UpperSummary#slack} bounds it for the window at hand.
 *
 * <p>Add: O(log n) and a move of the larger scores, amortised with the coalescing; threshold, level
 * and p-value: O(log n). Space: exact n; certified, per pane of m scores, 64 and about 25 (2 + ln(m
 * / 50)) more. Infinite scores are counted beside and take part in count and rank.
 */
public final class SortedPanes implements ScorePanes {

  /** Scores of all panes that are kept as they are. */
  public static final int EXACT_SCORES = 256;

  /** Scores of a pane between two times that it is coalesced. */
  static final int FRESH_SCORES = 64;

  private final boolean coalesces;
  private final List<Pane> panes = new ArrayList<>();
  private final SingleScores singles;
  private final ScoreLots lots;
  private final RankSearch search = new RankSearch();
  private long count;
  private long negativeInfinities;
  private long positiveInfinities;

  /**
   * No scores.
   *
   * @param coalesces whether scores beyond 256 are held as a certified upper summary
   */
  public SortedPanes(boolean coalesces) {
    this(coalesces, new SingleScores(), new ScoreLots());
  }

  private SortedPanes(boolean coalesces, SingleScores singles, ScoreLots lots) {
    this.coalesces = coalesces;
    this.singles = singles;
    this.lots = lots;
  }

  /** The panes that gave a snapshot; how they go on may differ. */
  public static SortedPanes restore(boolean coalesces, FlatState state) {
    SortedPanesState read = SortedPanesState.read(state);
    SortedPanes panes = new SortedPanes(coalesces, read.singles(), read.lots());
    read.panes().forEach(panes::include);
    return panes;
  }

  private void include(Pane pane) {
    panes.add(pane);
    count += pane.count;
    negativeInfinities += pane.negativeInfinities;
    positiveInfinities += pane.positiveInfinities;
  }

  @Override
  public boolean isEmpty() {
    return panes.isEmpty();
  }

  @Override
  public long oldest() {
    return panes.get(0).index;
  }

  @Override
  public long newest() {
    return panes.get(panes.size() - 1).index;
  }

  @Override
  public long newestCount() {
    return panes.get(panes.size() - 1).count;
  }

  @Override
  public long count() {
    return count;
  }

  @Override
  public void add(long index, double score) {
    Pane pane = pane(index);
    pane.count++;
    count++;
    if (score == Double.POSITIVE_INFINITY) {
      pane.positiveInfinities++;
      positiveInfinities++;
    } else if (score == Double.NEGATIVE_INFINITY) {
      pane.negativeInfinities++;
      negativeInfinities++;
    } else {
      singles.insert(score + 0.0, pane.tag());
      pane.fresh++;
      if (coalesces && pane.fresh >= FRESH_SCORES && count > EXACT_SCORES) {
        coalesce(pane);
      }
    }
  }

  /** The pane of an index, which is most often the newest. */
  private Pane pane(long index) {
    int at = panes.size();
    while (at > 0 && panes.get(at - 1).index > index) {
      at--;
    }
    if (at == 0 || panes.get(at - 1).index != index) {
      panes.add(at++, new Pane(index));
    }
    return panes.get(at - 1);
  }

  private void coalesce(Pane pane) {
    double[] scores = singles.take(pane.tag());
    ScoreLots earlier = lots.take(pane.tag());
    Coalescing entries = Coalescing.of(scores, earlier);
    singles.putAll(entries.singles(), pane.tag());
    ScoreLots joint = new ScoreLots(entries.size());
    entries.forEach(
        (high, low, weight) -> {
          if (weight > 1) {
            joint.append(high, (float) low, (int) weight, pane.tag());
          }
        });
    lots.putAll(joint);
    pane.fresh = 0;
  }

  @Override
  public void dropOldest() {
    Pane pane = panes.remove(0);
    count -= pane.count;
    negativeInfinities -= pane.negativeInfinities;
    positiveInfinities -= pane.positiveInfinities;
    singles.remove(pane.tag());
    lots.remove(pane.tag());
  }

  @Override
  public Certainty certainty() {
    return lots.size() == 0 ? Certainty.EXACT : Certainty.CERTIFIED;
  }

  @Override
  public double threshold(double miscoverage) {
    requireNumber("miscoverage", miscoverage);
    if (miscoverage <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    return miscoverage >= 1
        ? Double.NEGATIVE_INFINITY
        : atRank(ConformalRank.of(count, miscoverage));
  }

  private double atRank(long k) {
    if (k < 1 || k <= negativeInfinities) {
      return Double.NEGATIVE_INFINITY;
    }
    if (k > count - positiveInfinities) {
      return Double.POSITIVE_INFINITY;
    }
    long rank = k - negativeInfinities;
    return lots.size() == 0 ? singles.at((int) rank - 1) : search.at(rank, singles, lots);
  }

  @Override
  public double mostUpTo(double value) {
    long above = value == Double.POSITIVE_INFINITY ? positiveInfinities : 0;
    return negativeInfinities + singles.countUpTo(value) + lots.weightBegunUpTo(value) + above;
  }

  /** Scores that may be at least as large as a value, or larger: never fewer than there are. */
  private long mostFrom(double value, boolean inclusive) {
    requireNumber("score", value);
    if (value == Double.NEGATIVE_INFINITY && inclusive) {
      return count;
    }
    if (value == Double.POSITIVE_INFINITY && !inclusive) {
      return 0;
    }
    int single = inclusive ? singles.countBelow(value) : singles.countUpTo(value);
    return count - negativeInfinities - single - lots.weightBefore(lots.count(value, !inclusive));
  }

  private static void requireNumber(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " must be a number: was NaN");
    }
  }

  @Override
  public double level(double score) {
    long from = mostFrom(score, true);
    return count == 0 ? 1.0 : (double) from / count;
  }

  @Override
  public double pValue(double score, double tieBreak) {
    double above = mostFrom(score, false);
    double ties = mostFrom(score, true) - above;
    return (above + tieBreak * (ties + 1)) / (count + 1);
  }

  @Override
  public void weigh(PaneWeight weight, WeightedScores into) {
    new WeighedPanes(panes, weight).put(singles, lots, into);
  }

  @Override
  public ScoreDistribution distribution() {
    return entries().distribution();
  }

  @Override
  public Optional<UpperSummary> summary() {
    return Optional.of(entries());
  }

  private UpperSummary entries() {
    return UpperEntries.of(singles, lots, negativeInfinities, positiveInfinities);
  }

  @Override
  public FlatState snapshot() {
    return SortedPanesState.write(panes, singles, lots);
  }
}
