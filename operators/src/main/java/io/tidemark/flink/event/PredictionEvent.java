// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.score.Forecast;
import java.util.Map;
import java.util.Optional;

/**
 * A valid prediction.
 *
 * @param modelVersion empty when the model has no versions
 * @param targetKey what is predicted, when outcomes may come by target
 * @param crossed whether the forecast's quantiles crossed and were sorted
 * @param payload the original bytes
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
    byte[] payload)
    implements Inbound {}
