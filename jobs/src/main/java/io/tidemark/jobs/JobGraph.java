// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.event.AlertCommand;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.PolicyInput;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What lies between sources and sinks; {@link MonitoringJob#build} is the one that monitors. */
public interface JobGraph {

  /**
   * Wires the operators between the given streams.
   *
   * @param routeParallelism of the sources
   */
  MonitoringJob.Outputs build(
      DataStream<Inbound> inbound,
      DataStream<PolicyInput> policies,
      DataStream<AlertCommand> commands,
      int routeParallelism);
}
