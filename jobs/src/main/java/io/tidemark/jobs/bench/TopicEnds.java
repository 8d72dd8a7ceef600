// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where topics of one job end, as the broker says. */
final class TopicEnds implements AutoCloseable {

  private final Admin admin;
  private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

  TopicEnds(String servers, List<String> topics, int partitions) {
    admin = Admin.create(Map.of("bootstrap.servers", servers));
    for (String topic : topics) {
      for (int partition = 0; partition < partitions; partition++) {
        ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
      }
    }
  }

  /** Ends of what is committed, by partition; markers of transactions count too. */
  Map<TopicPartition, Long> committed() throws IOException, InterruptedException {
    return ends(IsolationLevel.READ_COMMITTED);
  }

  /** Ends of all that is written, by partition. */
  Map<TopicPartition, Long> written() throws IOException, InterruptedException {
    return ends(IsolationLevel.READ_UNCOMMITTED);
  }

  private Map<TopicPartition, Long> ends(IsolationLevel level)
      throws IOException, InterruptedException {
    try {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      admin
          .listOffsets(ends, new ListOffsetsOptions(level))
          .all()
          .get()
          .forEach((partition, end) -> offsets.put(partition, end.offset()));
      return offsets;
    } catch (ExecutionException e) {
      throw new IOException("asking for the ends of topics", e.getCause());
    }
  }

  /**
   * Deletes what is committed, so that a long run needs no more disk than a short one. What an open
   * transaction has written stays.
   */
  void deleteCommitted() throws IOException, InterruptedException {
    Map<TopicPartition, RecordsToDelete> before = new HashMap<>();
    committed()
        .forEach((partition, end) -> before.put(partition, RecordsToDelete.beforeOffset(end)));
    try {
      admin.deleteRecords(before).all().get();
    } catch (ExecutionException e) {
      throw new IOException("deleting records", e.getCause());
    }
  }

  /** The sum of a topic. */
  static long of(String topic, Map<TopicPartition, Long> offsets) {
    return offsets.entrySet().stream()
        .filter(entry -> entry.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Override
  public void close() {
    admin.close();
  }
}
