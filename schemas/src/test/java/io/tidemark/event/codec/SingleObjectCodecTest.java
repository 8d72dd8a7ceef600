// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tidemark.event.Outcome;
import io.tidemark.event.Prediction;
import io.tidemark.event.codec.CodecException.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleObjectCodecTest {

  private static final int HEADER = 10;
  private static final Prediction PREDICTION = (Prediction) GoldenEvents.all().get("Prediction");

  private final SingleObjectCodec<Prediction> codec = SingleObjectCodec.of(Prediction.class);

  @Test
  void encode_givesWhatAvrosOwnEncoderGives() throws Exception {
    byte[] expected = Prediction.getEncoder().encode(PREDICTION).array();

    assertThat(codec.encode(PREDICTION)).isEqualTo(expected);
  }

  @Test
  void decode_everyTruncation_isUndecodable() {
    byte[] bytes = codec.encode(PREDICTION);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertReason(() -> codec.decode(cut), Reason.UNDECODABLE);
    }
  }

  @Test
  void decode_trailingByte_isUndecodable() {
    byte[] bytes = codec.encode(PREDICTION);

    assertThatThrownBy(() -> codec.decode(Arrays.copyOf(bytes, bytes.length + 1)))
        .hasMessageContaining("must end after one io.tidemark.event.Prediction: had 1 bytes more");
  }

  @Test
  void decode_afterAFailure_stillDecodes() {
    byte[] bytes = codec.encode(PREDICTION);
    catchThrowable(() -> codec.decode(Arrays.copyOf(bytes, bytes.length / 2)));

    assertThat(codec.decode(bytes)).isEqualTo(PREDICTION);
  }

  @Test
  void decode_noSingleObject_isUndecodable() {
    assertThatThrownBy(() -> codec.decode("{\"id\": \"p-1\"}".getBytes()))
        .hasMessage("payload must start with C3 01: was 7B 22");
  }

  @Test
  void decode_unknownFingerprint_isAnUnknownSchema() {
    byte[] bytes = codec.encode(PREDICTION);
    bytes[5] ^= 1;

    assertReason(() -> codec.decode(bytes), Reason.UNKNOWN_SCHEMA);
  }

  @Test
  void decode_otherEvent_isAnUnknownSchema() {
    byte[] outcome = GoldenFiles.encode(GoldenEvents.all().get("Outcome"));

    assertThatThrownBy(() -> codec.decode(outcome))
        .hasMessage(
            "schema must be of io.tidemark.event.Prediction: was of io.tidemark.event.Outcome")
        .isInstanceOfSatisfying(
            CodecException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA));
  }

  /** A string, array or map that claims up to 2^63 - 1 bytes or items in a payload of a few. */
  @ParameterizedTest
  @ValueSource(longs = {-1, 1000, Integer.MAX_VALUE - 8, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE})
  void decode_hostileLength_isRefusedBeforeItIsAllocated(long claimed) {
    byte[] length = varint(claimed);
    byte[] string = join(header(), length);
    byte[] map = join(header(), new byte[] {2, 'p', 2, 'm', 0}, length);
    byte[] array = join(header(), quantilePrefix(), length);
    byte[] sizedBlock = join(header(), quantilePrefix(), varint(-1), length);

    for (byte[] hostile : List.of(string, map, array, sizedBlock)) {
      assertReason(() -> codec.decode(hostile), Reason.UNDECODABLE);
    }
  }

  @Test
  void decode_numberThatNeverEnds_isUndecodable() {
    byte[] endless = new byte[1 << 20];
    Arrays.fill(endless, (byte) 0xFF);

    assertReason(() -> codec.decode(join(header(), endless)), Reason.UNDECODABLE);
  }

  @Test
  void decode_malformedUtf8_isUndecodableAndTheReplacementCharacterItselfIsNot() {
    byte[] malformed = codec.encode(PREDICTION);
    malformed[HEADER + 1] = (byte) 0xFF;
    Prediction odd = Prediction.newBuilder(PREDICTION).setId("p\uFFFD").build();

    assertReason(() -> codec.decode(malformed), Reason.UNDECODABLE);
    assertThat(codec.decode(codec.encode(odd))).isEqualTo(odd);
  }

  /** Whatever bits flip, the answer is an event or the one exception. 20000 flips, seed 7. */
  @Test
  void decode_randomDamage_givesAnEventOrACodecException() {
    Random random = new Random(7);
    byte[] bytes = codec.encode(PREDICTION);
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = bytes.clone();
      for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
        damaged[HEADER + random.nextInt(bytes.length - HEADER)] = (byte) random.nextInt(256);
      }
      Throwable thrown = catchThrowable(() -> codec.decode(damaged));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(CodecException.class);
        assertThat(thrown.getMessage()).doesNotEndWith(": null");
      }
    }
  }

  /** An older Outcome without revision, with a field that is gone since. */
  @Test
  void decode_olderWriter_takesTheDefaultAndSkipsWhatIsGone() throws Exception {
    String now = Outcome.getClassSchema().toString();
    int revision = now.indexOf("{\"name\":\"revision\"");
    String gone = "{\"name\":\"gone\",\"type\":{\"type\":\"array\",\"items\":\"string\"}}]}";
    Schema older = new Schema.Parser().parse(now.substring(0, revision) + gone);
    GenericRecord record = new GenericData.Record(older);
    record.put("targetKey", "36/2025-01-11");
    record.put("eventTime", 1_736_575_628_654_321L);
    record.put("value", "up");
    record.put("gone", List.of("a", "b"));
    byte[] bytes = new BinaryMessageEncoder<>(GenericData.get(), older).encode(record).array();
    SchemaStore store = f -> f == SchemaNormalization.parsingFingerprint64(older) ? older : null;

    assertThat(new SingleObjectCodec<>(Outcome.class, store).decode(bytes))
        .isEqualTo(GoldenEvents.all().get("Outcome-target"));
  }

  @Test
  void encode_missingField_isUnencodable() {
    assertReason(() -> codec.encode(new Prediction()), Reason.UNENCODABLE);
  }

  @Test
  void decode_byManyThreads_givesTheSameEvents() throws Exception {
    byte[] bytes = codec.encode(PREDICTION);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> loop =
          () ->
              IntStream.range(0, 2_000)
                  .allMatch(
                      i ->
                          codec.decode(bytes).equals(PREDICTION)
                              && Arrays.equals(codec.encode(PREDICTION), bytes));
      for (Future<Boolean> done : threads.invokeAll(List.of(loop, loop, loop, loop))) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void assertReason(ThrowingCallable call, Reason reason) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CodecException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private byte[] header() {
    return Arrays.copyOf(codec.encode(PREDICTION), HEADER);
  }

  /** A prediction up to the levels of its quantiles. */
  private static byte[] quantilePrefix() {
    return new byte[] {2, 'p', 2, 'm', 0, 0, 0, 0, 0, 2};
  }

  private static byte[] varint(long value) {
    long zigzag = (value << 1) ^ (value >> 63);
    byte[] bytes = new byte[10];
    int length = 0;
    for (; (zigzag & ~0x7FL) != 0; zigzag >>>= 7) {
      bytes[length++] = (byte) (zigzag | 0x80);
    }
    bytes[length++] = (byte) zigzag;
    return Arrays.copyOf(bytes, length);
  }

  private static byte[] join(byte[]... parts) {
    byte[] joined = new byte[0];
    for (byte[] part : parts) {
      int start = joined.length;
      joined = Arrays.copyOf(joined, start + part.length);
      System.arraycopy(part, 0, joined, start, part.length);
    }
    return joined;
  }
}
