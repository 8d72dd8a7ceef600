// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

/** Forecasts the next score from those so far, in O(1) per score: never a refit. */
interface Scorecaster {

  /** Learns a finite score. */
  void learn(double score);

  /** The forecast of the next score; 0 before the first. Finite. */
  double forecast();

  void write(StateWriter state);

  /** Reads into this scorecaster, which is new. */
  void read(StateReader state);

  /** Forecasts nothing. */
  Scorecaster NONE =
      new Scorecaster() {
        @Override
        public void learn(double score) {
          // nothing to learn
        }

        @Override
        public double forecast() {
          return 0;
        }

        @Override
        public void write(StateWriter state) {
          // no state
        }

        @Override
        public void read(StateReader state) {
          // no state
        }
      };
}
