// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

import java.util.Map;

/**
 * The forecasts of one target, gathered. Immutable; the arrays must not be changed.
 *
 * @param dimensions that the members' predictions share
 * @param latestMicros event time of the latest forecast
 * @param deadlineMicros event time at which it is issued with the members that are there
 * @param stage how far it has come
 * @param quantiles by member and level; empty for a member that is missing, and once it is over
 * @param weights by member and level, as issued; empty before that, and once it is over
 */
public record EnsembleUnit(
    Map<String, String> dimensions,
    long latestMicros,
    long deadlineMicros,
    Stage stage,
    double[][] quantiles,
    double[][] weights) {

  private static final double[][] NONE = {};

  /** How far a unit has come. New stages go to the end: they are stored in this order. */
  public enum Stage {
    /** Waits for members. */
    GATHERING,
    /** Went out, and waits for its outcome. */
    ISSUED,
    /**
     * Its outcome is known: what is left tells late members and repeated outcomes from new ones.
     */
    OVER
  }

  /** Takes a copy of the map. */
  public EnsembleUnit {
    dimensions = Map.copyOf(dimensions);
  }

  boolean has(int member) {
    return quantiles[member].length > 0;
  }

  boolean complete() {
    boolean complete = true;
    for (double[] values : quantiles) {
      complete &= values.length > 0;
    }
    return complete;
  }

  boolean[] present() {
    boolean[] present = new boolean[quantiles.length];
    for (int j = 0; j < present.length; j++) {
      present[j] = has(j);
    }
    return present;
  }

  EnsembleUnit with(int member, double[] values, long eventTimeMicros) {
    double[][] all = quantiles.clone();
    all[member] = values;
    long latest = Math.max(latestMicros, eventTimeMicros);
    return new EnsembleUnit(dimensions, latest, deadlineMicros, stage, all, weights);
  }

  EnsembleUnit issued(double[][] issuedWeights) {
    return new EnsembleUnit(
        dimensions, latestMicros, deadlineMicros, Stage.ISSUED, quantiles, issuedWeights);
  }

  EnsembleUnit over() {
    return new EnsembleUnit(dimensions, latestMicros, deadlineMicros, Stage.OVER, NONE, NONE);
  }
}
