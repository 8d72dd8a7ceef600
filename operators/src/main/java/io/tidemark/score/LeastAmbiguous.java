// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 1 - p(label): the sets are the smallest on average among those of their coverage.
 *
 * <p>Reference: Sadinle, Lei, Wasserman 2019, theorem 1.
 */
public final class LeastAmbiguous implements LabelScore {

  /** The name used in policies. */
  public static final String NAME = "least-ambiguous";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean scaleFree() {
    return true;
  }

  @Override
  public double of(ClassForecast forecast, String label, double tieBreak) {
    int i = forecast.labels().indexOf(label);
    return i < 0 ? Double.POSITIVE_INFINITY : 1.0 - forecast.probabilities()[i];
  }

  @Override
  public double[] scores(ClassForecast forecast, double tieBreak) {
    return Arrays.stream(forecast.probabilities()).map(p -> 1.0 - p).toArray();
  }

  @Override
  public List<String> set(ClassForecast forecast, double threshold, double tieBreak) {
    List<String> set = new ArrayList<>();
    for (int i = 0; i < forecast.labels().size(); i++) {
      if (1.0 - forecast.probabilities()[i] <= threshold) {
        set.add(forecast.labels().get(i));
      }
    }
    return set;
  }
}
