// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/** Random ticks and detectors with their defaults. */
final class Ticks {

  static final double NULL_RATE = 0.1;

  private Ticks() {}

  static Detector detector(String name, double limit, EvidenceUnit unit) {
    return detector(name, Map.of(), limit, unit);
  }

  static Detector detector(
      String name, Map<String, Double> parameters, double limit, EvidenceUnit unit) {
    return Detectors.of(
        new DetectorSpec(name, parameters), new DetectorSetting(NULL_RATE, limit, unit));
  }

  static List<String> names(boolean eProcess) {
    return Detectors.catalogue().stream()
        .filter(d -> d.eProcess() == eProcess)
        .map(DetectorDescription::name)
        .toList();
  }

  /** Ranks are uniform draws that go through a function; misses are ranks above 1 - rate. */
  static Observation draw(
      Input input, long at, int trials, DoubleUnaryOperator rank, double rate, SplittableRandom r) {
    long[] sums = input.zero();
    for (int i = 0; i < trials; i++) {
      double u = r.nextDouble();
      if (input == Input.MISSES) {
        MissSums.add(sums, u < rate);
      } else {
        RankSums.add(sums, rank.applyAsDouble(u));
      }
    }
    return new Observation(at, at + 1, sums);
  }

  /** A tick of one to {@code most} events at the edge of the null. */
  static Observation healthy(Input input, long at, int most, SplittableRandom random) {
    return draw(input, at, 1 + random.nextInt(most), u -> u, NULL_RATE, random);
  }

  /** Mean and standard error. */
  record Mean(double value, double error) {

    static Mean of(int runs, java.util.function.DoubleSupplier run) {
      double sum = 0;
      double squares = 0;
      for (int i = 0; i < runs; i++) {
        double x = run.getAsDouble();
        sum += x;
        squares += x * x;
      }
      double mean = sum / runs;
      return new Mean(mean, Math.sqrt((squares / runs - mean * mean) / runs));
    }
  }
}
