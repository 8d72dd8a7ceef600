// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.evidence;

/**
 * How a detector restarts a bet so that a late change counts. A bet's capital enters afresh before
 * each observation of n units; all of it is then multiplied by the bet's factor F, whose mean under
 * the null, given the past and n, is at most 1.
 *
 * <p>With R the sum of the bets' capitals, N the units so far and a null that holds:
 *
 * <ul>
 *   <li>Shiryaev-Roberts, R' = (R + n) F: E[R' | past] &lt;= R + n, so R - N is a supermartingale
 *       from 0. Let T be the first tick end with R &gt;= A, and E[N_T] finite (else the claim is
 *       empty). Stopping at min(T, m) ticks gives E[R_min(T,m)] &lt;= E[N_min(T,m)], and with m to
 *       infinity A &lt;= E[R_T] &lt;= E[N_T] by Fatou's lemma and monotone convergence: at least A
 *       units to an alarm on average. With n = 1 this is the classical recursion.
 *   <li>CUSUM, G' = max(1, G) F: each capital that has sunk below its fresh one is replaced by it,
 *       expert by expert. G &lt;= R at all times by induction, so the alarm comes no earlier and
 *       the average run length is at least A. (Restarting a whole bet when its total falls below 1
 *       would keep the bound too, but a jumper's total is 1 after its first step and less with a
 *       tolerance: it would restart for ever.)
 *   <li>Restarted, R' = (R + 1/(N+1) - 1/(N+n+1)) F, statistic E = R + 1/(N+1): unit j gets 1/(j
 *       (j+1)) and what is unspent counts as it is. E[E' | past] &lt;= E and E = 1 at first, so E
 *       is an e-process: P(ever E &gt;= A) &lt;= 1/A (Ville), and E at a stopping time is an
 *       e-value.
 * </ul>
 */
enum Form {
  SHIRYAEV_ROBERTS {
    @Override
    void fund(double[] logs, int from, int to, double logWeight, long units, long elapsed) {
      invest(logs, from, to, logWeight + Math.log(units));
    }
  },
  CUSUM {
    @Override
    void fund(double[] logs, int from, int to, double logWeight, long units, long elapsed) {
      double logShare = logWeight - Math.log(to - from);
      for (int i = from; i < to; i++) {
        logs[i] = Math.max(logs[i], logShare);
      }
    }
  },
  RESTARTED {
    @Override
    void fund(double[] logs, int from, int to, double logWeight, long units, long elapsed) {
      double logShare = Math.log(units) - Math.log(elapsed + 1.0) - Math.log(elapsed + units + 1.0);
      invest(logs, from, to, logWeight + logShare);
    }

    @Override
    double logUnspent(long elapsed) {
      return -Math.log(elapsed + 1.0);
    }
  };

  /**
   * Adds fresh capital, spread evenly over a bet's experts.
   *
   * @param logWeight log of the bet's share of one unit
   * @param units of the coming observation, at least 1
   * @param elapsed units before it
   */
  abstract void fund(double[] logs, int from, int to, double logWeight, long units, long elapsed);

  /** log of the capital that is kept back. */
  double logUnspent(long elapsed) {
    return Double.NEGATIVE_INFINITY;
  }

  private static void invest(double[] logs, int from, int to, double logAmount) {
    double logShare = logAmount - Math.log(to - from);
    for (int i = from; i < to; i++) {
      logs[i] = Logs.sum(logs[i], logShare);
    }
  }
}
