// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** eta EQ of the outcome that was just learned. */
record LastErrorCorrection(boolean guards) implements Correction {

  @Override
  public double term(double score, double issuedThreshold, double step, double tracked) {
    return step * ErrorQuantification.of(score, issuedThreshold, guards);
  }

  @Override
  public void learn(double score, double issuedThreshold) {
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
