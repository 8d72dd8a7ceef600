// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** eta EQ of an error at least as large as the range of the last scores. */
final class LargeErrorCorrection implements Correction {

  private final Steps steps;
  private final boolean guards;
  private double outcomes;

  LargeErrorCorrection(Steps steps, boolean guards) {
    this.steps = steps;
    this.guards = guards;
  }

  /** The published loop skips its first outcome, for which there is no range. */
  @Override
  public boolean skips() {
    return !guards && outcomes == 0;
  }

  @Override
  public double term(double score, double issuedThreshold, double step, double tracked) {
    double error = Math.abs(score - issuedThreshold);
    return error < steps.span() ? 0 : step * ErrorQuantification.of(score, issuedThreshold, guards);
  }

  @Override
  public void learn(double score, double issuedThreshold) {
    outcomes++;
  }

  @Override
  public void write(StateWriter state) {
    state.add(outcomes);
  }

  @Override
  public void read(StateReader state) {
    outcomes = state.next();
  }
}
