// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.predictor;

import io.tidemark.score.PredictionInterval;
import java.util.List;

/** The outcomes that a prediction covers. */
public sealed interface Region {

  /** upper - lower, or the number of labels. */
  double width();

  /** An interval of the real line. */
  record Interval(PredictionInterval interval) implements Region {
    @Override
    public double width() {
      return interval.width();
    }
  }

  /** A set of labels. */
  record Labels(List<String> labels) implements Region {
    /** Takes a copy. */
    public Labels {
      labels = List.copyOf(labels);
    }

    @Override
    public double width() {
      return labels.size();
    }
  }
}
