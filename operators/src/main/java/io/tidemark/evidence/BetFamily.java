// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import io.tidemark.threshold.ParameterDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The kinds of bets, with their parameters, default grids and nulls. */
enum BetFamily {
  /** Baseline misses above the null rate. */
  MISS(
      "miss",
      Input.MISSES,
      "share of the way from the null rate to 1, each in (0, 1)",
      new double[] {1.0 / 30, 2.0 / 30, 1.0 / 9, 1.0 / 6, 5.0 / 18, 4.0 / 9},
      "the conditional miss rate is at most the null rate") {
    @Override
    List<Bet> at(double share, Map<String, Double> values, double nullRate) {
      return List.of(MissBet.on(nullRate + (1 - nullRate) * share, nullRate));
    }
  },
  /** Baseline misses below the null rate: intervals wider than they need to be. */
  OVERCOVERAGE(
      "overcoverage",
      Input.MISSES,
      "share of the way from the null rate to 0, each in (0, 1)",
      new double[] {0.9, 0.75, 0.6, 0.45, 0.3, 0.15},
      "the conditional miss rate is at least the null rate") {
    @Override
    List<Bet> at(double share, Map<String, Double> values, double nullRate) {
      return List.of(MissBet.on(nullRate * (1 - share), nullRate));
    }
  },
  /** Ranks that leave the middle, by one jumper. */
  JUMPER(
      "jumper",
      Input.RANKS,
      "share of the capital that jumps at each event, each in (0, 1]",
      new double[] {0.01},
      "the conditional mean of a rank is within the tolerance of 1/2",
      Parameters.EXPERTS,
      Parameters.TOLERANCE) {
    @Override
    List<Bet> at(double jump, Map<String, Double> values, double nullRate) {
      return List.of(Parameters.jumper(jump, values));
    }

    @Override
    boolean allows(double point) {
      return point > 0 && point <= 1;
    }
  },
  /** Ranks that leave the middle: the plain average of separate jumpers. */
  COMPOSITE_JUMPER(
      "composite-jumper",
      Input.RANKS,
      "share of the capital that jumps at each event, each in (0, 1]",
      new double[] {1e-4, 1e-3, 1e-2, 1e-1, 1},
      "the conditional mean of a rank is within the tolerance of 1/2",
      Parameters.EXPERTS,
      Parameters.TOLERANCE) {
    @Override
    List<Bet> at(double jump, Map<String, Double> values, double nullRate) {
      return List.of(Parameters.jumper(jump, values));
    }

    @Override
    boolean allows(double point) {
      return point > 0 && point <= 1;
    }
  },
  /** Ranks whose histogram has a shape with a name. */
  SHAPE(
      "shape",
      Input.RANKS,
      "size of the bets on each shape, each in (0, 1)",
      new double[] {0.1, 0.2, 0.4, 0.8},
      "the conditional law of a rank is uniform, up to the tolerance in each shape's mean",
      Parameters.TOLERANCE) {
    @Override
    List<Bet> at(double size, Map<String, Double> values, double nullRate) {
      double tolerance = values.get(Parameters.TOLERANCE.name());
      return List.of(
          ShapeBet.onCurve(size, tolerance),
          ShapeBet.onCurve(-size, tolerance),
          ShapeBet.onSlope(size, tolerance),
          ShapeBet.onSlope(-size, tolerance));
    }
  },
  /** Ranks whose histogram has any shape. */
  HISTOGRAM(
      "histogram",
      Input.RANKS,
      "ranks that a bet remembers, each at least 1",
      new double[] {100, 1000, 10_000},
      "the conditional probability of each tenth is within a share, the tolerance, of 1/10",
      Parameters.TOLERANCE) {
    @Override
    List<Bet> at(double memory, Map<String, Double> values, double nullRate) {
      return List.of(new HistogramBet(memory, values.get(Parameters.TOLERANCE.name())));
    }

    @Override
    boolean allows(double point) {
      return point >= 1;
    }
  };

  private final String label;
  private final Input input;
  private final String gridMeaning;
  private final double[] grid;
  private final String nullHypothesis;
  private final List<ParameterDescription> parameters;

  BetFamily(
      String label,
      Input input,
      String gridMeaning,
      double[] grid,
      String nullHypothesis,
      ParameterDescription... parameters) {
    this.label = label;
    this.input = input;
    this.gridMeaning = gridMeaning;
    this.grid = grid;
    this.nullHypothesis = nullHypothesis;
    this.parameters = List.of(parameters);
  }

  /** The bets at one point of the grid. */
  abstract List<Bet> at(double point, Map<String, Double> values, double nullRate);

  /** Whether a point can be in the grid. */
  boolean allows(double point) {
    return point > 0 && point < 1;
  }

  DetectorDescription describe(String name, String guarantee, boolean eProcess) {
    return new DetectorDescription(
        name, input, parameters, gridMeaning, nullHypothesis, guarantee, eProcess);
  }

  String label() {
    return label;
  }

  /** A detector on this family's bets. */
  Detector detector(
      DetectorSpec spec, Map<String, Double> values, Form form, DetectorSetting setting) {
    double[] points =
        spec.grid().isEmpty()
            ? grid
            : spec.grid().stream().mapToDouble(Double::doubleValue).toArray();
    List<Bet> bets = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      requirePoint(spec.name(), points[i]);
      for (Bet bet : at(points[i], values, setting.nullRate())) {
        bets.add(bet);
        weights.add(weight(spec, i, points.length));
      }
    }
    double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return new BettingDetector(input, setting.unit(), form, setting.limit(), bets, w);
  }

  private void requirePoint(String name, double point) {
    if (!allows(point)) {
      throw new IllegalArgumentException(
          "grid of detector " + name + " must be " + gridMeaning + ": was " + point);
    }
  }

  private static double weight(DetectorSpec spec, int i, int points) {
    if (spec.weights().isEmpty()) {
      return 1;
    }
    if (spec.weights().size() != points) {
      throw new IllegalArgumentException(
          "weights of detector %s must be %d, one a point of the grid: were %d"
              .formatted(spec.name(), points, spec.weights().size()));
    }
    double weight = spec.weights().get(i);
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "weights of detector " + spec.name() + " must be above 0 and finite: was " + weight);
    }
    return weight;
  }

  /** Parameters that families share. */
  private static final class Parameters {

    static final ParameterDescription EXPERTS =
        new ParameterDescription(
            "experts", 5, ParameterDescription.Domain.POSITIVE, "slopes to bet on: 3 or 5");
    static final ParameterDescription TOLERANCE =
        new ParameterDescription(
            "tolerance",
            0.02,
            ParameterDescription.Domain.NOT_NEGATIVE,
            "what a mean may be off for good, as ranks in a frozen reference are");

    static Bet jumper(double jump, Map<String, Double> values) {
      double experts = values.get(EXPERTS.name());
      if (experts != 3 && experts != 5) {
        throw new IllegalArgumentException("experts must be 3 or 5: was " + experts);
      }
      return JumperBet.of(jump, (int) experts, values.get(TOLERANCE.name()));
    }
  }
}
