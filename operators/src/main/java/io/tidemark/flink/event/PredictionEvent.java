// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.score.Forecast;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A valid prediction.
 *
 * @param modelVersion empty when the model has no versions
 * @param targetKey what is predicted, when outcomes may come by target
 * @param crossed whether the forecast's quantiles crossed and were sorted
 * @param payload the original bytes
 * @param features what it was made from, as far as it is told; finite
 */
public record PredictionEvent(
    String id,
    String model,
    String modelVersion,
    Map<String, String> dimensions,
    long eventTimeMicros,
    Optional<String> targetKey,
    Forecast forecast,
    boolean crossed,
    Origin origin,
    byte[] payload,
    Map<String, Double> features)
    implements Inbound {

  /** Without features. */
  public PredictionEvent(
      String id,
      String model,
      String modelVersion,
      Map<String, String> dimensions,
      long eventTimeMicros,
      Optional<String> targetKey,
      Forecast forecast,
      boolean crossed,
      Origin origin,
      byte[] payload) {
    this(
        id,
        model,
        modelVersion,
        dimensions,
        eventTimeMicros,
        targetKey,
        forecast,
        crossed,
        origin,
        payload,
        Map.of());
  }

  /** The same without features but the named ones. */
  public PredictionEvent withFeatures(List<String> names) {
    Map<String, Double> named = new TreeMap<>(features);
    named.keySet().retainAll(names);
    return new PredictionEvent(
        id,
        model,
        modelVersion,
        dimensions,
        eventTimeMicros,
        targetKey,
        forecast,
        crossed,
        origin,
        payload,
        named);
  }
}
