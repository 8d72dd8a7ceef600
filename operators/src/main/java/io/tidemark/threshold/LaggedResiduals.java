// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import java.util.Arrays;

/**
 * The last residuals of a series in the order in which they were learned, each with how many were
 * learned between its prediction and itself, so that the lag vector that was visible then can be
 * read from the residuals: O(1) state per residual, whatever the delay.
 */
final class LaggedResiduals {

  /** So that squares of differences stay finite. */
  private static final double LARGEST = 1e150;

  private final int capacity;

  /** Residuals learned, those forgotten too. */
  private double learned;

  /** Oldest first. */
  private double[] residuals;

  private double[] delays;

  LaggedResiduals(int capacity) {
    this(capacity, 0, new double[0], new double[0]);
  }

  private LaggedResiduals(int capacity, double learned, double[] residuals, double[] delays) {
    this.capacity = capacity;
    this.learned = learned;
    this.residuals = residuals;
    this.delays = delays;
  }

  /** From a snapshot that starts at an index of the state and ends with it. */
  static LaggedResiduals restore(int capacity, double[] state, int from) {
    int size = (state.length - from - 1) / 2;
    return new LaggedResiduals(
        capacity,
        state[from],
        Arrays.copyOfRange(state, from + 1, from + 1 + size),
        Arrays.copyOfRange(state, from + 1 + size, from + 1 + 2 * size));
  }

  double[] snapshot() {
    double[] state = new double[1 + 2 * residuals.length];
    state[0] = learned;
    System.arraycopy(residuals, 0, state, 1, residuals.length);
    System.arraycopy(delays, 0, state, 1 + residuals.length, delays.length);
    return state;
  }

  double learned() {
    return learned;
  }

  /** Oldest first; must not be changed. */
  double[] values() {
    return residuals;
  }

  /** The newest residual that had been learned at a moment; 0 when it is forgotten or none was. */
  double newest(double learnedThen) {
    int i = (int) (learnedThen - learned) + residuals.length - 1;
    return i >= 0 ? residuals[i] : 0.0;
  }

  /**
   * Learns a residual.
   *
   * @param learnedThen {@link #learned} when its prediction went out
   */
  void add(double residual, double learnedThen) {
    int from = residuals.length == capacity ? 1 : 0;
    residuals = Arrays.copyOfRange(residuals, from, residuals.length + 1);
    delays = Arrays.copyOfRange(delays, from, delays.length + 1);
    residuals[residuals.length - 1] = Math.max(-LARGEST, Math.min(LARGEST, residual));
    delays[delays.length - 1] = learned - learnedThen;
    learned++;
  }

  /** Past residuals with how far their lag vectors lie from the one that is visible now. */
  Neighbours neighbours(int lags) {
    int size = residuals.length;
    double[] distances = new double[size];
    double[] first = new double[size];
    double[] values = new double[size];
    int found = 0;
    for (int i = 0; size >= lags && i < size; i++) {
      int newest = i - (int) delays[i] - 1;
      if (newest - lags + 1 >= 0) {
        distances[found] = distance(newest, lags);
        first[found] = residuals[newest] - residuals[size - 1];
        values[found] = residuals[i];
        found++;
      }
    }
    return new Neighbours(
        Arrays.copyOf(distances, found), Arrays.copyOf(first, found), Arrays.copyOf(values, found));
  }

  private double distance(int newest, int lags) {
    double sum = 0;
    for (int j = 0; j < lags; j++) {
      double d = residuals[newest - j] - residuals[residuals.length - 1 - j];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  /**
   * Lag vectors about the visible one.
   *
   * @param distances Euclidean
   * @param first differences of the newest residuals
   * @param values the residuals that followed
   */
  record Neighbours(double[] distances, double[] first, double[] values) {}
}
