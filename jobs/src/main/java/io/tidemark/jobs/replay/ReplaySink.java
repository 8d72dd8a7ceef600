// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.replay;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands records to a consumer of this process, where a replay's embedded Flink runs. */
final class ReplaySink<T> implements Sink<T> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, Consumer<Object>> CONSUMERS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  /** A sink to a consumer, which is called by one thread at a time. */
  static <T> ReplaySink<T> to(Class<T> type, Consumer<T> consumer) {
    ReplaySink<T> sink = new ReplaySink<>();
    CONSUMERS.put(
        sink.id,
        record -> {
          synchronized (consumer) {
            consumer.accept(type.cast(record));
          }
        });
    return sink;
  }

  /** Forgets the consumer. */
  void close() {
    CONSUMERS.remove(id);
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(CONSUMERS.get(id));
  }

  private record Writer<T>(Consumer<Object> consumer) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      consumer.accept(element);
    }

    @Override
    public void flush(boolean endOfInput) {
      // nothing is buffered
    }

    @Override
    public void close() {
      // the consumer belongs to the replay
    }
  }
}
