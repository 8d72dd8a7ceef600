// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Operators that take what comes and give nothing, by their shape in the graph. */
final class Quiet {

  private Quiet() {}

  /** Without a key. */
  static final class Plain<I, O> extends ProcessFunction<I, O> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(I input, Context context, Collector<O> out) {
      // taken
    }
  }

  /** By key. */
  static final class Keyed<I, O> extends KeyedProcessFunction<String, I, O> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(I input, Context context, Collector<O> out) {
      // taken
    }
  }

  /** By key, with something that all subtasks are told. */
  static final class Broadcast<I, B, O> extends KeyedBroadcastProcessFunction<String, I, B, O> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(I input, ReadOnlyContext context, Collector<O> out) {
      // taken
    }

    @Override
    public void processBroadcastElement(B input, Context context, Collector<O> out) {
      // taken
    }
  }

  /** Two inputs by key. */
  static final class Two<A, B, O> extends KeyedCoProcessFunction<String, A, B, O> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement1(A input, Context context, Collector<O> out) {
      // taken
    }

    @Override
    public void processElement2(B input, Context context, Collector<O> out) {
      // taken
    }
  }
}
