// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every classical detector keeps to. */
class DriftDetectorContractTest {

  static Stream<String> detectors() {
    return DriftDetectors.catalogue().stream().map(DriftDetectors.Description::name);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void restored_goesOnBitByBit(String name) {
    SplittableRandom random = new SplittableRandom(3);
    DriftDetector original = DriftDetectors.of(name, Map.of());
    for (int t = 0; t < 777; t++) {
      original.update(random.nextDouble() < 0.3 ? 1 : 0);
    }
    DriftDetector restored = DriftDetectors.of(name, Map.of());
    restored.restore(original.snapshot());
    for (int t = 0; t < 777; t++) {
      double x = random.nextDouble() < 0.6 ? 1 : 0;
      assertThat(restored.update(x)).isEqualTo(original.update(x));
    }
    assertThat(restored.snapshot()).isEqualTo(original.snapshot());
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void snapshot_isACopy(String name) {
    DriftDetector detector = DriftDetectors.of(name, Map.of());
    detector.update(1);
    double[] state = detector.snapshot();
    double[] kept = state.clone();
    for (int t = 0; t < 50; t++) {
      detector.update(0);
    }
    assertThat(state).isEqualTo(kept);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void reset_isAsNew(String name) {
    DriftDetector used = DriftDetectors.of(name, Map.of());
    DriftDetector fresh = DriftDetectors.of(name, Map.of());
    SplittableRandom random = new SplittableRandom(9);
    for (int t = 0; t < 333; t++) {
      used.update(random.nextInt(2));
    }
    used.reset();
    assertThat(used.snapshot()).isEqualTo(fresh.snapshot());
    for (int t = 0; t < 333; t++) {
      double x = random.nextInt(2);
      assertThat(used.update(x)).isEqualTo(fresh.update(x));
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void badInput_isRefusedAndChangesNothing(String name) {
    DriftDetector detector = DriftDetectors.of(name, Map.of());
    detector.update(0.5);
    double[] before = detector.snapshot();
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> detector.update(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("was " + bad);
    }
    assertThat(detector.snapshot()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void constantInput_neverAlarms(String name) {
    for (double x : new double[] {0, 1}) {
      DriftDetector detector = DriftDetectors.of(name, Map.of());
      for (int t = 0; t < 2000; t++) {
        assertThat(detector.update(x).alarm()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("detectors")
  void fullRise_isFoundAndThenForgotten(String name) {
    DriftDetector detector = DriftDetectors.of(name, Map.of());
    SplittableRandom random = new SplittableRandom(4);
    int alarms = 0;
    for (int t = 0; t < 500; t++) {
      alarms += detector.update(random.nextDouble() < 0.05 ? 1 : 0).alarm() ? 1 : 0;
    }
    for (int t = 0; t < 500; t++) {
      alarms += detector.update(random.nextDouble() < 0.95 ? 1 : 0).alarm() ? 1 : 0;
    }
    assertThat(alarms).isBetween(1, 20);
  }

  @Test
  void sharesAlone_areTakenByDetectorsOfMisses() {
    for (DriftDetectors.Description d : DriftDetectors.catalogue()) {
      DriftDetector detector = DriftDetectors.of(d.name(), Map.of());
      if (d.binary()) {
        assertThatThrownBy(() -> detector.update(1.5))
            .hasMessage("value must be in [0, 1]: was 1.5");
      } else {
        detector.update(1.5);
      }
    }
  }

  @Test
  void of_wrongNamesAndValues_sayWhatIsAllowed() {
    assertThatThrownBy(() -> DriftDetectors.of("adwim", Map.of()))
        .hasMessageStartingWith("detector must be one of [adwin, page-hinkley")
        .hasMessageEndingWith("was \"adwim\"");
    assertThatThrownBy(() -> DriftDetectors.of("ddm", Map.of("warm", 3.0)))
        .hasMessage(
            "parameter of detector ddm must be one of [least, limit, warning]: was \"warm\"");
    assertThatThrownBy(() -> DriftDetectors.of("adwin", Map.of("delta", 1.0)))
        .hasMessage("delta of detector adwin must be in (0, 1): was 1.0");
    assertThatThrownBy(() -> DriftDetectors.of("kswin", Map.of("window", 50.0)))
        .hasMessageContaining("at least twice the sample: was 50 with a sample of 30");
  }

  @Test
  void restore_ofAnotherSize_isRefused() {
    for (String name : List.of("page-hinkley", "cusum", "ddm", "hddm-a", "hddm-w")) {
      assertThatThrownBy(() -> DriftDetectors.of(name, Map.of()).restore(new double[1]))
          .hasMessageContaining("numbers: were 1");
    }
  }
}
