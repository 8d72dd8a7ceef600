// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.List;

/**
 * Quantiles of the next residual from the last w visible ones, by online pinball heads, and an
 * offset that follows the misses.
 *
 * <p>With s the mean of |e| under weights memory^age, x = (1, e_1 / s, ..., e_w / s) the lag vector
 * visible when the prediction goes out, and [l, u] the {@link NarrowestPair} of ten heads at x,
 * clipped to the range of scaled residuals seen: the pair is [(l - o) s, (u + o) s]. When its
 * outcome is learned, heads learn e / s under the x and s that went out with the prediction, and o'
 * = o + gamma (miss - a). So a late outcome teaches what could be known at its delay. Heads that
 * know only x = (1) are the fallback; {@link SerialGain} says which of both is in force, and they
 * share the offset.
 *
 * <p>Guarantee: as long as residuals stay within R running scales, |e| &lt;= R s, on any sequence
 * |mean miss - a| &lt;= (2 R + gamma) / (gamma T) over the T outcomes after the first 20, when each
 * is learned before the next prediction, whatever the heads say and whichever is in force: at an
 * offset of 2 R nothing misses, at -2 R everything does, so the offset stays within 2 R + gamma.
 * Late outcomes add their number times gamma to the bound's numerator. That the pair is narrower
 * than that of residuals alone is empirical, and needs outcomes before their correlation is gone.
 *
 * <p>O(w) time and state. Lags count at most 10 scales; an infinite residual counts as the largest
 * finite one.
 *
 * <p>Reference: Xu and Xie 2023, section 3.2 (lags, narrowest pair), with online heads in place of
 * a forest that is refitted; the offset as in Gibbs and Candes 2021, equation 2.
 */
final class SequentialPredictiveConformalInference implements JointRule {

  private final SerialSettings settings;

  SequentialPredictiveConformalInference(SerialSettings settings) {
    this.settings = settings;
  }

  @Override
  public String name() {
    return "spci";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.LONG_RUN;
  }

  @Override
  public List<String> diagnostics() {
    return SerialGain.DIAGNOSTICS;
  }

  @Override
  public JointTracker create(double targetMiscoverage) {
    return new SerialHeads(settings, targetMiscoverage);
  }

  @Override
  public JointTracker restore(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), SerialHeads.numbers(settings), snapshot);
    return new SerialHeads(settings, targetMiscoverage, snapshot);
  }

  /**
   * How the rule is set.
   *
   * @param lags visible residuals in a lag vector, at least 1
   * @param rate of the heads, above 0
   * @param gamma step of the offset in scales, above 0
   * @param memory of the scale, in (0, 1)
   * @param gain share of the fallback's interval score that lags must save, in (0, 1)
   */
  record SerialSettings(int lags, double rate, double gamma, double memory, double gain) {}
}
