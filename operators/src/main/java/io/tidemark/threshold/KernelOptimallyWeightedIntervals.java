// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.threshold;

import io.tidemark.quantile.ConformalRank;
import io.tidemark.threshold.LaggedResiduals.Neighbours;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quantiles of the residuals that followed lag vectors like the one visible now: with the weights W
 * of {@link ReweightedNadarayaWatson} at the last w visible residuals, Q(p) = inf {e : sum of W_i
 * over e_i &lt;= e is at least p}, and, with m = 1 / sum W_i^2 the effective sample size, the
 * {@link NarrowestPair} of Q at a - (1 - a) / m in place of a: the conformal rank in effective
 * samples.
 *
 * <p>The bandwidth starts at .3 sqrt(w) standard deviations and grows by 15 % until m is at least
 * neighbours / a: fewer cannot tell the tails, and the pair would be too narrow. At a bandwidth
 * where the reweighting leaves too few, the plain weights count. A large bandwidth says that the
 * vector is unlike any before. While fewer residuals than that are known, and when {@link
 * SerialGain} says that lags do not pay at the delay of the outcomes, the pair is the narrowest of
 * the plain quantiles of the last 300 residuals, as in {@code enbpi}: the fallback. So a target
 * below neighbours / T is always left to the fallback.
 *
 * <p>Guarantee: empirical. Coverage at a lag vector tends to 1 - a when residuals are stationary
 * and strongly mixing and the bandwidth shrinks slowly; the guard keeps it from shrinking. O(T)
 * state for T past residuals; O(T (w + log T)) time per prediction and O(T) per step of the
 * bandwidth, O(T) per outcome. Residuals count as at most 1e150.
 *
 * <p>Reference: Lee, Xu, Xie 2024, sections 3 and 4; Kish 1965 (effective sample size).
 */
final class KernelOptimallyWeightedIntervals implements JointRule {

  private static final double FIRST_BANDWIDTH = 0.3;
  private static final double GROWTH = 1.15;

  /** Beyond this many largest distances the weights hardly change. */
  private static final double WIDEST = 4;

  /** Residuals of the fallback. */
  private static final int LATEST = 300;

  private final int lags;
  private final int residuals;
  private final int neighbours;
  private final double neededGain;

  /**
   * The rule.
   *
   * @param neighbours effective sample size times target that is needed, at least 1
   * @param neededGain share of the fallback's interval score that lags must save, in (0, 1)
   */
  KernelOptimallyWeightedIntervals(int lags, int residuals, int neighbours, double neededGain) {
    this.lags = lags;
    this.residuals = residuals;
    this.neighbours = neighbours;
    this.neededGain = neededGain;
  }

  @Override
  public String name() {
    return "kowcpi";
  }

  @Override
  public Guarantee guarantee() {
    return Guarantee.NONE;
  }

  @Override
  public List<String> diagnostics() {
    List<String> names = new ArrayList<>(SerialGain.DIAGNOSTICS);
    names.add(JointThresholds.EFFECTIVE_SAMPLE_SIZE);
    names.add(JointThresholds.BANDWIDTH);
    return names;
  }

  @Override
  public JointTracker create(double targetMiscoverage) {
    return new Tracker(
        targetMiscoverage,
        new SerialGain(neededGain, targetMiscoverage),
        new LaggedResiduals(residuals));
  }

  @Override
  public JointTracker restore(double targetMiscoverage, double[] snapshot) {
    int numbers = snapshot.length - SerialGain.NUMBERS - 1;
    String allowed =
        SerialGain.NUMBERS + 1 + " numbers and at most " + residuals + " pairs of numbers";
    TrackerState.require(
        name(), numbers >= 0 && numbers % 2 == 0 && numbers <= 2 * residuals, allowed, snapshot);
    return new Tracker(
        targetMiscoverage,
        SerialGain.restore(neededGain, targetMiscoverage, snapshot, 0),
        LaggedResiduals.restore(residuals, snapshot, SerialGain.NUMBERS));
  }

  private final class Tracker implements JointTracker {
    private final double target;
    private final SerialGain gain;
    private final LaggedResiduals past;

    Tracker(double target, SerialGain gain, LaggedResiduals past) {
      this.target = target;
      this.gain = gain;
      this.past = past;
    }

    @Override
    public JointThresholds issue() {
      double[] values = past.values();
      if (ConformalRank.of(values.length, target) > values.length) {
        double[] context = {past.learned()};
        return JointThresholds.unbounded(context, gain.diagnostics());
      }
      Map<String, Double> diagnostics = new HashMap<>(gain.diagnostics());
      double[] plain = plain(values);
      Optional<double[]> weighted = weighted(diagnostics);
      double[] own = weighted.orElse(plain);
      boolean inForce = weighted.isPresent() && gain.inForce();
      return new JointThresholds(
          inForce ? own[0] : plain[0],
          inForce ? own[1] : plain[1],
          inForce ? JointThresholds.Mode.IN_FORCE : JointThresholds.Mode.FALLBACK,
          new double[] {past.learned(), own[0], own[1], plain[0], plain[1]},
          diagnostics);
    }

    private double[] plain(double[] values) {
      int from = Math.max(0, values.length - LATEST);
      double[] latest = Arrays.copyOfRange(values, from, values.length);
      return NarrowestPair.of(target, EmpiricalQuantile.of(latest));
    }

    /** Empty when no bandwidth gives the sample size that is needed. */
    private Optional<double[]> weighted(Map<String, Double> diagnostics) {
      Neighbours near = past.neighbours(lags);
      double needed = neighbours / target;
      double widest = WIDEST * Arrays.stream(near.distances()).max().orElse(0);
      double bandwidth = firstBandwidth();
      ReweightedNadarayaWatson at = at(near, bandwidth, needed);
      while (at.effectiveSampleSize() < needed && bandwidth < widest) {
        bandwidth *= GROWTH;
        at = at(near, bandwidth, needed);
      }
      double size = at.effectiveSampleSize();
      diagnostics.put(JointThresholds.EFFECTIVE_SAMPLE_SIZE, size);
      diagnostics.put(JointThresholds.BANDWIDTH, bandwidth);
      return size < needed ? Optional.empty() : Optional.of(pair(near, at));
    }

    private double[] pair(Neighbours near, ReweightedNadarayaWatson at) {
      double ranked = target - (1 - target) / at.effectiveSampleSize();
      return NarrowestPair.of(ranked, WeightedQuantile.of(near.values(), at.weights()));
    }

    private double firstBandwidth() {
      double bandwidth = FIRST_BANDWIDTH * Math.sqrt(lags) * deviation(past.values());
      return Math.max(bandwidth, Double.MIN_NORMAL);
    }

    @Override
    public void update(JointOutcome outcome) {
      double[] context = outcome.context();
      double then = context[0];
      double waited = past.learned() - then;
      double newest = past.newest(then);
      past.add(outcome.residual(), then);
      if (context.length > 1) {
        double[] own = {context[1], context[2]};
        double[] plain = {context[3], context[4]};
        double residual = past.values()[past.values().length - 1];
        gain.learn(residual, own, plain, newest, waited);
      }
    }

    @Override
    public double[] snapshot() {
      double[] first = gain.snapshot();
      double[] second = past.snapshot();
      double[] state = Arrays.copyOf(first, first.length + second.length);
      System.arraycopy(second, 0, state, first.length, second.length);
      return state;
    }
  }

  private static ReweightedNadarayaWatson at(Neighbours near, double bandwidth, double needed) {
    return ReweightedNadarayaWatson.guarded(near.distances(), near.first(), bandwidth, needed);
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0));
  }
}
