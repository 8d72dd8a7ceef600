// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorsTest {

  private static final DetectorSetting SETTING = new DetectorSetting(0.1, 1000, EvidenceUnit.EVENT);

  private static void make(String name, Map<String, Double> parameters, List<Double> grid) {
    Detectors.of(new DetectorSpec(name, parameters, grid, List.of()), SETTING);
  }

  @Test
  void catalogue_hasDistinctNamesAndWorkingDefaults() {
    List<String> names = Detectors.catalogue().stream().map(DetectorDescription::name).toList();
    assertThat(names).doesNotHaveDuplicates().contains("miss-sr", "composite-jumper-restarted");
    for (DetectorDescription d : Detectors.catalogue()) {
      Detector detector = Detectors.of(new DetectorSpec(d.name(), Map.of()), SETTING);
      assertThat(detector.input()).isEqualTo(d.input());
      assertThat(d.eProcess()).isEqualTo(d.name().endsWith("-restarted"));
    }
  }

  @Test
  void anUnknownName_namesTheNearest() {
    assertThatThrownBy(() -> make("mis-sr", Map.of(), List.of()))
        .hasMessageContaining("was \"mis-sr\" (did you mean miss-sr?)");
    assertThatThrownBy(() -> make("jumper-sr", Map.of("expert", 3.0), List.of()))
        .hasMessageContaining("was \"expert\" (did you mean experts?)");
  }

  @ParameterizedTest
  @CsvSource({
    "experts, 4, 'experts must be 3 or 5: was 4.0'",
    "tolerance, -1, 'tolerance of detector jumper-sr must be at least 0: was -1.0'"
  })
  void aValueOutsideItsDomain_isRefused(String parameter, double value, String message) {
    assertThatThrownBy(() -> make("jumper-sr", Map.of(parameter, value), List.of()))
        .hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "miss-sr, 1",
    "overcoverage-cusum, 0",
    "jumper-sr, 1.5",
    "shape-sr, NaN",
    "histogram-sr, .5"
  })
  void aPointOutsideTheGrid_isRefused(String name, double point) {
    assertThatThrownBy(() -> make(name, Map.of(), List.of(point)))
        .hasMessageStartingWith("grid of detector " + name + " must be ")
        .hasMessageEndingWith(": was " + point);
  }

  @Test
  void weights_mustMatchTheGrid() {
    DetectorSpec one = new DetectorSpec("miss-sr", Map.of(), List.of(.5, .6), List.of(1.0));
    assertThatThrownBy(() -> Detectors.of(one, SETTING))
        .hasMessage("weights of detector miss-sr must be 2, one a point of the grid: were 1");
    DetectorSpec zero = new DetectorSpec("miss-sr", Map.of(), List.of(.5, .6), List.of(1.0, 0.0));
    assertThatThrownBy(() -> Detectors.of(zero, SETTING))
        .hasMessage("weights of detector miss-sr must be above 0 and finite: was 0.0");
  }

  @Test
  void settingOutsideItsRange_isRefused() {
    assertThatThrownBy(() -> new DetectorSetting(0, 10, EvidenceUnit.EVENT))
        .hasMessage("nullRate must be in (0, 1): was 0.0");
    assertThatThrownBy(() -> new DetectorSetting(0.1, 1, EvidenceUnit.EVENT))
        .hasMessage("limit must be above 1 and finite: was 1.0");
  }
}
