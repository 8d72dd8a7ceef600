// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.calibration.ThresholdSource;
import io.tidemark.quantile.Decay;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * Split conformal prediction (NexCP) whose scores weigh less the older they are: the threshold is
 * the smallest score s with sum of w_i over scores up to s &gt;= (1 - a)(sum of all w_i +
 * testMass), where the newest score weighs rho, the one before it rho^2, and so on.
 *
 * <p>Guarantee with testMass 1: each interval covers with probability at least 1 - a - sum of w_i
 * d_i / (sum of w_i + 1), d_i the total variation distance that swapping score i with the new one
 * makes. That is 1 - a on exchangeable scores, and little less under slow drift. While rho / (1 -
 * rho), the largest weight there can be, is below (1 - a) / a, every threshold is +infinity.
 *
 * <p>With testMass 0 no threshold is infinite once there are scores, and no guarantee holds: the
 * form of the {@code online_conformal} library, there with rho = 1 - a / 4. With rho 1 as well it
 * is the plain 1 - a quantile of the window. O(n) time per prediction, no state beside the window,
 * whose panes weigh as their mean.
 *
 * <p>Scores of +infinity take part with their weights.
 *
 * <p>Reference: Barber, Candes, Ramdas, Tibshirani 2023, equation 11 and theorem 2.
 */
final class NonexchangeableConformal implements ThresholdRule {

  private static final double ROUNDING = 1e-12;

  private final Decay decay;

  NonexchangeableConformal(double rho, double testMass) {
    this.decay = new Decay(rho, testMass);
  }

  @Override
  public String name() {
    return "nexcp";
  }

  /** Short of the target by the drift in the window, so not the statement of the enumeration. */
  @Override
  public Guarantee guarantee() {
    return decay.factor() == 1.0 && decay.testMass() >= 1
        ? Guarantee.FINITE_SAMPLE
        : Guarantee.NONE;
  }

  @Override
  public boolean usesWindow() {
    return true;
  }

  @Override
  public Optional<Decay> decay() {
    return Optional.of(decay);
  }

  /**
   * All scores there can be weigh rho / (1 - rho) together: too little below testMass (1 - a) / a.
   */
  @Override
  public Optional<RuleProblem> problem(double miscoverage) {
    double missing = decay.testMass() * (1 - miscoverage);
    double least = missing / (missing + miscoverage);
    return decay.factor() >= least - ROUNDING
        ? Optional.empty()
        : Optional.of(new RuleProblem("rho", decay.factor(), "at least " + rounded(least)));
  }

  private static String rounded(double x) {
    return BigDecimal.valueOf(x).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  @Override
  public ThresholdTracker create(double targetMiscoverage) {
    return new Tracker(targetMiscoverage);
  }

  @Override
  public ThresholdTracker restore(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 0, snapshot);
    return new Tracker(targetMiscoverage);
  }

  private final class Tracker implements ThresholdTracker {
    private final double target;

    Tracker(double target) {
      this.target = target;
    }

    @Override
    public double threshold(ThresholdSource calibration) {
      return calibration.threshold(target, decay);
    }

    @Override
    public void update(double score, double issuedThreshold, double beta) {
      // the window learns
    }

    @Override
    public double[] snapshot() {
      return new double[0];
    }
  }
}
