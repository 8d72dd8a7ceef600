// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.event.DeadLetter;
import io.tidemark.event.DeadLetterReason;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.score.ClassForecast;
import io.tidemark.score.Forecast;
import io.tidemark.score.IntervalForecast;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import io.tidemark.score.QuantileForecast;
import io.tidemark.score.ScaledForecast;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayFileTest {

  private static final String POINT = "id,model,predicted_at,known_at,outcome,point\n";

  @TempDir private Path folder;

  @Test
  void aRowIsAPredictionAndItsOutcome() throws Exception {
    List<ReplayFile.Timed> records =
        read(
            "id,model,version,target,dim.location,predicted_at,known_at,outcome,point\n"
                + "a,m,v2,36/x,36,2024-01-01,2024-01-02T06:00:00Z,1.5,2\n");

    PredictionEvent prediction = (PredictionEvent) records.get(0).record();
    assertThat(prediction.id()).isEqualTo("a");
    assertThat(prediction.model()).isEqualTo("m");
    assertThat(prediction.modelVersion()).isEqualTo("v2");
    assertThat(prediction.targetKey()).contains("36/x");
    assertThat(prediction.dimensions()).isEqualTo(Map.of("location", "36"));
    assertThat(prediction.eventTimeMicros()).isEqualTo(micros("2024-01-01T00:00:00Z"));
    assertThat(prediction.origin().offset()).isEqualTo(2);
    OutcomeEvent outcome = (OutcomeEvent) records.get(1).record();
    assertThat(outcome.predictionId()).contains("a");
    assertThat(outcome.dimensions()).contains(Map.of("location", "36"));
    assertThat(outcome.eventTimeMicros()).isEqualTo(micros("2024-01-02T06:00:00Z"));
    assertThat(outcome.value()).isEqualTo(new OutcomeValue.Real(1.5));
  }

  @Test
  void featuresAreNumbersByName_orUnknown() throws Exception {
    List<ReplayFile.Timed> records =
        read(
            "id,model,feature.heat,feature.load,predicted_at,known_at,outcome,point\n"
                + "a,m,1.5,,2024-01-01,,,2\n"
                + "b,m,warm,,2024-01-01,,,2\n");

    PredictionEvent prediction = (PredictionEvent) records.get(1).record();
    assertThat(prediction.features()).isEqualTo(Map.of("heat", 1.5));
    assertThat(((Inbound.Rejected) records.get(0).record()).letter().getMessage())
        .isEqualTo("feature.heat must be a finite number: was \"warm\"");
  }

  @Test
  void anEmptyOutcomeIsNeverKnown() throws Exception {
    assertThat(read(POINT + "a,m,2024-01-01,,,2\n")).hasSize(1);
  }

  @Test
  void outcomesComeBeforePredictionsOfTheSameMoment() throws Exception {
    List<ReplayFile.Timed> records =
        read(POINT + "b,m,2024-01-02,2024-01-03,1,2\na,m,2024-01-01,2024-01-02,1,2\n");

    assertThat(records)
        .extracting(timed -> name(timed.record()))
        .containsExactly("prediction a", "outcome a", "prediction b", "outcome b");
  }

  @Test
  void theForecastIsReadByTheColumnsThatArePresent() throws Exception {
    assertThat(forecast("point,scale", "2,0.5")).isEqualTo(new ScaledForecast(2, 0.5));
    assertThat(forecast("point,scale", "2,")).isEqualTo(new PointForecast(2));
    assertThat(forecast("q0.9,q0.1,q0.5", "3,1,2"))
        .isEqualTo(new QuantileForecast(new double[] {0.1, 0.5, 0.9}, new double[] {1, 2, 3}));
    assertThat(forecast("lower,upper,miss", "1,3,0.2")).isEqualTo(new IntervalForecast(1, 3, 0.2));
    assertThat(forecast("p.1,p.0", "0.25,0.75"))
        .isEqualTo(new ClassForecast(List.of("1", "0"), new double[] {0.25, 0.75}));
  }

  @Test
  void quantilesThatCrossAreSortedAndMarked() throws Exception {
    PredictionEvent prediction =
        (PredictionEvent)
            read("id,model,predicted_at,known_at,outcome,q0.1,q0.9\na,m,2024-01-01,,,3,1\n")
                .get(0)
                .record();

    assertThat(prediction.crossed()).isTrue();
    assertThat(prediction.forecast())
        .isEqualTo(new QuantileForecast(new double[] {0.1, 0.9}, new double[] {1, 3}));
  }

  @Test
  void aRowThatCannotBeReadIsADeadLetterWithItsLine() throws Exception {
    List<ReplayFile.Timed> records =
        read(
            POINT
                + "a,m,2024-01-01,,,NaN\n"
                + "\n"
                + "b,m,1 January,,,2\n"
                + "c,m,2024-01-01,,,\"2\n"
                + "d,m,2024-01-01\n"
                + ",m,2024-01-01,,,2\n"
                + "e,m,2024-01-01,,1,2\n"
                + "f,m,2024-01-01,,,2\n");

    List<DeadLetter> letters =
        records.stream()
            .filter(timed -> timed.record() instanceof Inbound.Rejected)
            .map(timed -> ((Inbound.Rejected) timed.record()).letter())
            .toList();
    assertThat(letters)
        .extracting(DeadLetter::getReason)
        .containsOnly(DeadLetterReason.UNREADABLE_ROW);
    assertThat(letters).extracting(DeadLetter::getOffset).containsExactly(2L, 4L, 5L, 6L, 7L, 8L);
    assertThat(letters.get(0).getMessage()).isEqualTo("point must be a finite number: was \"NaN\"");
    assertThat(letters.get(1).getMessage())
        .isEqualTo("predicted_at must be a date or an instant of ISO 8601: was \"1 January\"");
    assertThat(letters.get(3).getMessage()).isEqualTo("the row must have 6 cells: had 3");
    assertThat(letters.get(4).getMessage()).isEqualTo("id must be given: was empty");
    assertThat(StandardCharsets.UTF_8.decode(letters.get(2).getPayload()).toString())
        .isEqualTo("c,m,2024-01-01,,,\"2");
    assertThat(records.get(6).record()).isInstanceOf(PredictionEvent.class);
  }

  @Test
  void quotedCellsMayHoldCommas() throws Exception {
    PredictionEvent prediction =
        (PredictionEvent) read(POINT + "\"a,b\",m,2024-01-01,,,2\n").get(0).record();

    assertThat(prediction.id()).isEqualTo("a,b");
  }

  @Test
  void aMissingColumnIsNamedWithTheNearestOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("id,model,predicted,known_at,outcome,point\n"))
        .withMessageStartingWith("f.csv:1: a column predicted_at must exist")
        .withMessageEndingWith("(nearest: predicted)");
  }

  @Test
  void aFileHasOneKindOfForecast() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("id,model,predicted_at,known_at,outcome,point,q0.5\n"))
        .withMessageContaining("exactly one kind of forecast");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("id,model,predicted_at,known_at,outcome\n"))
        .withMessageContaining("exactly one kind of forecast");
  }

  @Test
  void aColumnIsGivenOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("id,id,model,predicted_at,known_at,outcome,point\n"))
        .withMessage("f.csv:1: columns must differ: \"id\" is given twice");
  }

  @Test
  void compressedFilesAreReadByTheirName() throws Exception {
    Path file = folder.resolve("f.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((POINT + "a,m,2024-01-01,,,2\n").getBytes(StandardCharsets.UTF_8));
    }

    assertThat(records(file)).hasSize(1);
  }

  private Forecast forecast(String columns, String cells) throws Exception {
    String header = "id,model,predicted_at,known_at,outcome," + columns;
    Inbound first = read(header + "\na,m,2024-01-01,,," + cells + "\n").get(0).record();
    return ((PredictionEvent) first).forecast();
  }

  private List<ReplayFile.Timed> read(String text) throws Exception {
    return records(Files.writeString(folder.resolve("f.csv"), text));
  }

  private static List<ReplayFile.Timed> records(Path file) throws Exception {
    List<ReplayFile.Timed> records = new ArrayList<>();
    try (ReplayFile open = ReplayFile.open(file, ReplayFile.inspect(file).sorted())) {
      for (var next = open.next(); next.isPresent(); next = open.next()) {
        records.add(next.get());
      }
    }
    return records;
  }

  private static String name(Inbound record) {
    return record instanceof PredictionEvent prediction
        ? "prediction " + prediction.id()
        : "outcome " + ((OutcomeEvent) record).predictionId().orElseThrow();
  }

  private static long micros(String instant) {
    return Instant.parse(instant).toEpochMilli() * 1000;
  }
}
