// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static io.tidemark.flink.event.InboundRecords.DECODER;
import static io.tidemark.flink.event.InboundRecords.ORIGIN;
import static io.tidemark.flink.event.InboundRecords.OUTCOMES;
import static io.tidemark.flink.event.InboundRecords.PREDICTIONS;
import static io.tidemark.flink.event.InboundRecords.TIME;
import static io.tidemark.flink.event.InboundRecords.letter;
import static io.tidemark.flink.event.InboundRecords.outcome;
import static io.tidemark.flink.event.InboundRecords.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InboundDecoderTest {

  @Test
  void decodePrediction_rejected_keepsOriginAndEveryByte() {
    byte[] payload = PREDICTIONS.encode(prediction().setId("").build());

    DeadLetter letter = letter(DECODER.decodePrediction(payload, ORIGIN));

    assertThat(letter)
        .isEqualTo(
            new DeadLetter(
                "tidemark.predictions",
                3,
                42L,
                TIME.plusSeconds(5),
                DeadLetterReason.INVALID,
                "id must not be blank: was \"\"",
                ByteBuffer.wrap(payload)));
  }

  @Test
  void decode_nullPayload_isUndecodableWithAnEmptyPayload() {
    DeadLetter letter = letter(DECODER.decodeOutcome(null, ORIGIN));

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
    assertThat(letter.getMessage()).isEqualTo("payload must be present: was null");
    assertThat(letter.getPayload().remaining()).isZero();
  }

  @Test
  void decode_payloadAboveTheLimit_isTooLargeAndAtTheLimitIsNot() {
    byte[] payload = PREDICTIONS.encode(prediction().build());
    InboundDecoder exact = new InboundDecoder(new DecodingLimits(payload.length, 86_400_000_000L));
    InboundDecoder below =
        new InboundDecoder(new DecodingLimits(payload.length - 1, 86_400_000_000L));

    assertThat(exact.decodePrediction(payload, ORIGIN)).isInstanceOf(PredictionEvent.class);
    assertThat(letter(below.decodePrediction(payload, ORIGIN)).getReason())
        .isEqualTo(DeadLetterReason.TOO_LARGE);
  }

  @Test
  void decode_otherEventsSchema_isAnUnknownSchema() {
    byte[] outcome = OUTCOMES.encode(outcome().build());

    assertThat(letter(DECODER.decodePrediction(outcome, ORIGIN)).getReason())
        .isEqualTo(DeadLetterReason.UNKNOWN_SCHEMA);
  }

  @Test
  void decode_noAvroOrTruncated_isUndecodable() {
    byte[] payload = PREDICTIONS.encode(prediction().build());

    for (byte[] bad : List.of(new byte[0], "{}".getBytes(), Arrays.copyOf(payload, 30))) {
      assertThat(letter(DECODER.decodePrediction(bad, ORIGIN)).getReason())
          .isEqualTo(DeadLetterReason.UNDECODABLE);
    }
  }

  /** Whatever bytes change, there is an event or a letter. 20000 payloads, seed 11. */
  @Test
  void decode_randomDamage_neverThrows() {
    Random random = new Random(11);
    byte[] payload = PREDICTIONS.encode(prediction().build());
    byte[] outcome = OUTCOMES.encode(outcome().build());
    for (int i = 0; i < 10_000; i++) {
      assertThat(DECODER.decodePrediction(damaged(payload, random), ORIGIN)).isNotNull();
      assertThat(DECODER.decodeOutcome(damaged(outcome, random), ORIGIN)).isNotNull();
    }
  }

  private static byte[] damaged(byte[] payload, Random random) {
    byte[] damaged = payload.clone();
    damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt(256);
    return damaged;
  }
}
