// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.ensemble;

import io.tidemark.ensemble.EnsembleUnit.Stage;
import io.tidemark.score.Forecast;
import io.tidemark.score.QuantileForecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One group of targets whose weights are shared: gathers the members' forecasts of a target,
 * combines them by the weights known when they go out, and learns from the outcome once it is
 * known. Mutable; lives for one record, between two immutable states.
 *
 * <p>A combination goes out when all members are there, or at its deadline with those that are. A
 * target whose outcome is known before that never goes out. Combined quantiles are sorted, which
 * never raises the score, because exchanging two that cross never raises the sum of their pinball
 * losses. Scores are weighted interval scores as twice the mean pinball loss (Bracher, Ray,
 * Gneiting, Reich 2021, section 2.2, for levels symmetric about the median).
 *
 * <p>Guarantee: that of {@link QuantileWeights}. Time O(units) to advance, O(members levels) for
 * each record; units are kept for one horizon after their deadline.
 */
public final class EnsembleGroup {

  private static final Comparator<Map.Entry<String, EnsembleUnit>> BY_DEADLINE =
      Comparator.<Map.Entry<String, EnsembleUnit>>comparingLong(e -> e.getValue().deadlineMicros())
          .thenComparing(Map.Entry::getKey);

  private final EnsembleSpec spec;
  private final double[] levels;
  private final TreeMap<String, EnsembleUnit> units;
  private final TreeSet<String> changed = new TreeSet<>();
  private EnsembleState state;

  /** A group as it was; what another specification has learned or gathered is forgotten. */
  public EnsembleGroup(
      EnsembleSpec spec, Optional<EnsembleState> state, Map<String, EnsembleUnit> units) {
    boolean goesOn = state.filter(s -> s.key().equals(spec.key())).isPresent();
    this.spec = spec;
    this.levels = spec.levelArray();
    this.units = goesOn ? new TreeMap<>(units) : new TreeMap<>();
    this.state = goesOn ? state.get() : EnsembleState.empty(spec);
    if (!goesOn) {
      changed.addAll(units.keySet());
    }
  }

  /**
   * A combination that goes out.
   *
   * @param id of the unit
   */
  public record Issued(
      String id, Map<String, String> dimensions, long eventTimeMicros, QuantileForecast forecast) {}

  /** What was learned. */
  public EnsembleState state() {
    return state;
  }

  /** Ids of the units that were added, changed or forgotten. */
  public Set<String> changed() {
    return Set.copyOf(changed);
  }

  /** A unit; empty when it was forgotten, or never was. */
  public Optional<EnsembleUnit> unit(String id) {
    return Optional.ofNullable(units.get(id));
  }

  /** All units, by id. */
  Map<String, EnsembleUnit> units() {
    return Map.copyOf(units);
  }

  private void put(String id, EnsembleUnit unit) {
    units.put(id, unit);
    changed.add(id);
  }

  /** The stated quantiles of all levels; empty when the forecast lacks one. */
  public static Optional<double[]> quantiles(EnsembleSpec spec, Forecast forecast) {
    if (!(forecast instanceof QuantileForecast stated)) {
      return Optional.empty();
    }
    double[] values = new double[spec.levels().size()];
    for (int t = 0; t < values.length; t++) {
      OptionalDouble value = stated.at(spec.levels().get(t));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values[t] = value.getAsDouble();
    }
    return Optional.of(values);
  }

  /** Issues what has waited until a moment, in the order of deadlines. */
  public List<Issued> advanceTo(long micros) {
    List<Issued> issued = new ArrayList<>();
    units.entrySet().stream()
        .filter(e -> e.getValue().stage() == Stage.GATHERING)
        .filter(e -> e.getValue().deadlineMicros() <= micros)
        .sorted(BY_DEADLINE)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(id -> issued.add(issue(id, units.get(id).deadlineMicros())));
    return issued;
  }

