// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.score.OutcomeValue;
import java.util.Map;
import java.util.Optional;

/**
 * A valid outcome: by prediction (predictionId and model present) or by target (targetKey present).
 *
 * @param dimensions the prediction's, when the sender knows them
 * @param modelVersion the prediction's, when the sender knows it
 * @param payload the original bytes
 */
public record OutcomeEvent(
    Optional<String> predictionId,
    Optional<String> model,
    Optional<String> targetKey,
    Optional<Map<String, String>> dimensions,
    Optional<String> modelVersion,
    long eventTimeMicros,
    OutcomeValue value,
    int revision,
    Origin origin,
    byte[] payload)
    implements Inbound {}
