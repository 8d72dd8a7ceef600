// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.event.Outcome;
import io.tidemark.event.codec.CodecException.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ConfluentCodecTest {

  private static final Outcome OUTCOME = (Outcome) GoldenEvents.all().get("Outcome");

  /** Ids are places in the list of events, from 256 on; the registry is away for id 1. */
  private static final SchemaIds IDS =
      new SchemaIds() {
        @Override
        public int idOf(Schema schema) {
          return 256 + ShippedSchemas.EVENTS.indexOf(schema);
        }

        @Override
        public Schema schemaOf(int id) {
          if (id == 1) {
            throw new IllegalStateException("registry away");
          }
          if (id < 256) {
            throw new CodecException(Reason.UNKNOWN_SCHEMA, "id must exist: was " + id);
          }
          return ShippedSchemas.EVENTS.get(id - 256);
        }
      };

  private final ConfluentCodec<Outcome> codec = new ConfluentCodec<>(Outcome.class, IDS);

  @Test
  void encode_putsZeroAndTheIdBeforeTheBodyOfTheOtherFormat() {
    byte[] bytes = codec.encode(OUTCOME);
    byte[] single = SingleObjectCodec.of(Outcome.class).encode(OUTCOME);

    assertThat(HexFormat.of().formatHex(bytes, 0, 5)).isEqualTo("0000000101");
    assertThat(Arrays.copyOfRange(bytes, 5, bytes.length))
        .isEqualTo(Arrays.copyOfRange(single, 10, single.length));
    assertThat(codec.decode(bytes)).isEqualTo(OUTCOME);
  }

  @Test
  void decode_badBytes_isUndecodable() {
    byte[] bytes = codec.encode(OUTCOME);
    byte[] magic = bytes.clone();
    magic[0] = 1;

    for (byte[] bad :
        List.of(new byte[4], magic, Arrays.copyOf(bytes, 9), Arrays.copyOf(bytes, 200))) {
      assertReason(bad, Reason.UNDECODABLE);
    }
  }

  @Test
  void decode_idOfNoSchemaOrOfAnotherEvent_isAnUnknownSchema() {
    byte[] bytes = codec.encode(OUTCOME);
    byte[] missing = bytes.clone();
    missing[3] = 0;
    missing[4] = 2;
    byte[] other = bytes.clone();
    other[4] = 0;

    assertReason(missing, Reason.UNKNOWN_SCHEMA);
    assertReason(other, Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void decode_registryAway_isNotBlamedOnTheRecord() {
    byte[] bytes = codec.encode(OUTCOME);
    bytes[3] = 0;

    assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(IllegalStateException.class);
  }

  private void assertReason(byte[] bytes, Reason reason) {
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOfSatisfying(
            CodecException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
