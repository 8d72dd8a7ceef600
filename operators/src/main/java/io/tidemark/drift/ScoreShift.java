// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import io.tidemark.quantile.ScoreDistribution;

/**
 * How far scores lie from reference scores, each number beside what chance alone gives. For
 * display: looked at again and again, none of the p-values is a test.
 *
 * <p>Assumes for "chance alone" two independent samples of one continuous law, of n and m scores.
 * While a window still holds scores of its reference the true shift is larger than it seems.
 *
 * @param count n, current scores
 * @param referenceCount m
 * @param bins B, of the reference's tenths; fewer where scores are tied
 * @param stability the population stability index, see {@link TenthShares}
 * @param stabilityByChance its mean by chance: (B - 1)(1/n + 1/m)
 * @param stabilityPValue P(chi2(B - 1) &gt;= stability / (1/n + 1/m))
 * @param jensenShannon distance on the same bins: the root of the divergence to base 2, in [0, 1]
 * @param jensenShannonByChance root of its mean square by chance: (B - 1)(1/n + 1/m) / (8 ln 2)
 * @param kolmogorov largest gap between the distribution functions, see {@link KolmogorovGap}
 * @param kolmogorovPValue at the effective number of scores
 * @param rankError about what the sketches add to the gap: half the heaviest centroid's share, of
 *     both; 0 for exact scores
 * @param effectiveCount nm / (n + m), at most 1 / (2 rankError^2)
 * @param wasserstein distance, over the reference's standard deviation, see {@link QuantileGap};
 *     NaN without spread
 * @param wassersteinByChance its mean by chance, on the same scale
 */
public record ScoreShift(
    long count,
    long referenceCount,
    int bins,
    double stability,
    double stabilityByChance,
    double stabilityPValue,
    double jensenShannon,
    double jensenShannonByChance,
    double kolmogorov,
    double kolmogorovPValue,
    double rankError,
    double effectiveCount,
    double wasserstein,
    double wassersteinByChance) {

  private static final int MOST_CENTROIDS = 512;

  /**
   * The shift from a reference. O(K) time for K centroids, at most 512 a side; larger exact
   * distributions are compressed first.
   *
   * @param reference not empty
   * @param current not empty
   */
  public static ScoreShift between(ScoreDistribution reference, ScoreDistribution current) {
    if (reference.count() == 0 || current.count() == 0) {
      throw new IllegalArgumentException(
          "scores must be at least 1 on both sides: were "
              + reference.count()
              + ", "
              + current.count());
    }
    ScoreDistribution from = small(reference);
    ScoreDistribution to = small(current);
    double chance = 1.0 / from.count() + 1.0 / to.count();
    TenthShares shares = TenthShares.of(from, to);
    KolmogorovGap gap = KolmogorovGap.of(from, to);
    QuantileGap moved = QuantileGap.of(from, to);
    int freedom = shares.bins() - 1;
    return new ScoreShift(
        to.count(),
        from.count(),
        shares.bins(),
        shares.stability(),
        freedom * chance,
        ChanceLaws.chiSquareAbove(freedom, shares.stability() / chance),
        Math.sqrt(shares.jensenShannon() / Math.log(2)),
        Math.sqrt(freedom * chance / (8 * Math.log(2))),
        gap.distance(),
        gap.pValue(),
        gap.rankError(),
        gap.effectiveCount(),
        moved.scaled(),
        moved.byChance());
  }

  private static ScoreDistribution small(ScoreDistribution scores) {
    return scores.means().length > MOST_CENTROIDS ? scores.compressed() : scores;
  }
}
