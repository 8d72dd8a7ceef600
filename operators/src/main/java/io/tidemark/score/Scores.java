// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.score;

import java.util.List;
import java.util.Map;

/** The scores by the names used in policies. */
public final class Scores {

  private static final Map<String, NonconformityScore> BY_NAME =
      Map.of(
          AbsoluteResidual.NAME, new AbsoluteResidual(),
          NormalizedResidual.NAME, new NormalizedResidual(),
          ConformalizedQuantile.NAME, new ConformalizedQuantile(false),
          ConformalizedQuantile.NORMALIZED_NAME, new ConformalizedQuantile(true),
          SignedResidual.NAME, new SignedResidual(),
          LeastAmbiguous.NAME, new LeastAmbiguous(),
          AdaptivePredictionSets.NAME, new AdaptivePredictionSets());

  private Scores() {}

  /** All names, sorted. */
  public static List<String> names() {
    return BY_NAME.keySet().stream().sorted().toList();
  }

  /** A score; an unknown name is an error that names the nearest one. */
  public static NonconformityScore byName(String name) {
    NonconformityScore score = BY_NAME.get(name);
    if (score == null) {
      throw new IllegalArgumentException(
          "score must be one of "
              + names()
              + ": was \""
              + name
              + "\" (did you mean "
              + NearestName.of(name, names()).orElseThrow()
              + "?)");
    }
    return score;
  }

  /** A score under a transform; labels have no scale and are left as they are. */
  public static NonconformityScore of(String name, Transform transform) {
    NonconformityScore score = byName(name);
    return transform != Transform.IDENTITY && score instanceof IntervalScore s
        ? new TransformedScore(s, transform)
        : score;
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
