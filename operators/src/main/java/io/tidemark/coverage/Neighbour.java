// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.quantile.FlatState;
import java.util.Arrays;
import java.util.List;

/**
 * An outcome that waits for the next one of its segment. Each outcome is in one pair, so that a
 * pair knows nothing of those before it. The arrays must not be changed after construction.
 *
 * @param features fingerprints of names, see {@link FeaturePair#key}
 * @param values of the prediction, one per feature; NaN where it has none
 * @param missed by the issued bands of the first target
 * @param pValue of its score against the frozen reference; NaN before there is one
 */
public record Neighbour(long[] features, double[] values, boolean missed, double pValue) {

  /** An outcome of a prediction with these features. */
  public static Neighbour of(
      List<String> features, List<Double> values, boolean missed, double pValue) {
    return new Neighbour(
        features.stream().mapToLong(FeaturePair::key).toArray(),
        values.stream().mapToDouble(Double::doubleValue).toArray(),
        missed,
        pValue);
  }

  /** Whether both tell the same features; a change of the policy parts neighbours. */
  public boolean pairsWith(Neighbour next) {
    return Arrays.equals(features, next.features);
  }

  /**
   * Both, with the event time of the second outcome.
   *
   * @param order a hash of the second prediction's id
   */
  public FeaturePair with(Neighbour next, long eventTimeMicros, long order) {
    return new FeaturePair(
        eventTimeMicros,
        order,
        missed,
        next.missed,
        pValue,
        next.pValue,
        features,
        values,
        next.values);
  }

  /** The state; {@link #fromFlat} reads it. */
  public FlatState toFlat() {
    long[] longs = Arrays.copyOf(features, features.length + 1);
    longs[features.length] = missed ? 1 : 0;
    double[] doubles = Arrays.copyOf(values, values.length + 1);
    doubles[values.length] = pValue;
    return new FlatState(longs, doubles);
  }

  /** The neighbour that gave a state; an older release kept no p-value. */
  public static Neighbour fromFlat(FlatState state) {
    int size = state.longs().length - 1;
    double[] doubles = state.doubles();
    return new Neighbour(
        Arrays.copyOf(state.longs(), size),
        Arrays.copyOf(doubles, size),
        state.longs()[size] == 1,
        doubles.length > size ? doubles[size] : Double.NaN);
  }
}
