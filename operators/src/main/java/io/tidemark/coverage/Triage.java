// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.coverage;

import io.tidemark.evidence.EBenjaminiHochberg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks the rollups of a model by the evidence against them, at a moment that no data decide.
 *
 * <p>Guarantee: among the selected, the expected share of healthy rollups is at most {@link
 * #LEVEL}, however rollups depend on each other: each e-value is that of a restarted e-process,
 * whose mean is at most 1 while the rollup's conditional miss rate is at most its null rate, and
 * e-BH needs no more. It holds for one review; looking at many and keeping the best does not keep
 * it.
 *
 * <p>O(K log K) for K rollups; ties are broken by name. Reference: Wang and Ramdas, "False
 * discovery rate control with e-values", 2022, theorem 2.
 */
public final class Triage {

  /** Level of e-BH. */
  public static final double LEVEL = 0.1;

  /** Entries at most. */
  public static final int LENGTH = 50;

  private static final double ERROR = 0.05;

  private Triage() {}

  /**
   * A rollup that may be ranked.
   *
   * @param group which dimensions it is cut by: the rollups of a group share the model's traffic
   * @param trials baseline trials of the review period
   * @param outcomes of the review period
   */
  public record Candidate(
      String rollup,
      String group,
      double logEValue,
      long trials,
      long misses,
      long outcomes,
      boolean thin) {}

  /** A candidate in its place. */
  public record Ranked(
      Candidate candidate, boolean selected, RateInterval exact, double shareOfTraffic) {}

  /**
   * All that a review gives.
   *
   * @param entries the first {@link #LENGTH}
   */
  public record Ranking(long candidates, long selected, long thin, List<Ranked> entries) {}

  /** Ranks all candidates. */
  public static Ranking rank(List<Candidate> unordered) {
    List<Candidate> candidates = new ArrayList<>(unordered);
    candidates.sort(
        Comparator.comparingDouble(Candidate::logEValue)
            .reversed()
            .thenComparing(Candidate::rollup));
    boolean[] selected =
        EBenjaminiHochberg.select(
            candidates.stream().mapToDouble(Candidate::logEValue).toArray(), LEVEL);
    long traffic = traffic(candidates);
    List<Ranked> entries = new ArrayList<>();
    long selections = 0;
    for (int i = 0; i < candidates.size(); i++) {
      selections += selected[i] ? 1 : 0;
      if (i < LENGTH) {
        entries.add(ranked(candidates.get(i), selected[i], traffic));
      }
    }
    long thin = candidates.stream().filter(Candidate::thin).count();
    return new Ranking(candidates.size(), selections, thin, List.copyOf(entries));
  }

  private static Ranked ranked(Candidate c, boolean selected, long traffic) {
    return new Ranked(
        c,
        selected,
        ClopperPearson.of(c.misses(), c.trials(), ERROR),
        (double) c.outcomes() / traffic);
  }

  /** Every group holds the same traffic; one that is not fully monitored holds less. */
  private static long traffic(List<Candidate> candidates) {
    Map<String, Long> groups = new HashMap<>();
    candidates.forEach(c -> groups.merge(c.group(), c.outcomes(), Long::sum));
    return groups.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
