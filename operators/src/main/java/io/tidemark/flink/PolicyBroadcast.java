// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.event.Policy;
import org.apache.flink.api.common.state.MapStateDescriptor;

/** How policies reach every subtask. */
public final class PolicyBroadcast {

  private PolicyBroadcast() {}

  /** The broadcast state that {@link RouteFunction} and {@link CalibrateFunction} share. */
  public static MapStateDescriptor<String, Policy> descriptor() {
    return PolicyView.DESCRIPTOR;
  }
}
