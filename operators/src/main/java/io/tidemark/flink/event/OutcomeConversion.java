// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import io.tidemark.event.Outcome;
import io.tidemark.score.OutcomeValue;
import java.util.Optional;

/** Outcomes as the topic carries them, and as the graph reads them. */
final class OutcomeConversion {

  private OutcomeConversion() {}

  /** Throws IllegalArgumentException, naming the field, where a rule of the schema is broken. */
  static OutcomeEvent toCore(Outcome o, Origin origin, byte[] payload, DecodingLimits limits) {
    requireOneSubject(o.getPredictionId(), o.getModel(), o.getTargetKey());
    requireRevision(o.getRevision());
    return new OutcomeEvent(
        FieldRules.optionalName("predictionId", o.getPredictionId()),
        FieldRules.optionalName("model", o.getModel()),
        FieldRules.optionalName("targetKey", o.getTargetKey()),
        Optional.ofNullable(o.getDimensions()).map(FieldRules::dimensions),
        Optional.ofNullable(o.getModelVersion())
            .map(version -> FieldRules.shortText("modelVersion", version)),
        FieldRules.eventTime(o.getEventTime(), origin, limits),
        value(o.getValue()),
        o.getRevision(),
        origin,
        payload);
  }

  /** Each is null where the outcome does not state it. */
  static void requireOneSubject(String predictionId, String model, String targetKey) {
    if ((predictionId == null) == (targetKey == null)) {
      throw new IllegalArgumentException(
          "exactly one of predictionId and targetKey must be set: were "
              + predictionId
              + ", "
              + targetKey);
    }
    if (predictionId != null && model == null) {
      throw new IllegalArgumentException("model must be set beside predictionId: was null");
    }
  }

  static void requireRevision(int revision) {
    if (revision < 0) {
      throw new IllegalArgumentException("revision must be at least 0: was " + revision);
    }
  }

  private static OutcomeValue value(Object value) {
    return value instanceof Double number
        ? new OutcomeValue.Real(FieldRules.finite("value", number))
        : new OutcomeValue.Label(FieldRules.name("value", (String) value));
  }
}
