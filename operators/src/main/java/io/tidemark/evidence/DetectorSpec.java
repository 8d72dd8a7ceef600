// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.List;
import java.util.Map;

/**
 * A detector by name with what differs from its defaults.
 *
 * @param grid what its bets are made on, see {@link DetectorDescription#grid}; empty for the
 *     default
 * @param weights of the grid's bets, above 0; empty for equal ones
 */
public record DetectorSpec(
    String name, Map<String, Double> parameters, List<Double> grid, List<Double> weights) {

  /** Takes copies. */
  public DetectorSpec {
    parameters = Map.copyOf(parameters);
    grid = List.copyOf(grid);
    weights = List.copyOf(weights);
  }

  /** A detector with its default grid. */
  public DetectorSpec(String name, Map<String, Double> parameters) {
    this(name, parameters, List.of(), List.of());
  }
}
