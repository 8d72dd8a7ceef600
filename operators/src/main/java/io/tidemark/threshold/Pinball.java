// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** The pinball loss of a threshold d at a score s: max(c (s - d), (1 - c)(d - s)), c = 1 - a. */
final class Pinball {

  private Pinball() {}

  /**
   * The derivative by the threshold: -c above it, 1 - c below. A tie has derivative 0 as published;
   * guarded it counts as what it is, a covered score.
   */
  static double gradient(double score, double threshold, double target, boolean guards) {
    if (score > threshold) {
      return -(1 - target);
    }
    return score < threshold || guards ? target : 0;
  }

  /**
   * The loss of d less that of e. On one side of both, the score cancels: the difference stays
   * finite at infinite scores and is exactly 0 for equal thresholds.
   */
  static double difference(double score, double d, double e, double target) {
    if (score > d && score > e) {
      return (1 - target) * (e - d);
    }
    if (score <= d && score <= e) {
      return target * (d - e);
    }
    return loss(score, d, target) - loss(score, e, target);
  }

  static double loss(double score, double threshold, double target) {
    return score > threshold ? (1 - target) * (score - threshold) : target * (threshold - score);
  }
}
