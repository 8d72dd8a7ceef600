// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.score.PointForecast;
import io.tidemark.score.ScaledForecast;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** The files under {@code state/v1} were written by the serializer of version 1. */
class PendingSerializerTest {

  private static final double[][] NO_CONTEXT = new double[0][];

  @Test
  void whatVersion1Wrote_isReadWithoutContext() throws Exception {
    Pending.Open open =
        new Pending.Open(
            "demand",
            "7",
            new ScaledForecast(41.5, 2.25),
            new IssuedThresholds(
                new double[][] {{1.5, Double.POSITIVE_INFINITY}, {-0.25, 3.0}}, NO_CONTEXT),
            IssuedBands.Status.CALIBRATED,
            "",
            12,
            List.of());

    assertThat(stored("v1/Pending-open.bin", 1))
        .usingRecursiveComparison()
        .isEqualTo(new Pending(1_000_000L, 86_401_000_000L, Optional.of(open), false, 0));
    assertThat(stored("v1/Pending-settled.bin", 1))
        .isEqualTo(new Pending(-5L, 86_400_000_000L, Optional.empty(), true, 3));
  }

  @Test
  void whatVersion2Wrote_isReadWithoutTheNameOfItsPolicy() throws Exception {
    assertThat(stored("v2/Pending-open.bin", 2))
        .usingRecursiveComparison()
        .isEqualTo(withContext("", List.of()));
  }

  @Test
  void whatVersion3Wrote_isReadWithoutFeatures() throws Exception {
    assertThat(stored("v3/Pending-open.bin", 3))
        .usingRecursiveComparison()
        .isEqualTo(withContext("*", List.of()));
  }

  @Test
  void whatVersion4Wrote_isReadAndWrittenAgain() throws Exception {
    byte[] bytes = bytes("v4/Pending-open.bin");

    Pending read = stored("v4/Pending-open.bin", 4);

    assertThat(read)
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(withContext("*", List.of(1.5, Double.NaN)));
    assertThat(written(read)).isEqualTo(bytes);
  }

  private static Pending withContext(String policyName, List<Double> features) {
    Pending.Open open =
        new Pending.Open(
            "load",
            "",
            new PointForecast(0.5),
            new IssuedThresholds(
                new double[][] {{0.25, 0.75}, {0.5, Double.POSITIVE_INFINITY}},
                new double[][] {{3, 0.125, -0.5}, {}}),
            IssuedBands.Status.FALLBACK,
            policyName,
            1,
            features);
    return new Pending(9, 99, Optional.of(open), false, 0);
  }

  private static Pending stored(String name, int version) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes(name));
    Pending read = new PendingSerializer().reading(version).deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }

  private static byte[] written(Pending value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new PendingSerializer().serialize(value, out);
    return out.getCopyOfBuffer();
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = PendingSerializerTest.class.getResourceAsStream("/state/" + name)) {
      return in.readAllBytes();
    }
  }
}
