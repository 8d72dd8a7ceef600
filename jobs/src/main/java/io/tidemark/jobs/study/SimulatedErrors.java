// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.jobs.study.Scenario.Fault;
import io.tidemark.jobs.study.Scenario.Weather;
import java.util.SplittableRandom;

/** Errors of all segments of a scenario, step by step. */
final class SimulatedErrors {

  private static final double SPELL_SIZE = 2.5;
  private static final double SPELL_ENDS = 0.1;
  private static final double SHOCK_SHARE = 0.05;
  private static final double DRIFT_STEPS = 2000;

  private final Scenario scenario;
  private final SplittableRandom random;
  private final double[] standard;
  private final boolean[] inSpell;
  private double shock = 1;

  SimulatedErrors(Scenario scenario, SplittableRandom random) {
    this.scenario = scenario;
    this.random = random;
    this.standard = new double[scenario.segments()];
    this.inSpell = new boolean[scenario.segments()];
    for (int i = 0; i < standard.length; i++) {
      standard[i] = random.nextGaussian();
    }
  }

  /** Begins a step. */
  void step() {
    boolean shocked =
        scenario.weather() == Weather.SHARED_SHOCKS && random.nextDouble() < SHOCK_SHARE;
    shock = shocked ? 2 : 1;
  }

  /**
   * The error of a segment's prediction.
   *
   * @param sinceChange steps; negative before it
   */
  double next(int segment, long sinceChange) {
    double phi = scenario.autocorrelation();
    standard[segment] = phi * standard[segment] + Math.sqrt(1 - phi * phi) * random.nextGaussian();
    double error = standard[segment] * shock * spell(segment, sinceChange);
    return sinceChange < 0 ? error : faulty(error, segment, sinceChange);
  }

  private double faulty(double error, int segment, long sinceChange) {
    return switch (scenario.fault()) {
      case NONE, CLUSTERS -> error;
      case JUMP -> error + 1;
      case SCALE -> 1.5 * error;
      case DRIFT -> (1 + Math.min(1, sinceChange / DRIFT_STEPS)) * error;
      case SUBGROUP -> segment == 0 ? 3 * error : error;
    };
  }

  private double spell(int segment, long sinceChange) {
    double share = spellShare(sinceChange);
    if (share == 0) {
      return 1;
    }
    double begins = SPELL_ENDS * share / (1 - share);
    inSpell[segment] =
        inSpell[segment] ? random.nextDouble() >= SPELL_ENDS : random.nextDouble() < begins;
    return inSpell[segment] ? SPELL_SIZE : 1;
  }

  private double spellShare(long sinceChange) {
    if (scenario.fault() == Fault.CLUSTERS) {
      return sinceChange < 0 ? 0 : 1.0 / 3;
    }
    return scenario.weather() == Weather.SPELLS ? 0.1 : 0;
  }
}
