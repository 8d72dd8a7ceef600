// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The curve against the walk over all centroids that its definition says, to the last bit. */
class CentroidCurveTest {

  @Property(tries = 300, seed = "31")
  void scoreAt_isWhatAWalkOverTheMiddlesGives(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 5) Integer> weightList,
      @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 3) Integer> steps) {
    double[] weights = weightList.stream().mapToDouble(w -> w).toArray();
    double[] means = means(weights.length, steps);
    CentroidCurve curve = new CentroidCurve(means, weights);
    double total = 0;
    for (double w : weights) {
      total += w;
    }
    for (double mass = -0.5; mass <= total + 0.5; mass += 0.25) {
      assertThat(curve.scoreAt(mass)).isEqualTo(walked(means, weights, mass));
    }
  }

  @Property(tries = 300, seed = "32")
  void mass_atAndBetweenMeans_isWhatCountingGives(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 1, max = 5) Integer> weightList,
      @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 3) Integer> steps) {
    double[] weights = weightList.stream().mapToDouble(w -> w).toArray();
    double[] means = means(weights.length, steps);
    CentroidCurve curve = new CentroidCurve(means, weights);
    for (double mean : means) {
      assertThat(curve.mass(mean, false)).isEqualTo(counted(means, weights, mean, false));
      assertThat(curve.mass(mean, true)).isEqualTo(counted(means, weights, mean, true));
    }
    assertThat(curve.mass(-1, true)).isZero();
    assertThat(curve.mass(1e9, false)).isEqualTo(counted(means, weights, 1e9, false));
  }

  @Property(tries = 300, seed = "33")
  void masses_areThoseOfEachValueAlone(
      @ForAll @Size(max = 30) List<@IntRange(min = 1, max = 5) Integer> weightList,
      @ForAll @Size(min = 30, max = 30) List<@IntRange(max = 3) Integer> steps,
      @ForAll boolean inclusive) {
    double[] weights = weightList.stream().mapToDouble(w -> w).toArray();
    CentroidCurve curve = new CentroidCurve(means(weights.length, steps), weights);
    double[] values = new double[400];
    for (int i = 0; i < values.length; i++) {
      values[i] = -1 + i * 0.25;
    }
    double[] masses = curve.masses(values, inclusive);
    for (int i = 0; i < values.length; i++) {
      assertThat(masses[i]).isEqualTo(curve.mass(values[i], inclusive));
    }
  }

  private static double[] means(int count, List<Integer> steps) {
    double[] means = new double[count];
    for (int i = 1; i < count; i++) {
      means[i] = means[i - 1] + steps.get(i);
    }
    return means;
  }

  private static double walked(double[] means, double[] weights, double mass) {
    double before = 0;
    double lastMiddle = 0;
    for (int i = 0; i < means.length; i++) {
      double middle = before + weights[i] / 2;
      if (mass <= middle) {
        double share = i == 0 ? 1 : (mass - lastMiddle) / (middle - lastMiddle);
        double mean = i == 0 ? means[0] : (1 - share) * means[i - 1] + share * means[i];
        return i == 0 ? mean : Math.min(means[i], Math.max(means[i - 1], mean));
      }
      lastMiddle = middle;
      before += weights[i];
    }
    return means[means.length - 1];
  }

  private static double counted(double[] means, double[] weights, double value, boolean inclusive) {
    double mass = 0;
    for (int i = 0; i < means.length; i++) {
      if (means[i] < value || inclusive && means[i] == value) {
        mass += weights[i];
      }
    }
    return mass;
  }
}
