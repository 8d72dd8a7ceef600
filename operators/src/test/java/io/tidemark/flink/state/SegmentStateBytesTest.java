// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.calibration.WindowSpec;
import io.tidemark.calibration.WindowSpec.Sketch;
import io.tidemark.policy.PolicyBuilder;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.predictor.ScoreState;
import io.tidemark.predictor.SegmentCalibration;
import io.tidemark.quantile.FlatState;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The serialized size of what a segment keeps under its calibration: absolute residuals of a normal
 * outcome, one target, the first 500 outcomes as baseline. The bounds are the measured sizes of the
 * table in RATIONALE.md, a little widened.
 */
class SegmentStateBytesTest {

  @ParameterizedTest
  @CsvSource({
    "CERTIFIED, 400, 8, 250, 3500",
    "CERTIFIED, 400, 8, 1000, 4300",
    "EXACT, 400, 8, 1000, 5900",
    "TDIGEST, 400, 8, 1000, 5400",
    "CERTIFIED, 400, 40, 5000, 4650",
    "CERTIFIED, 400, 256, 5000, 5560",
    "CERTIFIED, 1000, 8, 5000, 8000",
    "CERTIFIED, 10000, 1, 20000, 3900",
    "CERTIFIED, 10000, 8, 20000, 14700",
    "TDIGEST, 10000, 8, 20000, 24800",
    "EXACT, 10000, 8, 20000, 61500"
  })
  void aSegment_takesAtMostSoManyBytes(
      Sketch sketch, int scores, int panes, int outcomes, int bytes) throws IOException {
    WindowSpec window = new WindowSpec(new WindowSpec.Count(scores), panes, sketch);
    SegmentCalibration segment = segment(window, outcomes);
    int size = bytes(segment);
    assertThat(size).as("bytes").isLessThanOrEqualTo(bytes);
  }

  private static SegmentCalibration segment(WindowSpec window, int outcomes) {
    SegmentCalibration segment =
        new SegmentCalibration(
            CalibrationPlan.of(
                PolicyBuilder.of("m", 1).window(window).build(), new PointForecast(0)));
    Random random = new Random(1);
    for (int t = 0; t < outcomes; t++) {
      IssuedThresholds issued = segment.predict(new PointForecast(0), 0.5, t).thresholds();
      segment.observe(
          new PointForecast(0), issued, new OutcomeValue.Real(random.nextGaussian()), 0.5, t);
    }
    return segment;
  }

  private static int bytes(SegmentCalibration segment) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new ScoreStateSerializer().serialize(segment.scoreState(), out);
    new HotStateSerializer().serialize(segment.hot(), out);
    return out.length();
  }

  @Test
  void packedNumbers_comeBackToTheBit() throws IOException {
    long[] longs = {0, 1, -1, 127, -128, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 40};
    double[] doubles = {
      -Double.MAX_VALUE, -0.0, 0.0, Double.MIN_VALUE, 1, Math.nextUp(1), 3.5, Double.MAX_VALUE
    };
    ScoreState back = roundTrip(new FlatState(longs, doubles));
    assertThat(back.windows()[0].longs()).isEqualTo(longs);
    assertThat(back.windows()[0].doubles()).isEqualTo(doubles);
    assertThat(roundTrip(new FlatState(new long[0], new double[0])).windows()[0].longs()).isEmpty();
  }

  private static ScoreState roundTrip(FlatState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    new ScoreStateSerializer()
        .serialize(new ScoreState(new FlatState[] {state}, new FlatState[0]), out);
    return new ScoreStateSerializer().deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
  }

  /** Written by that layout, of the same outcomes. */
  @Test
  void version3_isStillRead() throws IOException {
    WindowSpec window = new WindowSpec(new WindowSpec.Count(400), 8, Sketch.CERTIFIED);
    byte[] stored;
    try (InputStream in =
        SegmentStateBytesTest.class.getResourceAsStream("/state/v3/ScoreState.bin")) {
      stored = in.readAllBytes();
    }
    DataInputDeserializer in = new DataInputDeserializer(stored);

    ScoreState read = new ScoreStateSerializer().read(3, in);

    assertThat(in.available()).isZero();
    assertThat(read).usingRecursiveComparison().isEqualTo(segment(window, 1_000).scoreState());
  }

  @Test
  void version1_isStillRead() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeInt(1);
    Wire.longs(new long[] {7, -8}, out);
    Wire.doubles(new double[] {0.5}, out);
    out.writeInt(0);
    ScoreState read =
        new ScoreStateSerializer().read(1, new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(read.windows()[0].longs()).containsExactly(7, -8);
    assertThat(read.windows()[0].doubles()).containsExactly(0.5);
    assertThat(read.references()).isEmpty();
  }
}
