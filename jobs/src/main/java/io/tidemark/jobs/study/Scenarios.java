// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.jobs.study.Scenario.Fault;
import io.tidemark.jobs.study.Scenario.Level;
import io.tidemark.jobs.study.Scenario.Weather;
import java.util.List;
import java.util.Set;

/** The streams that detectors are measured on. */
final class Scenarios {

  /** Steps in a block of one segment. */
  static final int BLOCK = 24;

  private static final Set<String> NONE = Set.of();
  private static final Set<String> ALL = Set.copyOf(StudiedDetectors.NAMES);
  private static final Set<String> TOO_MANY = Set.of("miss-sr", "miss-restarted");
  private static final Set<String> ON_MISSES =
      Set.of("miss-sr", "miss-restarted", "overcoverage-sr");

  private Scenarios() {}

  /**
   * Streams on which nothing is wrong. A dependence between outcomes breaks the assumption of
   * evidence by event; by block it holds where the dependence is shorter than the block.
   */
  static List<Scenario> healthy() {
    Scenario iid = Scenario.iid("independent", ALL);
    Scenario half = Scenario.iid("AR(1) .5", NONE).dependent(.5, Weather.STEADY);
    Scenario strong = Scenario.iid("AR(1) .9", NONE).dependent(.9, Weather.STEADY);
    Scenario spells = Scenario.iid("clustered misses", NONE).dependent(0, Weather.SPELLS);
    Scenario fleet =
        Scenario.iid("50 segments, shared shocks", NONE)
            .dependent(0, Weather.SHARED_SHOCKS)
            .of(50, 1);
    return List.of(
        iid,
        iid.inBlocks(BLOCK, ALL),
        Scenario.iid("at target + tolerance", TOO_MANY).at(Level.UPPER_EDGE),
        Scenario.iid("at target + tolerance", TOO_MANY)
            .at(Level.UPPER_EDGE)
            .inBlocks(BLOCK, TOO_MANY),
        Scenario.iid("at target - tolerance", Set.of("overcoverage-sr")).at(Level.LOWER_EDGE),
        Scenario.iid("delayed 48, 20 % missing", ALL).late(48, .2),
        half,
        half.inBlocks(BLOCK, ON_MISSES),
        strong,
        strong.inBlocks(BLOCK, NONE),
        spells,
        spells.inBlocks(BLOCK, NONE),
        fleet,
        fleet.inBlocks(1, ALL));
  }

  /** Streams that something happens to. */
  static List<Scenario> faulty() {
    Scenario scale = Scenario.iid("scale x 1.5", NONE).with(Fault.SCALE, false);
    return List.of(
        scale,
        scale.inBlocks(BLOCK, NONE),
        Scenario.iid("jump by 1 sd", NONE).with(Fault.JUMP, false),
        Scenario.iid("slow drift", NONE).with(Fault.DRIFT, false),
        Scenario.iid("misses begin to cluster", NONE).with(Fault.CLUSTERS, false),
        Scenario.iid("scale x 1.5, delayed 48, 20 % missing", NONE)
            .late(48, .2)
            .with(Fault.SCALE, false),
        Scenario.iid("1 of 10 segments x 3: whole model", NONE)
            .of(10, 1)
            .with(Fault.SUBGROUP, false),
        Scenario.iid("1 of 10 segments x 3: that segment", NONE)
            .of(10, 10)
            .with(Fault.SUBGROUP, true),
        Scenario.iid("50 segments, shared shocks, then x 1.5", NONE)
            .dependent(0, Weather.SHARED_SHOCKS)
            .of(50, 1)
            .with(Fault.SCALE, false)
            .inBlocks(1, NONE));
  }
}
