// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * Bets that a miss, or a score, depends on a feature: a sequential independence test.
 *
 * <p>Each pair of neighbouring outcomes (x1, y1), (x2, y2) pays f by the {@link Witness} of the
 * pairs before it, which turns its sign when y1 and y2 are swapped; wealth grows by 1 + l f, with
 * the stake l of {@link NewtonStake}. Then the pair is learned.
 *
 * <p>Guarantee: wealth is an e-process, P(ever wealth &gt;= A) &lt;= 1/A, if, given the pairs
 * before, x and y are independent and within a pair at most one of the two laws changes: then the
 * mean of f is the product of two differences of means, one of which is 0. So neighbours must be
 * paired in the order of time, neither sampled by what they show, nor shuffled, nor taken from far
 * apart: slow drift in both x and y is then put up with, up to the product of both changes from one
 * outcome to the next. That product is assumed to be nought; for smooth drift and for independent
 * autoregressive streams the error is measured in the tests, not proved.
 *
 * <p>O(64) or O(128) time a pair and space. A pair with a number that is not finite, or beyond
 * 1e150, is left out and counts for nothing. Reference: Podkopaev, Bloebaum, Kasiviswanathan and
 * Ramdas 2023, "Sequential kernelized independence testing", theorem 1 and section 4.
 */
public final class IndependenceTest {

  /** What y is, and so how the witness is kept. */
  public enum Engine {
    /** y is 0 or 1. */
    BINARY,
    /** y is any number; the newest 128 points are the witness. */
    RING
  }

  private static final int HEAD = 1;

  /** Beyond it, squares overflow. */
  private static final double LARGEST = 1e150;

  private final Engine engine;
  private final Witness witness;
  private final NewtonStake stake = new NewtonStake();
  private long pairs;

  private IndependenceTest(Engine engine, Witness witness) {
    this.engine = engine;
    this.witness = witness;
  }

  /** A test without evidence. */
  public static IndependenceTest of(Engine engine) {
    return new IndependenceTest(
        engine, engine == Engine.BINARY ? new BinaryWitness() : new RingWitness());
  }

  /** On the newest 128 points, with given precisions of the two Gaussian kernels. */
  static IndependenceTest ring(double precisionX, double precisionY) {
    return new IndependenceTest(Engine.RING, new RingWitness(precisionX, precisionY));
  }

  /**
   * Takes two neighbouring outcomes.
   *
   * @param y1 0 or 1 where the engine is binary
   */
  public void update(double x1, double y1, double x2, double y2) {
    if (!(usable(x1) && usable(y1) && usable(x2) && usable(y2))) {
      return;
    }
    if (engine == Engine.BINARY) {
      requireBit(y1);
      requireBit(y2);
    }
    pairs++;
    stake.take(witness.payoff(x1, y1, x2, y2));
    witness.add(x1, y1, x2, y2);
  }

  private static boolean usable(double value) {
    return Math.abs(value) <= LARGEST;
  }

  private static void requireBit(double y) {
    if (y != 0 && y != 1) {
      throw new IllegalArgumentException("y must be 0 or 1: was " + y);
    }
  }

  /** log of an e-value of "independent all along". */
  public double logWealth() {
    return stake.logWealth();
  }

  /** Pairs that were taken. */
  public long pairs() {
    return pairs;
  }

  /** What y is. */
  public Engine engine() {
    return engine;
  }

  /** The state. */
  public double[] snapshot() {
    double[] state = new double[HEAD + NewtonStake.SIZE + witness.snapshotSize()];
    state[0] = pairs;
    witness.snapshot(state, stake.snapshot(state, HEAD));
    return state;
  }

  /** The test that gave a snapshot. */
  public static IndependenceTest restore(Engine engine, double[] state) {
    IndependenceTest test = of(engine);
    test.adopt(state);
    return test;
  }

  void adopt(double[] state) {
    pairs = (long) state[0];
    int end = witness.restore(state, stake.restore(state, HEAD));
    if (end != state.length) {
      throw new IllegalArgumentException("state must be " + end + " numbers: were " + state.length);
    }
  }
}
