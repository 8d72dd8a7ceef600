// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.policy.PolicyBuilder;
import io.tidemark.predictor.Calibration;
import io.tidemark.predictor.CalibrationPlan;
import io.tidemark.predictor.HotState;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.predictor.ScoreState;
import io.tidemark.score.ClassForecast;
import io.tidemark.score.OutcomeValue;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class ClassStateSerializerTest {

  private static final ClassForecast FORECAST =
      new ClassForecast(List.of("up", "down"), new double[] {0.75, 0.25});

  @Test
  void statesOfClassesComeBackAsTheyWent() throws IOException {
    Calibration calibration =
        Calibration.create(
            CalibrationPlan.of(PolicyBuilder.of("m", 1).classConditional(true).build(), FORECAST));
    for (int t = 0; t < 30; t++) {
      IssuedThresholds issued = calibration.predict(FORECAST, 0.5, t).thresholds();
      OutcomeValue label = new OutcomeValue.Label(t % 3 == 0 ? "down" : "up");
      calibration.observe(FORECAST, issued, label, 0.5, t);
    }

    HotState hot = roundTrip(new HotStateSerializer(), calibration.hot());
    ScoreState scores = roundTrip(new ScoreStateSerializer(), calibration.scoreState());

    assertThat(hot.classes()).containsOnlyKeys("up", "down");
    assertThat(hot).usingRecursiveComparison().isEqualTo(calibration.hot());
    assertThat(scores).usingRecursiveComparison().isEqualTo(calibration.scoreState());
  }

  @Test
  void whatVersion2Wrote_hasNoClasses() throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    Wire.text("plan", out);
    out.writeLong(7);
    out.writeLong(11);
    out.writeLong(13);
    Wire.matrix(new double[][] {{0.5}}, out);
    Wire.doubles(new double[] {1.5}, out);
    Wire.booleans(new boolean[] {true}, out);

    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    HotState read = new HotStateSerializer().read(2, in);

    assertThat(in.available()).isZero();
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(
            new HotState(
                "plan",
                7,
                11,
                13,
                new double[][] {{0.5}},
                new double[] {1.5},
                new boolean[] {true}));
  }

  private static <T> T roundTrip(VersionedSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
    T read = serializer.deserialize(in);
    assertThat(in.available()).isZero();
    return read;
  }
}
