// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every detector of the catalogue keeps to, in both units. */
class DetectorContractTest {

  static Stream<Arguments> detectors() {
    return Detectors.catalogue().stream()
        .flatMap(d -> Stream.of(EvidenceUnit.values()).map(u -> Arguments.of(d.name(), u)));
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void restored_goesOnBitByBit(String name, EvidenceUnit unit) {
    SplittableRandom random = new SplittableRandom(3);
    Detector original = Ticks.detector(name, 100, unit);
    long start = 1_700_000_000_000_001L;
    for (int t = 0; t < 40; t++) {
      original.update(Ticks.healthy(original.input(), start + t, 5, random));
    }
    double[] state = new double[original.snapshotSize() + 2];
    assertThat(original.snapshot(state, 1)).isEqualTo(state.length - 1);
    Detector restored = Ticks.detector(name, 100, unit);
    assertThat(restored.restore(state, 1)).isEqualTo(state.length - 1);
    for (int t = 40; t < 80; t++) {
      Observation seen = Ticks.healthy(original.input(), start + t, 5, random);
      assertThat(restored.update(seen)).isEqualTo(original.update(seen));
      assertThat(restored.change()).isEqualTo(original.change());
      assertThat(restored.units()).isEqualTo(original.units());
    }
    double[] one = new double[original.snapshotSize()];
    double[] other = new double[original.snapshotSize()];
    original.snapshot(one, 0);
    restored.snapshot(other, 0);
    assertThat(Arrays.equals(one, other)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void withoutTrials_nothingChanges(String name, EvidenceUnit unit) {
    Detector detector = Ticks.detector(name, 100, unit);
    detector.update(Ticks.healthy(detector.input(), 7, 5, new SplittableRandom(1)));
    double[] before = new double[detector.snapshotSize()];
    detector.snapshot(before, 0);
    DriftSignal signal = detector.signal();
    assertThat(detector.update(new Observation(9, 10, detector.input().zero()))).isEqualTo(signal);
    double[] after = new double[before.length];
    detector.snapshot(after, 0);
    assertThat(after).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void reset_isAsNew(String name, EvidenceUnit unit) {
    Detector used = Ticks.detector(name, 100, unit);
    Detector fresh = Ticks.detector(name, 100, unit);
    for (int t = 0; t < 20; t++) {
      used.update(Ticks.healthy(used.input(), t, 5, new SplittableRandom(t)));
    }
    used.reset(20);
    fresh.reset(20);
    Observation seen = Ticks.healthy(used.input(), 21, 5, new SplittableRandom(99));
    assertThat(used.update(seen)).isEqualTo(fresh.update(seen));
    assertThat(used.change()).isEqualTo(fresh.change());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void extremeInput_staysFinite(String name, EvidenceUnit unit) {
    for (double p : new double[] {0, 1}) {
      Detector detector = Ticks.detector(name, 1e300, unit);
      long[] event = detector.input().zero();
      if (detector.input() == Input.MISSES) {
        MissSums.add(event, p == 1);
      } else {
        RankSums.add(event, p);
      }
      long[] many = Arrays.stream(event).map(x -> x * 1_000_000).toArray();
      for (int t = 0; t < 200; t++) {
        detector.update(new Observation(t, t + 1, event));
        DriftSignal signal = detector.update(new Observation(t, t + 1, many));
        assertThat(signal.logStatistic()).isFinite();
      }
      assertThat(detector.change().trials()).isPositive();
    }
  }

  /** A detector that never alarms would keep every run length. */
  @ParameterizedTest
  @MethodSource("detectors")
  void strongChange_isFound(String name, EvidenceUnit unit) {
    Detector detector = Ticks.detector(name, 1000, unit);
    SplittableRandom random = new SplittableRandom(15);
    double rate = name.startsWith("overcoverage") ? 0.005 : 0.4;
    int t = 0;
    while (t < 200) {
      detector.update(Ticks.healthy(detector.input(), t++, 5, random));
    }
    while (!detector.signal().alarm() && t < 3000) {
      detector.update(Ticks.draw(detector.input(), t++, 2, u -> Math.pow(u, 4), rate, random));
    }
    assertThat(detector.signal().alarm()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void sumsOfAnotherInput_areRefusedAndChangeNothing(String name, EvidenceUnit unit) {
    Detector detector = Ticks.detector(name, 100, unit);
    DriftSignal before = detector.signal();
    assertThatThrownBy(() -> detector.update(new Observation(0, 1, new long[] {1})))
        .hasMessage(
            "sums of %s must be %d numbers: were 1"
                .formatted(detector.input(), detector.input().size()));
    assertThat(detector.signal()).isEqualTo(before);
    assertThat(detector.units()).isZero();
  }
}
