// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

/** Events of a stream by their numbers: each from one until before another. */
record Slice(long predictionsFrom, long predictionsTo, long outcomesFrom, long outcomesTo) {

  long predictions() {
    return predictionsTo - predictionsFrom;
  }

  long outcomes() {
    return outcomesTo - outcomesFrom;
  }
}
