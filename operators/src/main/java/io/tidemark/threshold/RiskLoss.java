// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * What a threshold cost at a score: in [0, 1], 0 when it covers, not growing with the threshold.
 */
public interface RiskLoss {

  /** The loss; 1 at a score of +infinity. */
  double of(double score, double threshold);

  /**
   * How far below a score a threshold must be for a loss above a level.
   *
   * @param level in (0, 1)
   */
  double shortfall(double level);

  /** 1 for a miss. */
  RiskLoss MISS =
      new RiskLoss() {
        @Override
        public double of(double score, double threshold) {
          return score > threshold ? 1 : 0;
        }

        @Override
        public double shortfall(double level) {
          return 0;
        }
      };

  /**
   * The part of a score beyond the threshold, as a share of {@code most} and at most 1.
   *
   * @param most in score units, above 0
   */
  record BoundedExcess(double most) implements RiskLoss {

    @Override
    public double of(double score, double threshold) {
      return score > threshold ? Math.min(1, (score - threshold) / most) : 0;
    }

    @Override
    public double shortfall(double level) {
      return level * most;
    }
  }
}
