// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The integral part of PID control, and the derivative part if there is a scorecaster: ki tan(x
 * ln(n + 1) / (csat (n + 1))) + forecast, x = misses - n a over the n outcomes before this one;
 * infinite where the argument leaves (-pi / 2, pi / 2).
 */
final class IntegralCorrection implements Correction {

  private final double target;
  private final double ki;
  private final double csat;
  private final Scorecaster scorecaster;
  private final int quietOutcomes;
  private double outcomes;
  private double misses;
  private double forecast;

  /**
   * A correction without history.
   *
   * @param quietOutcomes outcomes after which forecasts are added
   */
  IntegralCorrection(
      double target, double ki, double csat, Scorecaster scorecaster, int quietOutcomes) {
    this.target = target;
    this.ki = ki;
    this.csat = csat;
    this.scorecaster = scorecaster;
    this.quietOutcomes = quietOutcomes;
  }

  @Override
  public double offset() {
    return forecast;
  }

  @Override
  public double term(double score, double issuedThreshold, double step, double tracked) {
    if (Double.isFinite(score)) {
      scorecaster.learn(score);
    }
    forecast = outcomes >= quietOutcomes ? scorecaster.forecast() : 0;
    return forecast + integral();
  }

  private double integral() {
    if (ki == 0) {
      return 0;
    }
    double argument =
        (misses - outcomes * target) * Math.log(outcomes + 1) / (csat * (outcomes + 1));
    if (Math.abs(argument) >= Math.PI / 2) {
      return ki * Math.copySign(Double.POSITIVE_INFINITY, argument);
    }
    return ki * Math.tan(argument);
  }

  @Override
  public void learn(double score, double issuedThreshold) {
    outcomes++;
    misses += score > issuedThreshold ? 1 : 0;
  }

  @Override
  public void write(StateWriter state) {
    state.add(outcomes).add(misses).add(forecast);
    scorecaster.write(state);
  }

  @Override
  public void read(StateReader state) {
    outcomes = state.next();
    misses = state.next();
    forecast = state.next();
    scorecaster.read(state);
  }
}
