// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.coverage.DetectorReading.Severity;
import io.tidemark.evidence.DetectorSpec;
import io.tidemark.evidence.EvidenceUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorConfigTest {

  private static final DetectorSpec MISSES = new DetectorSpec("miss-sr", Map.of());

  private static MonitorConfig config(double tolerance, double... targets) {
    return new MonitorConfig(targets, tolerance, EvidenceUnit.BLOCK, List.of());
  }

  @Test
  void nullRate_staysBelowOneAndNeverBelowTheTarget() {
    MonitorConfig config = config(0.3, 0.5, 0.98, 0.995);
    assertThat(config.nullRate(0.5)).isEqualTo(0.8);
    assertThat(config.nullRate(0.98)).isEqualTo(0.99);
    assertThat(config.nullRate(0.995)).isEqualTo(0.995);
  }

  @Test
  void configOutsideItsRanges_isRefusedByName() {
    assertThatThrownBy(() -> config(0, 1.5))
        .hasMessage("targetMiscoverage must be in (0, 1): was 1.5");
    assertThatThrownBy(() -> config(-1, 0.1)).hasMessage("tolerance must be in [0, 1): was -1.0");
    assertThatThrownBy(() -> new DetectorPlan(MISSES, Severity.PAGE, 1))
        .hasMessage("averageRunLength must be above 1: was 1.0");
  }
}
