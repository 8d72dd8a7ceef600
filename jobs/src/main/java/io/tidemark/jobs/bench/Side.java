// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import io.tidemark.jobs.kafka.TopicNames;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/** One of two jobs that are compared: its input, its process, its output. */
final class Side implements AutoCloseable {

  private static final long POLL_MILLIS = 10;
  private static final long STALLED_NANOS = TimeUnit.MINUTES.toNanos(3);

  private final String servers;
  private final TopicNames topics;
  private final SlicedInput input;
  private final TopicEnds offsets;
  private final WorkerProcess worker;
  private int next;

  Side(
      String servers,
      TopicNames topics,
      SlicedInput input,
      TopicEnds offsets,
      WorkerProcess worker) {
    this.servers = servers;
    this.topics = topics;
    this.input = input;
    this.offsets = offsets;
    this.worker = worker;
  }

  /**
   * A slice, from its release until all its output is committed.
   *
   * @param events predictions and outcomes
   */
  record Measured(
      long events, double seconds, double cpuSeconds, Written written, Checkpoint checkpoint) {

    double rate() {
      return events / seconds;
    }
  }

  /** Lets the job run through its next slice. */
  Measured run(Workload workload) throws IOException, InterruptedException {
    return run(workload.slice(next++));
  }

  /** The same, where it is known which events the slice has. */
  Measured run(Slice slice) throws IOException, InterruptedException {
    long predictions = slice.predictions();
    long outcomes = slice.outcomes();
    Map<TopicPartition, Long> from = offsets.committed();
    double cpu = worker.cpuSeconds();
    long start = System.nanoTime();
    input.release();
    await(from, predictions, outcomes);
    worker.ask("checkpoint");
    Map<TopicPartition, Long> to = awaitCommitted();
    double seconds = (System.nanoTime() - start) * 1e-9;
    double cpuSeconds = worker.cpuSeconds() - cpu;
    Written written = Written.between(servers, from, to);
    check(written, predictions, outcomes);
    return new Measured(
        predictions + outcomes,
        seconds,
        cpuSeconds,
        written,
        Checkpoint.parse(worker.ask("state")));
  }

  /** Waits until there is an interval for each prediction and an evaluation for each outcome. */
  private void await(Map<TopicPartition, Long> from, long predictions, long outcomes)
      throws IOException, InterruptedException {
    long intervals = TopicEnds.of(topics.of("intervals"), from) + predictions;
    long evaluations = TopicEnds.of(topics.of("evaluations"), from) + outcomes;
    long last = System.nanoTime();
    long before = -1;
    while (true) {
      Map<TopicPartition, Long> now = offsets.written();
      long sum = now.values().stream().mapToLong(Long::longValue).sum();
      if (TopicEnds.of(topics.of("intervals"), now) >= intervals
          && TopicEnds.of(topics.of("evaluations"), now) >= evaluations) {
        return;
      }
      last = sum > before ? System.nanoTime() : last;
      before = sum;
      if (System.nanoTime() - last > STALLED_NANOS) {
        throw new IOException(topics.prefix() + ": nothing was written any more");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private Map<TopicPartition, Long> awaitCommitted() throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (true) {
      Map<TopicPartition, Long> committed = offsets.committed();
      if (committed.equals(offsets.written())) {
        return committed;
      }
      if (System.nanoTime() - start > STALLED_NANOS) {
        throw new IOException(topics.prefix() + ": output must be committed after a checkpoint");
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private void check(Written written, long predictions, long outcomes) throws IOException {
    if (written.records(topics.of("intervals")) != predictions
        || written.records(topics.of("evaluations")) != outcomes
        || written.records(topics.of("dead-letters")) != 0) {
      throw new IOException(
          topics.prefix()
              + ": a slice must give "
              + predictions
              + " intervals, "
              + outcomes
              + " evaluations and no dead letters: gave "
              + written.sums());
    }
  }

  /** How often the job was restarted. */
  int restarts() throws IOException {
    return Integer.parseInt(worker.ask("restarts"));
  }

  WorkerProcess worker() {
    return worker;
  }

  TopicNames topics() {
    return topics;
  }

  @Override
  public void close() {
    worker.close();
    input.close();
    offsets.close();
  }
}
