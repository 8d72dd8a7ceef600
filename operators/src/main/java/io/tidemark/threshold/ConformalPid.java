// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * PID control of the threshold: q' = p' + I + D, with p' = p + eta (miss - a), p_0 = 0, eta = lr
 * times the range of the last burnIn scores ({@link PublishedSteps}, {@link GuardedSteps}); I = ki
 * tan(x ln(n + 1) / (csat (n + 1))), x = misses - n a over the n outcomes before this one; D = the
 * forecast of a {@link ThetaScorecaster} when season is at least 1. With ki 0 and no season it is
 * the P tracker.
 *
 * <p>Guarantee of the published form with ki above 0: on any sequence of bounded scores, |mean miss
 * - a| &lt;= (h(T) + 2) / T with h(T) = (pi / 2) csat (T + 1) / ln(T + 1), when each outcome is
 * learned before the next prediction: beyond h(T) misses too many the integral is infinite and
 * nothing misses, and likewise on the other side. The bound tends to 0, but slowly: like csat / ln
 * T. It asks nothing of P and D.
 *
 * <p>Guarded, the threshold saturates at one range beyond the last burnIn scores instead of
 * infinity. A score that exceeds that range still misses, so the statement holds only as far as no
 * score does; coverage is then empirical. Forecasts are added from the first outcome on, where the
 * published form begins abruptly after burnIn.
 *
 * <p>O(1) amortized time. State: 8 numbers and a {@link ScoreRange}; with a season 4 + season
 * numbers more. A score of +infinity is a miss and no part of the guarded range or of a forecast.
 *
 * <p>Reference: Angelopoulos, Candes, Tibshirani 2023, equations 4 to 6 and proposition 2.
 */
final class ConformalPid implements ThresholdRule {

  private static final double SMOOTHING = 0.2;

  private final double lr;
  private final double ki;
  private final double csat;
  private final int burnIn;
  private final int season;
  private final boolean guards;

  ConformalPid(double lr, double ki, double csat, int burnIn, int season, boolean guards) {
    this.lr = lr;
    this.ki = ki;
    this.csat = csat;
    this.burnIn = burnIn;
    this.season = season;
    this.guards = guards;
  }

  @Override
  public String name() {
    return "pid";
  }

  @Override
  public Guarantee guarantee() {
    return ki > 0 && !guards ? Guarantee.LONG_RUN : Guarantee.NONE;
  }

  @Override
  public boolean usesWindow() {
    return false;
  }

  @Override
  public RangeScaledTracker create(double targetMiscoverage) {
    Scorecaster scorecaster =
        season == 0 ? Scorecaster.NONE : new ThetaScorecaster(SMOOTHING, season);
    return new RangeScaledTracker(
        targetMiscoverage,
        Steps.of(lr, burnIn, guards),
        new IntegralCorrection(targetMiscoverage, ki, csat, scorecaster, guards ? 0 : burnIn));
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    return create(targetMiscoverage).restored(name(), snapshot);
  }
}
