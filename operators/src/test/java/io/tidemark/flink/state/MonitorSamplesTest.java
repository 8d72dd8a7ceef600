// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.alert.AlertSettings;
import io.tidemark.coverage.DetectorPlan;
import io.tidemark.coverage.DetectorReading;
import io.tidemark.coverage.DetectorReading.State;
import io.tidemark.coverage.MonitorConfig;
import io.tidemark.coverage.RollupMonitor;
import io.tidemark.coverage.SegmentFact;
import io.tidemark.coverage.TestFacts;
import io.tidemark.coverage.TickReport;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.flink.RollupSignal;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.WaitingFact;
import io.tidemark.predictor.HotState;
import io.tidemark.quantile.FlatState;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.junit.jupiter.api.Test;

/**
 * What older monitors kept. The files under {@code state/v1} and {@code v2} were written by them,
 * and the numbers expected of the next day were printed by version 1.
 */
class MonitorSamplesTest {

  private static final MonitorConfig CONFIG =
      new MonitorConfig(
          new double[] {0.1},
          0.02,
          EvidenceUnit.BLOCK,
          List.of(
              new DetectorPlan(
                  new DetectorSpec("miss-sr", Map.of()), DetectorReading.Severity.PAGE, 1000)));

  private static <T> T read(VersionedSerializer<T> serializer, String name) throws Exception {
    return read(serializer, 1, name);
  }

  private static <T> T read(VersionedSerializer<T> serializer, int version, String name)
      throws Exception {
    String path = "/state/v" + version + "/" + name;
    try (InputStream in = MonitorSamplesTest.class.getResourceAsStream(path)) {
      DataInputDeserializer bytes = new DataInputDeserializer(in.readAllBytes());
      T value = serializer.read(version, bytes);
      assertThat(bytes.available()).isZero();
      return value;
    }
  }

