// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.study;

import io.tidemark.jobs.study.StudyRun.Judged;
import io.tidemark.policy.Policy;
import java.util.Map;
import java.util.TreeMap;

/**
 * How one policy fared.
 *
 * @param models by name
 * @param states by model and location
 */
record DefaultFit(Map<String, CoverageTally> models, Map<String, CoverageTally> states) {

  private static final String WEAKEST = "NIH-Flu_ARIMA";

  static DefaultFit of(StudyStream flu, Policy policy, int warm) {
    DefaultFit fit = new DefaultFit(new TreeMap<>(), new TreeMap<>());
    new StudyRun(flu, policy)
        .run(
            judged -> {
              if (judged.issued().calibrationCount() >= warm) {
                fit.add(judged);
              }
            });
    return fit;
  }

  private void add(Judged judged) {
    String model = judged.row().model();
    String state = model + "/" + judged.row().dimensions().get("location");
    models.computeIfAbsent(model, m -> new CoverageTally(0.1)).add(judged);
    states.computeIfAbsent(state, s -> new CoverageTally(0.1)).add(judged);
  }

  double lowest() {
    return models.values().stream().mapToDouble(CoverageTally::coverage).min().orElseThrow();
  }

  double highest() {
    return models.values().stream().mapToDouble(CoverageTally::coverage).max().orElseThrow();
  }

  double lowestState() {
    return states.values().stream().mapToDouble(CoverageTally::coverage).min().orElseThrow();
  }

  double ratio() {
    return Math.exp(
        models.values().stream()
            .mapToDouble(tally -> Math.log(tally.ratioToRaw()))
            .average()
            .orElseThrow());
  }

  double infiniteShare() {
    return models.values().stream().mapToDouble(t -> t.infiniteShare() * t.n()).sum()
        / models.values().stream().mapToLong(CoverageTally::n).sum();
  }

  private double[] others() {
    return models.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(WEAKEST))
        .mapToDouble(entry -> entry.getValue().coverage())
        .sorted()
        .toArray();
  }

  /** Lowest and highest of five models / the sixth / ratio, and the share of infinite ones. */
  String cell() {
    double[] five = others();
    double sixth = models.get(WEAKEST).coverage();
    String text =
        "%s %s / %s / %s"
            .formatted(
                StudyTable.number(five[0]),
                StudyTable.number(five[five.length - 1]),
                StudyTable.number(sixth),
                ratio() > 10 ? "> 10" : StudyTable.number(ratio()));
    String infinite =
        infiniteShare() < .0005 ? "" : " (" + StudyTable.percent(infiniteShare()) + ")";
    return passes(five, sixth) ? "**" + text + infinite + "**" : text + infinite;
  }

  private boolean passes(double[] five, double sixth) {
    return five[0] >= .88
        && five[five.length - 1] <= .92
        && sixth >= .87
        && sixth <= .92
        && ratio() <= .97
        && infiniteShare() < .02;
  }
}
