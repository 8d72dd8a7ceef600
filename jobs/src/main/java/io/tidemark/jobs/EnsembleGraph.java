// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.flink.DirectoryOperator;
import io.tidemark.flink.EnsembleFunction;
import io.tidemark.flink.EnsembleRouteFunction;
import io.tidemark.flink.RouteFunction;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.flink.state.InboundTypeInfo;
import io.tidemark.flink.state.StateTypes;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The part of the graph that combines models, before all others: its predictions and outcomes join
 * the inbound ones. What its directory finds no place for is reported by the main one.
 */
final class EnsembleGraph {

  private EnsembleGraph() {}

  static MonitoringJob.Combined of(
      DataStream<Inbound> inbound, List<EnsembleSpec> ensembles, int routeParallelism) {
    SingleOutputStreamOperator<SegmentInput> routed =
        inbound
            .process(new EnsembleRouteFunction(ensembles), StateTypes.SEGMENT_INPUT)
            .name(OperatorUids.ENSEMBLE_ROUTE)
            .uid(OperatorUids.ENSEMBLE_ROUTE)
            .setParallelism(routeParallelism);
    DataStream<SegmentInput> found =
        routed
            .getSideOutput(RouteFunction.DIRECTORY)
            .keyBy(DirectoryInput::lookupKey, Types.STRING)
            .transform(
                OperatorUids.ENSEMBLE_DIRECTORY,
                StateTypes.SEGMENT_INPUT,
                new DirectoryOperator(DirectoryOperator.DEFAULT_HELD_BYTES))
            .uid(OperatorUids.ENSEMBLE_DIRECTORY);
    SingleOutputStreamOperator<Inbound> combined =
        routed
            .union(found)
            .keyBy(SegmentInput::segment, Types.STRING)
            .process(new EnsembleFunction(ensembles), InboundTypeInfo.INSTANCE)
            .name(OperatorUids.ENSEMBLE)
            .uid(OperatorUids.ENSEMBLE);
    return new MonitoringJob.Combined(
        combined, combined.getSideOutput(EnsembleFunction.LEADERBOARDS));
  }
}
