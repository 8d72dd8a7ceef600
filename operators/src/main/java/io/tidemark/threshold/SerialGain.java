// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.List;
import java.util.Map;

/**
 * Whether a rule on lagged residuals earns its place at the delay at which outcomes come. It and
 * its fallback are scored on each outcome by the pairs both had when the prediction went out, with
 * the interval score (u - l) + (2/a)(l - e)+ + (2/a)(e - u)+. With L and F their means under
 * weights .995^age, the rule comes into force when L &lt;= (1 - gain) F, after 100 outcomes at the
 * earliest, and leaves it when L &gt; (1 - gain / 2) F.
 *
 * <p>Beside it, the delay (outcomes learned between a prediction and its outcome) and the
 * correlation of a residual with the newest one that was visible when its prediction went out, so
 * at the lag of that delay, both under the same weights.
 *
 * <p>Empirical: it says what would have paid on the last few hundred outcomes. O(1) time and state.
 * Pairs and residuals are finite.
 *
 * <p>Reference: Dawid 1984 (prequential choice); Gneiting and Raftery 2007, equation 43 (score).
 */
final class SerialGain {

  /** The names of the diagnostics. */
  static final List<String> DIAGNOSTICS =
      List.of(JointThresholds.DELAY, JointThresholds.AUTOCORRELATION, JointThresholds.LOSS_RATIO);

  /** Numbers in a snapshot. */
  static final int NUMBERS = 11;

  private static final double MEMORY = 0.995;
  private static final int EARLIEST = 100;

  private final double gain;
  private final double target;

  /** Outcomes seen; the weight of the means; in force or not; then the weighted sums. */
  private double outcomes;

  private double mass;
  private boolean inForce;
  private double ruleLoss;
  private double fallbackLoss;
  private double delay;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumYy;
  private double sumXy;

  SerialGain(double gain, double targetMiscoverage) {
    this.gain = gain;
    this.target = targetMiscoverage;
  }

  static SerialGain restore(double gain, double targetMiscoverage, double[] s, int from) {
    SerialGain restored = new SerialGain(gain, targetMiscoverage);
    restored.outcomes = s[from];
    restored.mass = s[from + 1];
    restored.inForce = s[from + 2] != 0;
    restored.ruleLoss = s[from + 3];
    restored.fallbackLoss = s[from + 4];
    restored.delay = s[from + 5];
    restored.sumX = s[from + 6];
    restored.sumY = s[from + 7];
    restored.sumXx = s[from + 8];
    restored.sumYy = s[from + 9];
    restored.sumXy = s[from + 10];
    return restored;
  }

  double[] snapshot() {
    return new double[] {
      outcomes,
      mass,
      inForce ? 1 : 0,
      ruleLoss,
      fallbackLoss,
      delay,
      sumX,
      sumY,
      sumXx,
      sumYy,
      sumXy
    };
  }

  /** Whether the rule is in force. */
  boolean inForce() {
    return inForce;
  }

  /** Delay, autocorrelation and loss ratio. */
  Map<String, Double> diagnostics() {
    return Map.of(
        JointThresholds.DELAY, delay(),
        JointThresholds.AUTOCORRELATION, autocorrelation(),
        JointThresholds.LOSS_RATIO, lossRatio());
  }

  /** Mean score of the rule over that of the fallback; 1 before any outcome. */
  double lossRatio() {
    return fallbackLoss > 0 ? ruleLoss / fallbackLoss : 1.0;
  }

  /** Mean delay in outcomes; 0 before any. */
  double delay() {
    return mass > 0 ? delay / mass : 0.0;
  }

  /** Correlation at the lag of the delay; 0 while nothing varies. */
  double autocorrelation() {
    if (!(mass > 0)) {
      return 0.0;
    }
    double xx = sumXx / mass - (sumX / mass) * (sumX / mass);
    double yy = sumYy / mass - (sumY / mass) * (sumY / mass);
    double xy = sumXy / mass - (sumX / mass) * (sumY / mass);
    boolean varies = xx > 0 && yy > 0;
    return varies ? Math.max(-1.0, Math.min(1.0, xy / (Math.sqrt(xx) * Math.sqrt(yy)))) : 0.0;
  }

  /**
   * Scores both pairs.
   *
   * @param newest the newest residual that was visible
   * @param waited outcomes learned since the prediction went out
   */
  void learn(double residual, double[] rule, double[] fallback, double newest, double waited) {
    outcomes++;
    mass = MEMORY * mass + 1;
    ruleLoss = MEMORY * ruleLoss + score(rule, residual);
    fallbackLoss = MEMORY * fallbackLoss + score(fallback, residual);
    delay = MEMORY * delay + waited;
    sumX = MEMORY * sumX + newest;
    sumY = MEMORY * sumY + residual;
    sumXx = MEMORY * sumXx + newest * newest;
    sumYy = MEMORY * sumYy + residual * residual;
    sumXy = MEMORY * sumXy + newest * residual;
    double needed = inForce ? 1 - gain / 2 : 1 - gain;
    inForce = outcomes >= EARLIEST && lossRatio() <= needed;
  }

  private double score(double[] pair, double residual) {
    double outside = Math.max(0, pair[0] - residual) + Math.max(0, residual - pair[1]);
    return Math.max(0, pair[1] - pair[0]) + 2 / target * outside;
  }
}
