// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class GainTest {

  @Test
  void of_rowsOfBothParallelisms_isTheJobsGainOverTheFloors() {
    Gain gain = Gain.of(List.of(row(2, 150, 500), row(1, 100, 250))).orElseThrow();

    assertThat(gain).isEqualTo(new Gain(1.5, 2));
    assertThat(gain.ratio()).isEqualTo(0.75);
    assertThat(gain).hasToString("job gains 1.500, floor gains 2.000, ratio 0.750");
  }

  @Test
  void of_rowThatFailed_isNone() {
    assertThat(Gain.of(List.of(row(1, 100, 250)))).isEmpty();
  }

  @Test
  void of_moreRowsThanTwo_isNone() {
    assertThat(Gain.of(List.of(row(1, 1, 1), row(1, 2, 2), row(2, 3, 3)))).isEmpty();
  }

  @Test
  void hotRollup_axis_differsInParallelismAlone() {
    List<Setting> axis = Axes.all().get("hot-rollup");

    assertThat(axis).extracting(Setting::parallelism).containsExactly(1, 2);
    assertThat(axis.get(0).on("", "").parallelism(2)).isEqualTo(axis.get(1).on("", ""));
  }

  private static Row row(int parallelism, double job, double floor) {
    Ratio ratio = new Ratio(job / floor, 0, 1, 7);
    return new Row("a", "s", "heap", 10, parallelism, "forward", job, floor, ratio, 1, 0);
  }
}