  /** The next day of the run that made the samples, whose days had a thousand microseconds. */
  private static TickReport day(RollupMonitor monitor, int day, int misses) {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      facts.add(TestFacts.issued(day * 1000L));
      if (i < 50) {
        facts.add(TestFacts.settled(day * 1000L + i, i, i < misses));
      }
      if (i < 3) {
        facts.add(SegmentFact.of(SegmentFact.Kind.EXPIRED, day * 1000L));
      }
    }
    return monitor.close(day * 1000L, (day + 1) * 1000L, TestFacts.sums(facts));
  }

  @Test
  void aQuietMonitor_goesOnWithItsEvidenceAndCounts() throws Exception {
    FlatState state = read(new FlatStateSerializer(), "Monitor-quiet.bin");
    TickReport next = day(RollupMonitor.restore(CONFIG, state), 30, 20);
    assertThat(next.readings().get(0).logEvidence()).isCloseTo(3.832777930923601, within(1e-9));
    TickReport.TargetTick target = next.targets().get(0);
    assertThat(target.maxLogEvidence()).isCloseTo(3.832777930923601, within(1e-9));
    assertThat(target.units()).isEqualTo(31);
    assertThat(target.sequence().low()).isCloseTo(0.099637586921277, within(1e-12));
    assertThat(target.sequence().high()).isCloseTo(0.16281352027604482, within(1e-12));
    assertThat(next.health().pending()).isEqualTo(217);
    assertThat(next.health().completeness()).isCloseTo(0.9433962264150944, within(1e-12));
  }

  /** The third layout, from before the share of misses by tick; its days have 20 outcomes. */
  @Test
  void aMonitorOfTheThirdLayout_goesOnWithItsEvidence_andBeginsItsTickRate() throws Exception {
    goesOn(read(new FlatStateSerializer(), "Monitor-layout3.bin"));
  }

  /** The second layout ends where the counts of what is shown beside detectors begin. */
  @Test
  void aMonitorOfTheSecondLayout_goesOnWithItsEvidence() throws Exception {
    long[] third = read(new FlatStateSerializer(), "Monitor-layout3.bin").longs();
    long[] second = Arrays.copyOf(third, third.length - 2);
    second[0] = 2;
    goesOn(new FlatState(second, new double[0]));
  }

  private static void goesOn(FlatState state) {
    List<SegmentFact> facts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      facts.add(TestFacts.settled(40_000L + i, i, i < 3));
    }
    RollupMonitor monitor = RollupMonitor.restore(CONFIG, state);
    TickReport next = monitor.close(40_000, 41_000, TestFacts.sums(facts));
    assertThat(next.readings().get(0).logEvidence()).isCloseTo(3.236587514727432, within(1e-9));
    TickReport.TargetTick target = next.targets().get(0);
    assertThat(target.units()).isEqualTo(41);
    assertThat(target.sequence().low()).isCloseTo(0.0662873436046363, within(1e-12));
    assertThat(target.tickRate().high()).isGreaterThan(0.5);
  }

  @Test
  void anAlarm_staysOnWithItsEvidence() throws Exception {
    RollupMonitor monitor =
        RollupMonitor.restore(CONFIG, read(new FlatStateSerializer(), "Monitor-alarmed.bin"));
    assertThat(monitor.alarmed()).isTrue();
    double[] expected = {8.196817181284153, 7.87630686399954, 7.56154858649421, 7.253553467471395};
    for (int i = 0; i < expected.length; i++) {
      DetectorReading reading = day(monitor, 45 + i, i == 0 ? 20 : 2).readings().get(0);
      assertThat(reading.state()).isEqualTo(State.ALARMED);
      assertThat(reading.logEvidence()).isCloseTo(expected[i], within(1e-9));
    }
  }

  @Test
  void aFactThatWaited_isATickOfOne() throws Exception {
    WaitingFact fact = read(new WaitingFactSerializer(), "WaitingFact.bin");
    RollupTick tick = fact.tick();
    assertThat(tick.rollup()).isEqualTo("load|region=north");
    assertThat(tick.model()).isEqualTo("load");
    assertThat(tick.tickEndMicros()).isEqualTo(7000);
    assertThat(tick.policyVersion()).isEqualTo(3);
    assertThat(tick.settings().retentionMicros()).isEqualTo(64_000);
    TickReport report = new RollupMonitor(CONFIG).close(6000, 7000, tick.sums());
    assertThat(report.health().settled()).isEqualTo(1);
    assertThat(report.health().delayP50Micros()).hasValue(70);
    assertThat(report.scores()).containsOnly(7.0);
    assertThat(report.targets().get(0).rates().misses()).isEqualTo(1);
    assertThat(report.targets().get(0).rates().baselineMisses()).isZero();
    assertThat(report.targets().get(0).intervalScore()).isEqualTo(21.0);
  }

  @Test
  void aSignalOfVersion2_hasTheTimesOfItsTickAndTheRunLengthOfItsPages() throws Exception {
    RollupSignal signal = read(new RollupSignalSerializer(), 2, "RollupSignal.bin");
    assertThat(signal.rollup()).isEqualTo("load|region=north");
    assertThat(signal.readings()).hasSize(3);
    assertThat(signal.readings().get(0).state()).isEqualTo(State.ENDED);
    assertThat(signal.policyVersion()).isEqualTo(2);
    assertThat(signal.pageRunLength()).isEqualTo(1000);
    assertThat(signal.alerts()).isEqualTo(new AlertSettings(120, 480, 240));
  }

  @Test
  void aTickOfVersion2_hasItsFeaturesAndTheTimesThatGoWithIt() throws Exception {
    RollupTick tick = read(new RollupTickSerializer(), 2, "RollupTick.bin");
    assertThat(tick.policyVersion()).isEqualTo(3);
    assertThat(tick.settings().features()).containsExactly("load");
    assertThat(tick.settings().pagesPerDay()).hasValue(0.5);
    assertThat(tick.settings().alerts()).isEqualTo(new AlertSettings(120, 480, 240));
  }

  @Test
  void theSmallStateOfASegment_hasNoLastMisses() throws Exception {
    HotState state = read(new HotStateSerializer(), "HotState.bin");
    assertThat(state)
        .usingRecursiveComparison()
        .isEqualTo(
            new HotState(
                "plan",
                7,
                11,
                13,
                new double[][] {{0.5, Double.POSITIVE_INFINITY}, {}},
                new double[] {1.5, 2.5},
                new boolean[0]));
  }
}