  /** Forgets units whose outcome may not come any more. */
  public void expire(long micros) {
    for (String id : List.copyOf(units.keySet())) {
      if (units.get(id).deadlineMicros() + spec.horizonMicros() < micros) {
        units.remove(id);
        changed.add(id);
      }
    }
  }

  /** Takes a member's forecast, of which the first counts; gives the combination if it is whole. */
  public Optional<Issued> onForecast(
      String id,
      Map<String, String> dimensions,
      String member,
      double[] quantiles,
      long eventTimeMicros) {
    state = state.seen(eventTimeMicros);
    int j = spec.members().indexOf(member);
    EnsembleUnit unit = unit(id).orElseGet(() -> gathering(dimensions, eventTimeMicros));
    if (j < 0 || unit.stage() != Stage.GATHERING || unit.has(j)) {
      return Optional.empty();
    }
    EnsembleUnit grown = unit.with(j, quantiles, eventTimeMicros);
    put(id, grown);
    return grown.complete() ? Optional.of(issue(id, grown.latestMicros())) : Optional.empty();
  }

  private EnsembleUnit gathering(Map<String, String> dimensions, long eventTimeMicros) {
    return new EnsembleUnit(
        dimensions,
        eventTimeMicros,
        eventTimeMicros + spec.waitMicros(),
        Stage.GATHERING,
        new double[spec.members().size()][0],
        new double[0][]);
  }

  private Issued issue(String id, long eventTimeMicros) {
    EnsembleUnit unit = units.get(id).issued(weights().weights(units.get(id).present()));
    put(id, unit);
    return new Issued(id, unit.dimensions(), eventTimeMicros, forecast(unit));
  }

  private QuantileForecast forecast(EnsembleUnit unit) {
    double[] combined = QuantileWeights.combine(unit.weights(), unit.quantiles(), levels.length);
    return QuantileForecast.sorted(levels, combined);
  }

  /**
   * Scores what went out for a unit, then learns; whether it did: the first outcome of an issued
   * unit counts.
   */
  public boolean onOutcome(String id, double outcome, long eventTimeMicros) {
    state = state.seen(eventTimeMicros);
    EnsembleUnit unit = units.get(id);
    if (unit == null || unit.stage() == Stage.OVER) {
      return false;
    }
    put(id, unit.over());
    if (unit.stage() == Stage.ISSUED) {
      learn(unit, outcome);
    }
    return unit.stage() == Stage.ISSUED;
  }

  private void learn(EnsembleUnit unit, double outcome) {
    double[] scores = new double[unit.quantiles().length];
    for (int j = 0; j < scores.length; j++) {
      double[] values = unit.quantiles()[j];
      scores[j] = unit.has(j) ? score(new QuantileForecast(levels, values), outcome) : Double.NaN;
    }
    QuantileWeights weights = weights();
    weights.learn(unit.weights(), unit.quantiles(), outcome);
    state = state.learned(weights.snapshot(), scores, score(forecast(unit), outcome));
  }

  private static double score(QuantileForecast forecast, double outcome) {
    return 2 * forecast.pinball(outcome);
  }

  /** The ensemble's mean score; NaN without outcomes. */
  public double score() {
    return state.ensembleSum() / state.outcomes();
  }

  /** All members, in the order of the specification. */
  public List<Standing> standings() {
    boolean[] all = new boolean[spec.members().size()];
    Arrays.fill(all, true);
    double[][] weights = weights().weights(all);
    List<Standing> standings = new ArrayList<>();
    for (int j = 0; j < all.length; j++) {
      double[] sums = state.sums()[j];
      standings.add(
          new Standing(
              spec.members().get(j),
              (long) sums[0],
              sums[1] / sums[0],
              sums[2] / sums[0],
              weights[j]));
    }
    return standings;
  }

  private QuantileWeights weights() {
    return QuantileWeights.restore(
        spec.members().size(), levels, spec.learningRate(), state.weights());
  }
}
