// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How much faster parallelism 2 is than parallelism 1.
 *
 * @param job rate of the job, that of two above
 * @param floor the same of its floor
 */
record Gain(double job, double floor) {

  /** Of the rows of one axis; empty unless it has one of each parallelism. */
  static Optional<Gain> of(List<Row> rows) {
    List<Row> one = rows.stream().filter(row -> row.parallelism() == 1).toList();
    List<Row> two = rows.stream().filter(row -> row.parallelism() == 2).toList();
    if (one.size() != 1 || two.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Gain(
            two.get(0).jobRate() / one.get(0).jobRate(),
            two.get(0).floorRate() / one.get(0).floorRate()));
  }

  /** The job's gain as a part of the floor's. */
  double ratio() {
    return job / floor;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "job gains %.3f, floor gains %.3f, ratio %.3f", job, floor, ratio());
  }
}
