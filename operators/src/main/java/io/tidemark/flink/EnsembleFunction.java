// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.ensemble.EnsembleGroup;
import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.event.Leaderboard;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.PredictionEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.event.SegmentInput.OutcomeArrived;
import io.tidemark.flink.event.SegmentInput.PredictionArrived;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.policy.SegmentKey;
import io.tidemark.score.OutcomeValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * ENSEMBLE: one group of targets. Gives the combined forecasts as predictions of a virtual model,
 * and their outcomes, which enter the graph as those of any other model do.
 *
 * <p>Records are held until the watermark passes them and are handled in the order of (event time,
 * outcomes first, prediction id): a combination uses the weights known at its event time, whatever
 * the order of arrival.
 *
 * <p>State: a unit is kept for one label horizon after its deadline; a group that saw nothing for
 * four is dropped.
 */
public final class EnsembleFunction extends KeyedProcessFunction<String, SegmentInput, Inbound> {

  /** How members and ensemble fare, after every outcome that was learned. */
  public static final OutputTag<Leaderboard> LEADERBOARDS =
      new OutputTag<>("leaderboards", SpecificRecordTypeInfo.of(Leaderboard.class));

  private static final long serialVersionUID = 1L;
  private static final int RETENTION_HORIZONS = 4;
  private static final byte[] NO_PAYLOAD = {};

  private final List<EnsembleSpec> ensembles;
  private transient Map<String, EnsembleSpec> byModel;
  private transient EnsembleStore store;

  /** Combines for these ensembles. */
  public EnsembleFunction(List<EnsembleSpec> ensembles) {
    this.ensembles = List.copyOf(ensembles);
  }

  @Override
  public void open(OpenContext context) {
    byModel =
        ensembles.stream().collect(Collectors.toMap(EnsembleSpec::model, Function.identity()));
    store = new EnsembleStore(getRuntimeContext());
  }

  @Override
  public void processElement(SegmentInput input, Context context, Collector<Inbound> out)
      throws Exception {
    store.hold(input);
    context.timerService().registerEventTimeTimer(context.timerService().currentWatermark() + 1);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Inbound> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    EnsembleSpec spec = byModel.get(SegmentKey.parse(context.getCurrentKey()).model());
    if (spec == null) {
      store.clear(); // no ensemble of this job any more
      return;
    }
    EnsembleGroup group = store.group(spec);
    for (SegmentInput input : store.release(watermark)) {
      issue(group.advanceTo(input.eventTimeMicros() - 1), spec, out);
      handle(input, group, spec, context, out);
    }
    boolean ended = TimerBuckets.endOfStream(context.timerService());
    long now = ended ? Long.MAX_VALUE : TimerBuckets.micros(watermark);
    issue(group.advanceTo(now), spec, out);
    if (!ended) {
      keep(group, spec, now, context);
    }
  }

  private void handle(
      SegmentInput input,
      EnsembleGroup group,
      EnsembleSpec spec,
      Context context,
      Collector<Inbound> out) {
    if (input instanceof PredictionArrived arrived) {
      PredictionEvent p = arrived.prediction();
      EnsembleGroup.quantiles(spec, p.forecast())
          .flatMap(
              q ->
                  group.onForecast(
                      EnsembleRouteFunction.unit(p),
                      p.dimensions(),
                      p.model(),
                      q,
                      p.eventTimeMicros()))
          .ifPresent(issued -> issue(List.of(issued), spec, out));
    } else {
      settle((OutcomeArrived) input, group, spec, context, out);
    }
  }

  private static void settle(
      OutcomeArrived arrived,
      EnsembleGroup group,
      EnsembleSpec spec,
      Context context,
      Collector<Inbound> out) {
    String unit = arrived.predictionId();
    if (arrived.outcome().value() instanceof OutcomeValue.Real y
        && group.onOutcome(unit, y.value(), arrived.eventTimeMicros())) {
      out.collect(
          outcome(arrived.outcome(), unit, group.unit(unit).orElseThrow().dimensions(), spec));
      context.output(
          LEADERBOARDS,
          Leaderboards.of(spec, context.getCurrentKey(), group, arrived.eventTimeMicros()));
    }
  }

  private static void issue(
      List<EnsembleGroup.Issued> issued, EnsembleSpec spec, Collector<Inbound> out) {
    for (EnsembleGroup.Issued i : issued) {
      out.collect(
          new PredictionEvent(
              i.id(),
              spec.model(),
              "",
              i.dimensions(),
              i.eventTimeMicros(),
              Optional.empty(),
              i.forecast(),
              false,
              new Origin(spec.model(), -1, 0, i.eventTimeMicros()),
              NO_PAYLOAD));
    }
  }

  private static OutcomeEvent outcome(
      OutcomeEvent of, String unit, Map<String, String> dimensions, EnsembleSpec spec) {
    return new OutcomeEvent(
        Optional.of(unit),
        Optional.of(spec.model()),
        Optional.empty(),
        Optional.of(dimensions),
        Optional.of(""),
        of.eventTimeMicros(),
        of.value(),
        of.revision(),
        of.origin(),
        of.payload());
  }

  private void keep(EnsembleGroup group, EnsembleSpec spec, long now, OnTimerContext context)
      throws Exception {
    group.expire(now);
    long idleAt = group.state().lastMicros() + RETENTION_HORIZONS * spec.horizonMicros();
    if (group.state().lastMicros() > Long.MIN_VALUE && idleAt > now) {
      store.update(group, spec, context.timerService());
      TimerBuckets.register(context.timerService(), idleAt, spec.horizonMicros());
    } else if (!store.holds()) {
      store.clear();
    }
    if (store.holds()) {
      context.timerService().registerEventTimeTimer(context.timerService().currentWatermark() + 1);
    }
  }
}
