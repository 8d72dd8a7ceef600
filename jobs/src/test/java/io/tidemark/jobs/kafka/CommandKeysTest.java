// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.event.Acknowledge;
import io.tidemark.event.AlertCommand;
import io.tidemark.event.Policy;
import io.tidemark.event.Rearm;
import io.tidemark.event.Silence;
import io.tidemark.event.codec.SingleObjectCodec;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.policy.PolicyDefaults;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Commands and policies share a topic. */
class CommandKeysTest {

  private static AlertCommand command(Object action) {
    return AlertCommand.newBuilder()
        .setModel("load")
        .setTime(Instant.EPOCH)
        .setBy("ada")
        .setAction(action)
        .build();
  }

  private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value) {
    return new ConsumerRecord<>("tidemark.policies", 0, 0, key, value);
  }

  private static ConsumerRecord<byte[], byte[]> commandRecord() {
    AlertCommand command = command(new Acknowledge("f00d", 2L));
    byte[] value = SingleObjectCodec.of(AlertCommand.class).encode(command);
    return record(CommandKeys.of(command), value);
  }

  private static ConsumerRecord<byte[], byte[]> policyRecord() throws Exception {
    Policy policy = PolicyConversion.toAvro(PolicyDefaults.of("load", 1));
    byte[] value = SingleObjectCodec.of(Policy.class).encode(policy);
    return record("load".getBytes(StandardCharsets.UTF_8), value);
  }

  @Test
  void aKey_isNoText_andSoNoModelsName() {
    for (Object action :
        List.of(
            new Acknowledge("f00d", 2L),
            new Silence(null, null, Instant.EPOCH),
            new Rearm("f00d", 2L, "load", false))) {
      byte[] key = CommandKeys.of(command(action));
      Assertions.assertThatThrownBy(
              () -> StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(key)))
          .isInstanceOf(CharacterCodingException.class);
      assertThat(CommandKeys.isCommand(key)).isTrue();
    }
    assertThat(CommandKeys.isCommand("load".getBytes(StandardCharsets.UTF_8))).isFalse();
    assertThat(CommandKeys.isCommand(null)).isFalse();
    assertThat(CommandKeys.isCommand(new byte[0])).isFalse();
  }

  @Test
  void commandsOfOneScope_replaceEachOther_andNoOthers() {
    byte[] silence = CommandKeys.of(command(new Silence(null, "load", Instant.EPOCH)));
    assertThat(CommandKeys.of(command(new Silence(null, "load", Instant.MAX)))).isEqualTo(silence);
    assertThat(CommandKeys.of(command(new Silence("load", null, Instant.EPOCH))))
        .isNotEqualTo(silence);
    assertThat(CommandKeys.of(command(new Acknowledge("f00d", 1L))))
        .isNotEqualTo(CommandKeys.of(command(new Rearm("f00d", 1L, "load", false))));
  }

  @Test
  void eachReader_takesItsOwn() throws Exception {
    List<AlertCommand> commands = new ArrayList<>();
    CommandDeserializer reader = new CommandDeserializer();
    reader.open(null);
    reader.deserialize(commandRecord(), new ListCollector<>(commands));
    reader.deserialize(policyRecord(), new ListCollector<>(commands));
    reader.deserialize(record(commandRecord().key(), null), new ListCollector<>(commands));
    reader.deserialize(
        record(commandRecord().key(), new byte[] {1}), new ListCollector<>(commands));
    assertThat(commands).containsExactly(command(new Acknowledge("f00d", 2L)));

    List<PolicyInput> policies = new ArrayList<>();
    new PolicyDeserializer().deserialize(commandRecord(), new ListCollector<>(policies));
    new PolicyDeserializer().deserialize(policyRecord(), new ListCollector<>(policies));
    assertThat(policies).hasSize(1);
  }
}
