// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.quantile;

import java.util.Arrays;

/**
 * Scores with weights. Added in ascending order, or in two such runs one after the other, they
 * answer a question in one pass; in any other order they are sorted first.
 */
public final class WeightedScores {

  /** Shares nearer than this are equal: sums of weights are rounded. */
  private static final double ROUNDING = 1e-12;

  private double[] scores = new double[0];
  private double[] weights = new double[0];
  private int size;
  private double negativeInfinite;
  private double total;
  private double squares;
  private double finite;

  /** Where the second ascending run begins; the size while there is one, -1 when there are more. */
  private int secondRun;

  /** Forgets all scores, and keeps the room that they took. */
  void clear() {
    size = 0;
    negativeInfinite = 0;
    total = 0;
    squares = 0;
    finite = 0;
    secondRun = 0;
  }

  /** Adds a score; NaN is rejected. */
  public void add(double score, double weight) {
    add(score, weight, 1);
  }

  /** Adds so many equal scores of one weight each; NaN is rejected. */
  void add(double score, double weight, double number) {
    requireNumber("score", score);
    count(score, weight, number);
    if (score > Double.NEGATIVE_INFINITY && score < Double.POSITIVE_INFINITY) {
      addFinite(score, weight * number);
    }
  }

  private void count(double score, double weight, double number) {
    total += weight * number;
    squares += weight * weight * number;
    if (score == Double.NEGATIVE_INFINITY) {
      negativeInfinite += weight * number;
    }
  }

  private static void requireNumber(String name, double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(name + " must be a number: was NaN");
    }
  }

  /** Adds all scores of a distribution with one weight each. */
  public void add(ScoreDistribution distribution, double weight) {
    add(Double.NEGATIVE_INFINITY, weight, distribution.negativeInfinities());
    add(Double.POSITIVE_INFINITY, weight, distribution.positiveInfinities());
    double[] means = distribution.means();
    double[] counts = distribution.weights();
    for (int i = 0; i < means.length; i++) {
      add(means[i], weight, counts[i]);
    }
  }

  /** Adds the first so many finite scores, ascending, of weights by their tags; after no others. */
  void addAscending(double[] ascending, int number, char[] tags, char oldest, double[] byDistance) {
    ensure(size + number);
    System.arraycopy(ascending, 0, scores, size, number);
    for (int i = 0; i < number; i++) {
      double weight = byDistance[(char) (tags[i] - oldest)];
      weights[size + i] = weight;
      total += weight;
      squares += weight * weight;
      finite += weight;
    }
    size += number;
    secondRun = size;
  }

  private void ensure(int capacity) {
    if (capacity > scores.length) {
      int larger = Math.max(capacity, scores.length + (scores.length >> 1) + 64);
      scores = Arrays.copyOf(scores, larger);
      weights = Arrays.copyOf(weights, larger);
    }
  }

  private void addFinite(double score, double weight) {
    ensure(size + 1);
    if (secondRun == size && (size == 0 || scores[size - 1] <= score)) {
      secondRun++;
    } else if (secondRun < size && scores[size - 1] > score) {
      secondRun = -1;
    }
    scores[size] = score;
    weights[size] = weight;
    finite += weight;
    size++;
  }

  /**
   * The smallest score s for which the scores up to s weigh at least (1 - a)(all scores +
   * testMass); +infinity if there is none or a is at most 0, -infinity if a is at least 1.
   *
   * <p>With testMass 1 this is the 1 - a quantile of Barber et al. 2023, equation 11; with weights
   * 1 as well, the ceil((n + 1)(1 - a))-th smallest score. O(n) time of two ascending runs; else
   * O(n log n) and O(n) space.
   *
   * @param miscoverage a; any number but NaN
   */
  public double threshold(double miscoverage, double testMass) {
    requireNumber("miscoverage", miscoverage);
    if (miscoverage <= 0 || miscoverage >= 1) {
      return miscoverage <= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    }
    double all = total + testMass;
    double needed = (1 - miscoverage) * all - ROUNDING * all;
    if (all > 0 && negativeInfinite >= needed) {
      return Double.NEGATIVE_INFINITY;
    }
    return secondRun < 0 ? atMassSorted(needed) : atMass(needed);
  }

  /** Merges both runs up to the mass. */
  private double atMass(double needed) {
    double mass = negativeInfinite;
    int i = 0;
    int j = secondRun;
    while (i < secondRun || j < size) {
      boolean first = j == size || i < secondRun && scores[i] <= scores[j];
      int next = first ? i++ : j++;
      mass += weights[next];
      if (mass >= needed) {
        return scores[next];
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private double atMassSorted(double needed) {
    double[] ascending = Arrays.copyOf(scores, size);
    Arrays.sort(ascending);
    int below = 0;
    int from = size;
    while (below < from) {
      int middle = (below + from) >>> 1;
      if (mass(ascending[middle]) >= needed) {
        from = middle;
      } else {
        below = middle + 1;
      }
    }
    return below == size ? Double.POSITIVE_INFINITY : ascending[below];
  }

  private double mass(double upTo) {
    double mass = negativeInfinite;
    for (int i = 0; i < size; i++) {
      mass += scores[i] <= upTo ? weights[i] : 0;
    }
    return mass;
  }

  /** Whether the scores weigh enough for a threshold below +infinity, infinite ones aside. */
  public boolean reaches(double miscoverage, double testMass) {
    double all = total + testMass;
    return total >= (1 - miscoverage) * all - ROUNDING * all;
  }

  /** (sum w)^2 / sum(w^2); 0 without weight. */
  public double effectiveCount() {
    return squares > 0 ? total * total / squares : 0;
  }

  /** The share of weight at least as large as a score; 1 without weight. */
  public double level(double score) {
    return total > 0 ? weightFrom(score, true) / total : 1.0;
  }

  /**
   * (weight above + u (tied weight + testMass)) / (all + testMass).
   *
   * @param tieBreak u in [0, 1)
   */
  public double pValue(double score, double tieBreak, double testMass) {
    double above = weightFrom(score, false);
    double ties = weightFrom(score, true) - above;
    return Math.min(1.0, (above + tieBreak * (ties + testMass)) / (total + testMass));
  }

  private double weightFrom(double score, boolean inclusive) {
    requireNumber("score", score);
    if (score == Double.NEGATIVE_INFINITY) {
      return inclusive ? total : total - negativeInfinite;
    }
    double from = secondRun < 0 ? scanned(score, inclusive) : inRuns(score, inclusive);
    double infinite = Math.max(0, total - negativeInfinite - finite);
    return score == Double.POSITIVE_INFINITY && !inclusive ? 0 : Math.min(total, from + infinite);
  }

  private double scanned(double score, boolean inclusive) {
    double from = 0;
    for (int i = 0; i < size; i++) {
      from += scores[i] > score || inclusive && scores[i] == score ? weights[i] : 0;
    }
    return from;
  }

  private double inRuns(double score, boolean inclusive) {
    double from = 0;
    for (int i = firstFrom(score, inclusive, 0, secondRun); i < secondRun; i++) {
      from += weights[i];
    }
    for (int i = firstFrom(score, inclusive, secondRun, size); i < size; i++) {
      from += weights[i];
    }
    return from;
  }

  private int firstFrom(double score, boolean inclusive, int begin, int end) {
    int low = begin;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (scores[middle] < score || !inclusive && scores[middle] == score) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
