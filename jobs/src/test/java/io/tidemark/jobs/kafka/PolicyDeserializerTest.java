// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Policy;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.PolicyInput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class PolicyDeserializerTest {

  @Test
  void policyThatDoesNotValidate_isADeadLetterWithItsBytesAndOffset() {
    byte[] bytes =
        SingleObjectCodec.of(Policy.class)
            .encode(
                Policy.newBuilder()
                    .setModel("m")
                    .setVersion(1)
                    .setScore("absolut-residual")
                    .build());

    DeadLetter letter = ((PolicyInput.Rejected) read(key("m"), bytes).get(0)).letter();

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
    assertThat(letter.getMessage()).contains("nearest: absolute-residual");
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(bytes));
    assertThat(letter.getSource()).isEqualTo("tidemark.policies");
    assertThat(letter.getPartition()).isEqualTo(3);
    assertThat(letter.getOffset()).isEqualTo(11);
  }

  @Test
  void tombstone_removesAPolicy() {
    assertThat(read(key("m"), null))
        .containsExactly(
            new PolicyInput.Removed("m", new Origin("tidemark.policies", 3, 11, -1000)));
  }

  @Test
  void command_isNoPolicy() {
    byte[] command = {(byte) 0xFF, 1};

    assertThat(read(command, new byte[] {1})).isEmpty();
    assertThat(read(command, null)).isEmpty();
  }

  private static byte[] key(String model) {
    return model.getBytes(StandardCharsets.UTF_8);
  }

  private static List<PolicyInput> read(byte[] key, byte[] value) {
    List<PolicyInput> out = new ArrayList<>();
    new PolicyDeserializer()
        .deserialize(
            new ConsumerRecord<>("tidemark.policies", 3, 11, key, value), new ListCollector<>(out));
    return out;
  }
}
