// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

import io.tidemark.event.AlertCommand;
import io.tidemark.flink.event.Inbound;
import io.tidemark.flink.event.PolicyInput;
import io.tidemark.flink.state.InboundTypeInfo;
import io.tidemark.flink.state.PolicyInputTypeInfo;
import io.tidemark.flink.state.SpecificRecordTypeInfo;
import io.tidemark.policy.Policy;
import io.tidemark.policy.PolicyBook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.legacy.SinkFunction;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;

/** The whole graph on an embedded cluster, fed by hand, on two subtasks. */
@SuppressWarnings("deprecation")
final class LiveGraph implements AutoCloseable {

  private static final Map<Integer, LinkedBlockingQueue<Object>> QUEUES = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int inbound = queue();
  private final int policies = queue();
  private final int commands = queue();
  private final int outputs = queue();
  private final JobClient job;
  private boolean stopped;

  private LiveGraph(Policy configured, Optional<String> savepoint) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    savepoint.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
    env.setMaxParallelism(8);
    MonitoringJob.Outputs graph =
        new MonitoringJob(PolicyBook.of(List.of(configured)))
            .build(
                source(env, "inbound", inbound, InboundTypeInfo.INSTANCE),
                source(env, "policies", policies, PolicyInputTypeInfo.INSTANCE),
                source(env, "commands", commands, SpecificRecordTypeInfo.of(AlertCommand.class)),
                1);
    collect(graph.intervals(), "intervals");
    collect(graph.evaluations(), "evaluations");
    collect(graph.deadLetters(), "dead-letters");
    job = env.executeAsync("live");
  }

  static LiveGraph start(Policy configured, Optional<String> savepoint) throws Exception {
    return new LiveGraph(configured, savepoint);
  }

  private static int queue() {
    int id = NEXT.getAndIncrement();
    QUEUES.put(id, new LinkedBlockingQueue<>());
    return id;
  }

  private static <T> DataStream<T> source(
      StreamExecutionEnvironment env, String name, int queue, TypeInformation<T> type) {
    return env.addSource(new QueueSource<T>(queue), name, type).setParallelism(1).uid(name);
  }

  private <T> void collect(DataStream<T> stream, String name) {
    stream.addSink(new QueueSink<>(outputs)).setParallelism(1).uid(name);
  }

  void send(Inbound record) {
    QUEUES.get(inbound).add(record);
  }

  void send(PolicyInput record) {
    QUEUES.get(policies).add(record);
  }

  /** The first output of a kind; outputs that came before it stay. */
  <T> T await(Class<T> type, Predicate<T> wanted) throws InterruptedException {
    while (true) {
      for (Object output : QUEUES.get(outputs)) {
        if (type.isInstance(output) && wanted.test(type.cast(output))) {
          return type.cast(output);
        }
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Stops with a savepoint, and gives its place. */
  String stop(Path folder) throws Exception {
    stopped = true;
    return job.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
        .get(60, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    if (!stopped) {
      job.cancel().get();
    }
    List.of(inbound, policies, commands, outputs).forEach(QUEUES::remove);
  }

  private static final class QueueSource<T> implements SourceFunction<T> {
    private static final long serialVersionUID = 1L;
    private final int queue;
    private volatile boolean running = true;

    QueueSource(int queue) {
      this.queue = queue;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void run(SourceContext<T> context) throws InterruptedException {
      LinkedBlockingQueue<Object> records = QUEUES.get(queue);
      while (running) {
        Object record = records.poll(5, TimeUnit.MILLISECONDS);
        if (record != null) {
          synchronized (context.getCheckpointLock()) {
            context.collect((T) record);
          }
        }
      }
    }

    @Override
    public void cancel() {
      running = false;
    }
  }

  private record QueueSink<T>(int queue) implements SinkFunction<T> {
    @Override
    public void invoke(T value, Context context) {
      QUEUES.get(queue).add(value);
    }
  }
}
