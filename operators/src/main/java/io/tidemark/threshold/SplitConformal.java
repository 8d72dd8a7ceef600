// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/**
 * The level stays at the target: the threshold is the ceil((n + 1)(1 - a))-th smallest score of the
 * window.
 *
 * <p>Guarantee: each interval covers with probability at least 1 - a, when the window's scores and
 * the new one are exchangeable and the window is exact. O(1) state beside the window.
 *
 * <p>Reference: Papadopoulos, Proedrou, Vovk, Gammerman 2002; Lei et al. 2018, theorem 2.2.
 */
final class SplitConformal implements LevelRule {

  @Override
  public String name() {
    return "split";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.FINITE_SAMPLE;
  }

  @Override
  public LevelTracker createLevel(double targetMiscoverage) {
    return new Fixed(targetMiscoverage);
  }

  @Override
  public LevelTracker restoreLevel(double targetMiscoverage, double[] snapshot) {
    TrackerState.require(name(), 0, snapshot);
    return new Fixed(targetMiscoverage);
  }

  private record Fixed(double level) implements LevelTracker {
    @Override
    public void update(double beta, boolean miscovered) {
      // the level is fixed
    }

    @Override
    public double[] snapshot() {
      return new double[0];
    }
  }
}
