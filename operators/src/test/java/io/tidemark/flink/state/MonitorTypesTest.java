// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.alert.AlertSettings;
import io.tidemark.alert.AlertSnapshot;
import io.tidemark.alert.AlertState;
import io.tidemark.alert.Silence;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.FleetRate;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TargetRates;
import io.tidemark.coverage.TickHealth;
import io.tidemark.coverage.TickSums;
import io.tidemark.flink.EvidenceRestart;
import io.tidemark.flink.FleetCell;
import io.tidemark.flink.FleetCount;
import io.tidemark.flink.MonitorSettings;
import io.tidemark.flink.MonitorSettings.Watcher;
import io.tidemark.flink.RollupSignal;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.RunLengthPlan;
import io.tidemark.flink.SegmentNews;
import io.tidemark.flink.TriageCell;
import io.tidemark.flink.WaitingFact;
import io.tidemark.quantile.FlatState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MonitorTypesTest {

  private static final SegmentFact FACT =
      new SegmentFact(
          SegmentFact.Kind.SETTLED,
          -5,
          7,
          Double.POSITIVE_INFINITY,
          OptionalDouble.of(0.25),
          new boolean[] {true, false},
          new boolean[] {false, true},
          new boolean[] {true, true},
          new double[] {1.5, Double.POSITIVE_INFINITY},
          new double[0],
          new double[] {0.5, -0.5},
          new double[] {1, 2});

  private static final MonitorSettings SETTINGS =
      new MonitorSettings(
          new double[] {0.1, 0.2},
          0.02,
          1000,
          true,
          60,
          600,
          List.of(List.of(), List.of("region", "horizon")),
          List.of(
              new Watcher("miss-sr", Map.of(), Severity.PAGE),
              new Watcher("jumper-sr", Map.of("tolerance", 0.05, "experts", 3.0), Severity.REPORT)),
          OptionalDouble.of(0.5),
          List.of("load"),
          new AlertSettings(0, 5, 60));

  private static final RollupTick TICK =
      new RollupTick("größe|region=north", "größe", 120, 3, SETTINGS, sums());

  private static TickSums sums() {
    TickSums sums = new TickSums();
    sums.add(FACT, SETTINGS.targets());
    sums.add(SegmentFact.of(SegmentFact.Kind.ISSUED, 1), SETTINGS.targets());
    return sums;
  }

  private static final AlertSnapshot LIFECYCLE =
      new AlertSnapshot(
          new AlertIdentity("größe", "größe|a=b", "miss-rate", OptionalDouble.of(0.1)),
          "f00d",
          AlertState.NO_DATA,
          AlertState.SUPPRESSED,
          4,
          7,
          true,
          false,
          -5,
          Long.MIN_VALUE,
          9,
          OptionalLong.of(8),
          2,
          1,
          Optional.of("beef"),
          OptionalLong.of(11),
          Optional.of("ada"),
          12);

  private static Stream<Arguments> values() {
    DetectorReading misses =
        new DetectorReading(
            "miss-rate",
            Severity.PAGE,
            OptionalDouble.of(0.1),
            0.12,
            State.RAISED,
            7.5,
            6.9,
            1e4,
            4,
            3,
            30,
            Long.MAX_VALUE,
            Double.NaN,
            1);
    DetectorReading scores =
        new DetectorReading(
            "p-value",
            Severity.TICKET,
            OptionalDouble.empty(),
            0.5,
            State.QUIET,
            -1,
            9,
            2e4,
            5,
            6,
            7,
            0,
            0.5,
            3);
    TickHealth health =
        new TickHealth(1, 2, 3, 4, 5, 6, 0.5, OptionalLong.of(7), OptionalLong.empty());
    TargetRates rates = new TargetRates(0.1, 10, 1, 9, 2, Double.POSITIVE_INFINITY, 1.5);
    return Stream.of(
        Arguments.of(
            MonitorTypes.NEWS,
            new SegmentNews(
                "größe|region=north",
                "größe",
                FACT,
                SETTINGS.targets(),
                List.of("größe", "größe|region=north"),
                3,
                SETTINGS)),
        Arguments.of(MonitorTypes.TICK, TICK),
        Arguments.of(MonitorTypes.COUNT, new FleetCount("m", "m|a=b", 5, 7, 3, SETTINGS)),
        Arguments.of(MonitorTypes.CELL, new FleetCell(9, "m|a=b", -4)),
        Arguments.of(MonitorTypes.RATE, FleetRate.NONE),
        Arguments.of(
            MonitorTypes.RATE,
            FleetRate.NONE.after(new FleetRate.Review(60, 60, 7, 2, 0.5, 3, 100))),
        Arguments.of(MonitorTypes.PLAN, new RunLengthPlan("größe", -6, 1e6)),
        Arguments.of(MonitorTypes.NOTICE, new RunLengthPlan("größe", -6, 1e6)),
        Arguments.of(MonitorTypes.NOTICE, new EvidenceRestart("größe", "ab", true, -6)),
        Arguments.of(MonitorTypes.RESTART, new EvidenceRestart("größe", "ab", false, 6)),
        Arguments.of(
            MonitorTypes.TRIAGE, new TriageCell(Double.NEGATIVE_INFINITY, 1, 2, 3, true, 4, 5, 6)),
        Arguments.of(MonitorTypes.WAITING, new WaitingFact(TICK)),
        Arguments.of(
            MonitorTypes.SIGNAL,
            new RollupSignal(
                "m",
                "m|a=b",
                List.of("m"),
                60,
                120,
                false,
                2.5,
                health,
                List.of(rates),
                List.of(misses, scores),
                2,
                1e4,
                new AlertSettings(0, 5, 60))),
        Arguments.of(MonitorTypes.ALERT_SETTINGS, new AlertSettings(0, 5, 60)),
        Arguments.of(
            MonitorTypes.FLAT,
            new FlatState(new long[] {1, -1}, new double[] {Double.NEGATIVE_INFINITY, 0.1})),
        Arguments.of(MonitorTypes.LIFECYCLE, LIFECYCLE),
        Arguments.of(
            MonitorTypes.LIFECYCLE,
            AlertSnapshot.quiet(new AlertIdentity("m", "m", "p", OptionalDouble.empty()), 3)),
        Arguments.of(MonitorTypes.SILENCE, new Silence(Optional.of("f00d"), Optional.empty(), 9)));
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void everyValue_survivesAWriteAndARead(TypeInformation<T> type, T value) throws Exception {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    byte[] bytes = write(serializer, value);
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T read = serializer.deserialize(in);
    assertThat(read)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(value);
    assertThat(write(serializer, read)).isEqualTo(bytes);
    assertThat(in.available()).isZero();
  }

  @ParameterizedTest
  @MethodSource("values")
  <T> void everySerializer_isFoundAgainByItsSnapshot(TypeInformation<T> type, T value)
      throws Exception {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TypeSerializerSnapshot.writeVersionedSnapshot(
        new DataOutputViewStreamWrapper(bytes), serializer.snapshotConfiguration());
    TypeSerializerSnapshot<T> restored =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(bytes.toByteArray()), getClass().getClassLoader());
    assertThat(
            serializer
                .snapshotConfiguration()
                .resolveSchemaCompatibility(restored)
                .isCompatibleAsIs())
        .isTrue();
    byte[] written = write(serializer, value);
    T read = restored.restoreSerializer().deserialize(new DataInputDeserializer(written));
    assertThat(write(serializer, read)).isEqualTo(written);
  }

  private static <T> byte[] write(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }
}
