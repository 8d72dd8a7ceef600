// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;
import java.util.function.Supplier;

/** The scores by the names used in policies. */
public final class Scores {

  private static final ScoreParameter PENALTY =
      new ScoreParameter("penalty", 0.01, Double.MAX_VALUE, "added per rank beyond the free ones");
  private static final ScoreParameter FREE =
      new ScoreParameter("free", 5, Double.MAX_VALUE, "ranks without a penalty");

  private static final List<ScoreDescription> CATALOGUE =
      List.of(
          plain(AbsoluteResidual.NAME, "number; the same width everywhere", AbsoluteResidual::new),
          plain(
              NormalizedResidual.NAME,
              "number; width in units of the forecast's scale",
              NormalizedResidual::new),
          plain(
              ConformalizedQuantile.NAME,
              "number; the forecast's own interval, moved by the same amount at both ends",
              () -> new ConformalizedQuantile(false)),
          plain(
              ConformalizedQuantile.NORMALIZED_NAME,
              "number; the same, in units of that interval's width",
              () -> new ConformalizedQuantile(true)),
          plain(
              SplitConformalizedQuantile.NAME,
              "number; each end of the forecast's own interval calibrated apart",
              SplitConformalizedQuantile::new),
          plain(
              SignedResidual.NAME,
              "number; errors up and down calibrated apart",
              SignedResidual::new),
          plain(OneSidedBound.LOWER_NAME, "number; a lower bound alone", OneSidedBound::lower),
          plain(OneSidedBound.UPPER_NAME, "number; an upper bound alone", OneSidedBound::upper),
          plain(LeastAmbiguous.NAME, "label; smallest sets on average", LeastAmbiguous::new),
          new ScoreDescription(
              AdaptivePredictionSets.NAME,
              List.of(ScoreParameter.RANDOMIZED),
              "label; sets grow where the model is unsure",
              spec -> new AdaptivePredictionSets(ScoreParameter.RANDOMIZED.of(spec) > 0)),
          new ScoreDescription(
              RegularizedAdaptivePredictionSets.NAME,
              List.of(PENALTY, FREE, ScoreParameter.RANDOMIZED),
              "label; the same, with a penalty on unlikely labels, for many labels",
              spec ->
                  new RegularizedAdaptivePredictionSets(
                      PENALTY.of(spec), FREE.of(spec), ScoreParameter.RANDOMIZED.of(spec) > 0)));

  private Scores() {}

  private static ScoreDescription plain(
      String name, String outcome, Supplier<NonconformityScore> score) {
    return new ScoreDescription(name, List.of(), outcome, spec -> score.get());
  }

  /** All scores, with their parameters. */
  public static List<ScoreDescription> catalogue() {
    return CATALOGUE;
  }

  /** All names, sorted. */
  public static List<String> names() {
    return CATALOGUE.stream().map(ScoreDescription::name).sorted().toList();
  }

  /** A score with its default parameters; an unknown name is an error that names the nearest. */
  public static NonconformityScore byName(String name) {
    return of(ScoreSpec.of(name));
  }

  /**
   * A score. Unknown names and parameters are errors that name the nearest valid one; values
   * outside their domain are errors that name the parameter, the value and what is allowed.
   */
  public static NonconformityScore of(ScoreSpec spec) {
    return CATALOGUE.stream()
        .filter(score -> score.name().equals(spec.name()))
        .findFirst()
        .orElseThrow(() -> unknown(spec.name()))
        .of(spec);
  }

  private static IllegalArgumentException unknown(String name) {
    return new IllegalArgumentException(
        "score must be one of "
            + names()
            + ": was \""
            + name
            + "\" (did you mean "
            + NearestName.of(name, names()).orElseThrow()
            + "?)");
  }

  /** A score under a transform; labels have no scale and are left as they are. */
  public static NonconformityScore of(ScoreSpec spec, Transform transform) {
    NonconformityScore score = of(spec);
    return transform != Transform.IDENTITY && score instanceof IntervalScore s
        ? new TransformedScore(s, transform)
        : score;
  }

  /** A score with its default parameters under a transform. */
  public static NonconformityScore of(String name, Transform transform) {
    return of(ScoreSpec.of(name), transform);
  }

  /** The score for a kind of forecast when the policy names none. */
  public static String defaultFor(Forecast forecast) {
    if (forecast instanceof PointForecast) {
      return AbsoluteResidual.NAME;
    }
    if (forecast instanceof ScaledForecast) {
      return NormalizedResidual.NAME;
    }
    return forecast instanceof ClassForecast
        ? LeastAmbiguous.NAME
        : ConformalizedQuantile.NORMALIZED_NAME;
  }
}
