// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/** Policies and commands of a replay: there are none but those it was started with. */
@SuppressWarnings("deprecation")
final class NoRecords<T> implements SourceFunction<T> {

  private static final long serialVersionUID = 1L;

  @Override
  public void run(SourceContext<T> context) {
    context.markAsTemporarilyIdle();
  }

  @Override
  public void cancel() {
    // run has already returned
  }
}
