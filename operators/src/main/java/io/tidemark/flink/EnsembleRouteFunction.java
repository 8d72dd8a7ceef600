// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.ensemble.EnsembleGroup;
import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.policy.Dimension;
import io.tidemark.policy.SegmentKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends forecasts of members to the group of their target, and announces them to a directory of the
 * ensembles' own, where outcomes find the groups. A forecast that has no target, lacks a dimension
 * of the group or does not state all levels is left out of the ensemble, and counted.
 */
public final class EnsembleRouteFunction extends ProcessFunction<Inbound, SegmentInput> {

  private static final long serialVersionUID = 1L;

  private final List<EnsembleSpec> ensembles;
  private transient Counter unusable;

  /** Routes for these ensembles. */
  public EnsembleRouteFunction(List<EnsembleSpec> ensembles) {
    this.ensembles = List.copyOf(ensembles);
  }

  @Override
  public void open(OpenContext context) {
    unusable = getRuntimeContext().getMetricGroup().counter("unusableMemberForecasts");
  }

  @Override
  public void processElement(Inbound record, Context context, Collector<SegmentInput> out) {
    if (record instanceof PredictionEvent prediction) {
      for (EnsembleSpec ensemble : ensembles) {
        if (ensemble.members().contains(prediction.model())) {
          route(ensemble, prediction, context, out);
        }
      }
    } else if (record instanceof OutcomeEvent outcome && isOfMember(outcome)) {
      String lookup =
          outcome
              .targetKey()
              .map(DirectoryInput::byTarget)
              .orElseGet(
                  () ->
                      DirectoryInput.byPrediction(
                          outcome.model().orElseThrow(), outcome.predictionId().orElseThrow()));
      context.output(
          RouteFunction.DIRECTORY, new DirectoryInput.Arrived(lookup, outcome, horizon()));
    }
  }

  private boolean isOfMember(OutcomeEvent outcome) {
    return outcome.model().isEmpty()
        || ensembles.stream().anyMatch(e -> e.members().contains(outcome.model().get()));
  }

  private long horizon() {
    return ensembles.stream().mapToLong(EnsembleSpec::horizonMicros).max().orElseThrow();
  }

  private void route(
      EnsembleSpec ensemble, PredictionEvent p, Context context, Collector<SegmentInput> out) {
    if (p.targetKey().isEmpty()
        || !p.dimensions().keySet().containsAll(ensemble.groupBy())
        || EnsembleGroup.quantiles(ensemble, p.forecast()).isEmpty()) {
      unusable.inc();
      return;
    }
    String group = group(ensemble, p.dimensions());
    out.collect(new SegmentInput.PredictionArrived(group, p));
    announce(DirectoryInput.byTarget(p.targetKey().get()), group, ensemble, p, context);
    announce(DirectoryInput.byPrediction(p.model(), p.id()), group, ensemble, p, context);
  }

  private static void announce(
      String lookup, String group, EnsembleSpec ensemble, PredictionEvent p, Context context) {
    context.output(
        RouteFunction.DIRECTORY,
        new DirectoryInput.Waiting(
            lookup,
            group,
            ensemble.model(),
            unit(p),
            p.eventTimeMicros(),
            ensemble.horizonMicros()));
  }

  private static String group(EnsembleSpec ensemble, Map<String, String> dimensions) {
    return new SegmentKey(
            ensemble.model(),
            ensemble.groupBy().stream()
                .map(name -> new Dimension(name, dimensions.get(name)))
                .toList())
        .text();
  }

  /** What members forecast together: a target, with equal dimensions. */
  static String unit(PredictionEvent p) {
    return new SegmentKey(
            p.targetKey().orElseThrow(),
            new TreeMap<>(p.dimensions())
                .entrySet().stream().map(e -> new Dimension(e.getKey(), e.getValue())).toList())
        .text();
  }
}
