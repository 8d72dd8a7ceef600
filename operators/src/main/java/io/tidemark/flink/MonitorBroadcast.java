// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import org.apache.flink.api.common.state.MapStateDescriptor;

/** How what MONITOR must know reaches every subtask. */
public final class MonitorBroadcast {

  private MonitorBroadcast() {}

  /** The broadcast state of {@link MonitorFunction}. */
  public static MapStateDescriptor<?, ?>[] descriptors() {
    return new MapStateDescriptor<?, ?>[] {RunLengths.DESCRIPTOR, EvidenceRestarts.DESCRIPTOR};
  }
}
