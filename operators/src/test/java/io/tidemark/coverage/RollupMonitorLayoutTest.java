// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.evidence.EvidenceUnit;
import io.tidemark.quantile.FlatState;
import java.util.List;
import org.junit.jupiter.api.Test;

class RollupMonitorLayoutTest {

  @Test
  void unknownLayout_isRefused() {
    MonitorConfig config =
        new MonitorConfig(new double[] {0.1}, 0.02, EvidenceUnit.EVENT, List.of());
    FlatState state = new FlatState(new long[] {5, 0, 0, 0}, new double[0]);
    assertThatThrownBy(() -> RollupMonitor.restore(config, state))
        .hasMessage("layout must be in [1, 4]: was 5");
  }
}
