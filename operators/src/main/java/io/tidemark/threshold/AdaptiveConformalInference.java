// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The level follows the misses: a' = a_t + gamma (a - miss_t), from a_0 = a.
 *
 * <p>Guarantee: on any sequence, |mean miss - a| &lt;= (max(a, 1 - a) + gamma) / (gamma T) after T
 * outcomes, when each is learned before the next prediction. Late outcomes add their number times
 * gamma to the bound's numerator. O(1) time and state beside the window.
 *
 * <p>Reference: Gibbs and Candes 2021, equation 2 and proposition 4.1.
 */
final class AdaptiveConformalInference implements LevelRule {

  private final double gamma;

  AdaptiveConformalInference(double gamma) {
    this.gamma = gamma;
  }

  @Override
  public String name() {
    return "aci";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.LONG_RUN;
  }

  @Override
  public LevelTracker createLevel(double targetMiscoverage) {
    return new Level(targetMiscoverage, targetMiscoverage);
  }

  @Override
  public LevelTracker restoreLevel(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 1, snapshot);
    return new Level(targetMiscoverage, snapshot[0]);
  }

  private final class Level implements LevelTracker {
    private final double target;
    private double level;

    Level(double target, double level) {
      this.target = target;
      this.level = level;
    }

    @Override
    public double level() {
      return level;
    }

    @Override
    public void update(double beta, boolean miscovered) {
      level += gamma * (target - (miscovered ? 1.0 : 0.0));
    }

    @Override
    public double[] snapshot() {
      return new double[] {level};
    }
  }
}
