// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** eta EQ of the outcome that was just learned. */
record LastErrorCorrection(boolean guards) implements Correction {

  @Override
  public double term(ScoredOutcome outcome, double step, double tracked) {
    return step * ErrorQuantification.of(outcome, guards);
  }

  @Override
  public void learn(ScoredOutcome outcome) {
    // each outcome counts once
  }

  @Override
  public void write(StateWriter state) {
    // no state
  }

  @Override
  public void read(StateReader state) {
    // no state
  }
}
