// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import io.tidemark.event.Policy;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/** A replay's policies are those it was started with. */
@SuppressWarnings("deprecation")
final class NoPolicies implements SourceFunction<Policy> {

  private static final long serialVersionUID = 1L;

  @Override
  public void run(SourceContext<Policy> context) {
    context.markAsTemporarilyIdle();
  }

  @Override
  public void cancel() {
    // run has already returned
  }
}
