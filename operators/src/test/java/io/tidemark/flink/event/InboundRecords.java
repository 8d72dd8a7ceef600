// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.Outcome;
import io.tidemark.event.PointForecast;
import io.tidemark.event.Prediction;
import io.tidemark.event.codec.SingleObjectCodec;
import java.time.Instant;
import java.util.Map;

/** Valid records to break, and what becomes of them. */
final class InboundRecords {

  static final Instant TIME = Instant.parse("2025-01-04T06:07:08.123456Z");
  static final Origin ORIGIN =
      new Origin("tidemark.predictions", 3, 42, Moments.micros(TIME.plusSeconds(5)));
  static final String LONG_ID = "x".repeat(513);
  static final SingleObjectCodec<Prediction> PREDICTIONS = SingleObjectCodec.of(Prediction.class);
  static final SingleObjectCodec<Outcome> OUTCOMES = SingleObjectCodec.of(Outcome.class);
  static final InboundDecoder DECODER = new InboundDecoder();

  private InboundRecords() {}

  static Inbound decode(Prediction.Builder prediction) {
    return DECODER.decodePrediction(PREDICTIONS.encode(prediction.build()), ORIGIN);
  }

  static Inbound decode(Outcome.Builder outcome) {
    return DECODER.decodeOutcome(OUTCOMES.encode(outcome.build()), ORIGIN);
  }

  static DeadLetter letter(Inbound inbound) {
    assertThat(inbound).isInstanceOf(Inbound.Rejected.class);
    return ((Inbound.Rejected) inbound).letter();
  }

  static Prediction.Builder prediction() {
    return Prediction.newBuilder()
        .setId("p-1")
        .setModel("arima")
        .setModelVersion("3.1")
        .setDimensions(Map.of("region", "36"))
        .setEventTime(TIME)
        .setTargetKey("36/2025-01-11")
        .setForecast(new PointForecast(12.5, null));
  }

  static Outcome.Builder outcome() {
    return Outcome.newBuilder()
        .setPredictionId("p-1")
        .setModel("arima")
        .setEventTime(TIME)
        .setValue(1.5);
  }
}
