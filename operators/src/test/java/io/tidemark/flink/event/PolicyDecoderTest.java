// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.event.Policy;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.flink.state.PolicyInputTypeInfo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class PolicyDecoderTest {

  private static final Origin ORIGIN = new Origin("tidemark.policies", 1, 42, 5_000_000);

  private final PolicyDecoder decoder = new PolicyDecoder();

  @Test
  void policy_thatIsValid_isStated() {
    Policy policy = builder().build();

    PolicyInput.Stated stated = (PolicyInput.Stated) decode("m", bytes(policy));

    assertThat(stated.policy()).isEqualTo(policy);
    assertThat(stated.origin()).isEqualTo(ORIGIN);
  }

  @Test
  void policy_thatIsNotValid_isADeadLetterWithEveryProblemItsBytesAndItsPlace() {
    byte[] bytes =
        bytes(builder().setTargetMiscoverage(List.of(1.5)).setOnNewVersion("restart").build());

    DeadLetter letter = rejected("m", bytes);

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
    assertThat(letter.getMessage())
        .isEqualTo(
            "onNewVersion must be one of carry, reset: was \"restart\";"
                + " targetMiscoverage[0] must be in (0, 1): was 1.5");
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(bytes));
    assertThat(letter.getSource()).isEqualTo("tidemark.policies");
    assertThat(letter.getPartition()).isEqualTo(1);
    assertThat(letter.getOffset()).isEqualTo(42);
    assertThat(letter.getTimestamp().toEpochMilli()).isEqualTo(5000);
  }

  @Test
  void bytes_thatAreNoPolicy_areADeadLetter() {
    byte[] bytes = {1, 2, 3};

    DeadLetter letter = rejected("m", bytes);

    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNDECODABLE);
    assertThat(letter.getPayload()).isEqualTo(ByteBuffer.wrap(bytes));
  }

  @Test
  void key_thatNamesAnotherModel_isADeadLetter() {
    assertThat(rejected("n", bytes(builder().build())).getMessage())
        .isEqualTo("key must be the policy's model \"m\": was \"n\"");
  }

  @Test
  void tombstone_removesTheModelOfItsKey() {
    assertThat(decode("m", null)).isEqualTo(new PolicyInput.Removed("m", ORIGIN));
    DeadLetter letter = ((PolicyInput.Rejected) decoder.decode(null, null, ORIGIN)).letter();
    assertThat(letter.getReason()).isEqualTo(DeadLetterReason.INVALID_POLICY);
  }

  @Test
  void everyInput_comesBackFromItsLayout() throws IOException {
    byte[] bytes = bytes(builder().build());
    PolicyInput.Stated stated = (PolicyInput.Stated) decode("m", bytes);

    PolicyInput.Stated copy = (PolicyInput.Stated) copied(stated);

    assertThat(copy.policy()).isEqualTo(stated.policy());
    assertThat(copy.origin()).isEqualTo(ORIGIN);
    assertThat(copy.payload()).isEqualTo(bytes);
    assertThat(copied(decode("m", null))).isEqualTo(new PolicyInput.Removed("m", ORIGIN));
    assertThat(copied(decode("n", bytes))).isEqualTo(decode("n", bytes));
  }

  private static PolicyInput copied(PolicyInput input) throws IOException {
    TypeSerializer<PolicyInput> serializer =
        PolicyInputTypeInfo.INSTANCE.createSerializer(new SerializerConfigImpl());
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(input, out);
    return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  private static Policy.Builder builder() {
    return Policy.newBuilder().setModel("m").setVersion(3);
  }

  private static byte[] bytes(Policy policy) {
    return SingleObjectCodec.of(Policy.class).encode(policy);
  }

  private PolicyInput decode(String key, byte[] payload) {
    return decoder.decode(key.getBytes(StandardCharsets.UTF_8), payload, ORIGIN);
  }

  private DeadLetter rejected(String key, byte[] payload) {
    return ((PolicyInput.Rejected) decode(key, payload)).letter();
  }
}
