// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Outcome;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

final class InboundDeserializerTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void anOutcomeComesBackAsItWasWritten() throws IOException {
    Inbound read = read(outcome(3.5));
    assertThat(read).isInstanceOf(OutcomeEvent.class);
    assertThat(((OutcomeEvent) read).targetKey()).contains("36/2025-01-04");
  }

  @Test
  void bytesThatAreNoEventAreSetAsideWithTheirPlace() {
    Inbound.Rejected rejected = (Inbound.Rejected) read(new byte[] {1, 2, 3});
    assertThat(rejected.letter().getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
    assertThat(rejected.letter().getSource()).isEqualTo("tidemark.outcomes");
    assertThat(rejected.letter().getOffset()).isEqualTo(7);
    assertThat(rejected.letter().getPayload()).isEqualTo(ByteBuffer.wrap(new byte[] {1, 2, 3}));
  }

  @Test
  void aValueThatIsNotFiniteIsInvalid() throws IOException {
    Inbound.Rejected rejected = (Inbound.Rejected) read(outcome(Double.NaN));
    assertThat(rejected.letter().getReason()).isEqualTo(DeadLetterReason.INVALID);
    assertThat(rejected.letter().getMessage()).isEqualTo("value must be finite: was NaN");
  }

  @Test
  void aRecordOfTenMegabytesIsTooLarge() {
    Inbound.Rejected rejected = (Inbound.Rejected) read(new byte[10 << 20]);
    assertThat(rejected.letter().getReason()).isEqualTo(DeadLetterReason.TOO_LARGE);
    assertThat(rejected.letter().getPayload().remaining()).isEqualTo(1024);
  }

  @Test
  void aTombstoneIsSetAside() {
    assertThat(read(null)).isInstanceOf(Inbound.Rejected.class);
  }

  private static Inbound read(byte[] value) {
    return new InboundDeserializer(InboundDeserializer.Kind.OUTCOME)
        .read(new ConsumerRecord<>("tidemark.outcomes", 0, 7, null, value));
  }

  private static byte[] outcome(double value) throws IOException {
    Outcome outcome =
        Outcome.newBuilder()
            .setTargetKey("36/2025-01-04")
            .setEventTime(NOON)
            .setValue(value)
            .build();
    ByteBuffer buffer = Outcome.getEncoder().encode(outcome);
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
