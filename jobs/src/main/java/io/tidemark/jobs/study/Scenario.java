// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.evidence.EvidenceUnit;
import java.util.Set;

/**
 * A stream whose truth is known. Errors are normal with deviation 1 unless they say otherwise; the
 * baseline is learned under the same law, then the rollup is watched.
 *
 * @param unit of evidence
 * @param segments of the rollup, each with a prediction a step
 * @param steps in a tick, which is a block where the unit is one
 * @param autocorrelation lag-1, of the errors
 * @param weather what comes and goes while all is well
 * @param delay steps from a prediction to its outcome
 * @param missing share of outcomes that never come
 * @param level of the miss rate once the baseline is frozen
 * @param fault what happens at the change
 * @param inSubgroup whether only the first segment is watched
 * @param holds detectors whose assumption the stream keeps
 */
record Scenario(
    String name,
    EvidenceUnit unit,
    int segments,
    int steps,
    double autocorrelation,
    Weather weather,
    int delay,
    double missing,
    Level level,
    Fault fault,
    boolean inSubgroup,
    Set<String> holds) {

  /** What comes and goes while all is well, in the baseline too. */
  enum Weather {
    STEADY,
    /** A tenth of the time, in spells of ten steps a segment, errors are 2.5 times as large. */
    SPELLS,
    /** One step in twenty, errors of all segments are twice as large. */
    SHARED_SHOCKS
  }

  /** The miss rate while all is well, once the baseline is frozen. */
  enum Level {
    AS_LEARNED,
    /** Exactly target + tolerance: the edge of the null of too many misses. */
    UPPER_EDGE,
    /** Exactly target - tolerance: the edge of the null of too few. */
    LOWER_EDGE
  }

  /** What happens at the change. */
  enum Fault {
    NONE,
    /** The mean error goes to 1. */
    JUMP,
    /** Errors are 1.5 times as large. */
    SCALE,
    /** Errors grow from 1 to 2 times as large over 2,000 steps. */
    DRIFT,
    /** Spells of errors 2.5 times as large, a third of the time, where there were none. */
    CLUSTERS,
    /** Errors of the first segment are 3 times as large. */
    SUBGROUP
  }

  /** Independent errors, one segment, ticks of ten outcomes. */
  static Scenario iid(String name, Set<String> holds) {
    return new Scenario(
        name,
        EvidenceUnit.EVENT,
        1,
        10,
        0,
        Weather.STEADY,
        0,
        0,
        Level.AS_LEARNED,
        Fault.NONE,
        false,
        holds);
  }

  Scenario inBlocks(int stepsInBlock, Set<String> holding) {
    return new Scenario(
        name,
        EvidenceUnit.BLOCK,
        segments,
        stepsInBlock,
        autocorrelation,
        weather,
        delay,
        missing,
        level,
        fault,
        inSubgroup,
        holding);
  }

  Scenario of(int count, int stepsInTick) {
    return new Scenario(
        name,
        unit,
        count,
        stepsInTick,
        autocorrelation,
        weather,
        delay,
        missing,
        level,
        fault,
        inSubgroup,
        holds);
  }

  Scenario dependent(double phi, Weather how) {
    return new Scenario(
        name, unit, segments, steps, phi, how, delay, missing, level, fault, inSubgroup, holds);
  }

  Scenario late(int stepsLate, double share) {
    return new Scenario(
        name,
        unit,
        segments,
        steps,
        autocorrelation,
        weather,
        stepsLate,
        share,
        level,
        fault,
        inSubgroup,
        holds);
  }

  Scenario at(Level where) {
    return new Scenario(
        name,
        unit,
        segments,
        steps,
        autocorrelation,
        weather,
        delay,
        missing,
        where,
        fault,
        inSubgroup,
        holds);
  }

  Scenario with(Fault what, boolean subgroupAlone) {
    return new Scenario(
        name,
        unit,
        segments,
        steps,
        autocorrelation,
        weather,
        delay,
        missing,
        level,
        what,
        subgroupAlone,
        holds);
  }
}
