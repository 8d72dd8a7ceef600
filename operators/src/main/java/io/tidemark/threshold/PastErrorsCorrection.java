// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** eta times the mean of EQ over the outcomes before this one, weighted by .95^age. */
final class PastErrorsCorrection implements Correction {

  private static final double MEMORY = 0.95;

  private final boolean guards;
  private double weightedErrors;
  private double weights;

  PastErrorsCorrection(boolean guards) {
    this.guards = guards;
  }

  @Override
  public double term(double score, double issuedThreshold, double step, double tracked) {
    return weights == 0 ? 0 : step * (weightedErrors / weights);
  }

  @Override
  public void learn(double score, double issuedThreshold) {
    weightedErrors =
        MEMORY * weightedErrors + ErrorQuantification.of(score, issuedThreshold, guards);
    weights = MEMORY * weights + 1;
  }

  @Override
  public void write(StateWriter state) {
    state.add(weightedErrors).add(weights);
  }

  @Override
  public void read(StateReader state) {
    weightedErrors = state.next();
    weights = state.next();
  }
}
