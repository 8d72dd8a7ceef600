// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/** The experts of {@link StronglyAdaptive}, oldest first; grows with the logarithm of time. */
final class ExpertPool {

  private static final double TIE = 1e-12;
  private static final int MOST = 100_000;

  private final double target;
  private final double scale;
  private final int lifetime;
  private final double step;
  private final double bound;
  private final boolean guards;
  private int size;
  private double[] birth = new double[32];
  private double[] threshold = new double[32];
  private double[] squares = new double[32];
  private double[] wins = new double[32];
  private double[] weightedWins = new double[32];

  /** By {@link #prior} of the birth, and the weight as of an outcome: not part of the state. */
  private double[] prior = new double[32];

  private double[] weight = new double[32];
  private long weighed;

  ExpertPool(double target, double scale, int lifetime, boolean guards) {
    this.target = target;
    this.scale = scale;
    this.lifetime = lifetime;
    this.step = scale / Math.sqrt(3);
    this.bound = Math.max(target, 1 - target);
    this.guards = guards;
  }

  /**
   * Lets experts leave and one be born.
   *
   * @param now the outcome that is about to be learned, from 1
   */
  void renew(long now, double start) {
    int kept = 0;
    for (int j = 0; j < size; j++) {
      if (now - birth[j] <= life((long) birth[j])) {
        move(j, kept++);
      }
    }
    size = kept;
    if (size == birth.length) {
      grow();
    }
    birth[size] = now;
    threshold[size] = start;
    squares[size] = 0;
    wins[size] = 0;
    weightedWins[size] = 0;
    prior[size] = prior(now);
    weight[size] = 0;
    size++;
  }

  private double life(long born) {
    return (double) lifetime * Long.lowestOneBit(born);
  }

  private void move(int from, int to) {
    birth[to] = birth[from];
    threshold[to] = threshold[from];
    squares[to] = squares[from];
    wins[to] = wins[from];
    weightedWins[to] = weightedWins[from];
    prior[to] = prior[from];
    weight[to] = weight[from];
  }

  private void grow() {
    int length = 2 * size;
    birth = Arrays.copyOf(birth, length);
    threshold = Arrays.copyOf(threshold, length);
    squares = Arrays.copyOf(squares, length);
    wins = Arrays.copyOf(wins, length);
    weightedWins = Arrays.copyOf(weightedWins, length);
    prior = Arrays.copyOf(prior, length);
    weight = Arrays.copyOf(weight, length);
  }

  /** The weighted mean of the thresholds before an outcome. */
  double mean(long now) {
    weigh(now);
    double weights = 0;
    double weighted = 0;
    double priors = 0;
    double priorWeighted = 0;
    for (int j = 0; j < size; j++) {
      double share = prior[j] * Math.max(0, weight[j]);
      weights += share;
      weighted += share * threshold[j];
      priors += prior[j];
      priorWeighted += prior[j] * threshold[j];
    }
    return weights > 0 ? weighted / weights : priorWeighted / priors;
  }

  private static double prior(long born) {
    int log2 = Long.SIZE - 1 - Long.numberOfLeadingZeros(born);
    return 1.0 / ((double) born * born * (1 + log2));
  }

  /** Weights change with what is learned and with time; who is born at that time weighs 0. */
  private void weigh(long now) {
    if (weighed == now) {
      return;
    }
    for (int j = 0; j < size; j++) {
      double age = now - birth[j];
      weight[j] = age == 0 ? 0 : wins[j] / age * (1 + weightedWins[j]);
    }
    weighed = now;
  }

  /**
   * Learns the outcome of the mean that was asked last; weights are those of another outcome then.
   */
  void learn(double score, double mean) {
    for (int j = 0; j < size; j++) {
      double win = win(score, mean, threshold[j], weight[j]);
      wins[j] += win;
      weightedWins[j] += win * weight[j];
      descend(j, score);
    }
    weighed = 0;
  }

  private double win(double score, double mean, double own, double weight) {
    double difference = Pinball.difference(score, mean, own, target);
    if (Math.abs(difference) < TIE) {
      return 0;
    }
    double scaled = difference / scale / bound;
    return Math.max(weight > 0 ? -1 : 0, Math.min(1, scaled));
  }

  private void descend(int j, double score) {
    double g = Pinball.gradient(score, threshold[j], target, guards);
    squares[j] += g * g;
    if (squares[j] > 0) {
      double moved = threshold[j] - step / Math.sqrt(squares[j]) * g;
      threshold[j] = guards ? moved : Math.max(0, moved);
    }
  }

  void write(StateWriter state) {
    state.add(size);
    for (int j = 0; j < size; j++) {
      state.add(birth[j]).add(threshold[j]).add(squares[j]).add(wins[j]).add(weightedWins[j]);
    }
  }

  /** Reads into this pool, which is new. */
  void read(StateReader state) {
    int count = state.count(MOST);
    while (birth.length < count) {
      size = birth.length;
      grow();
    }
    size = count;
    for (int j = 0; j < size; j++) {
      birth[j] = state.next();
      threshold[j] = state.next();
      squares[j] = state.next();
      wins[j] = state.next();
      weightedWins[j] = state.next();
      prior[j] = prior((long) birth[j]);
    }
  }
}
