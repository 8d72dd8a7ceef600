// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import io.tidemark.jobs.kafka.KafkaAdmin;
import io.tidemark.jobs.kafka.TopicCreation;
import io.tidemark.jobs.kafka.TopicNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics of one test.
 *
 * @param prefix of all of them, and of no other test's
 */
public record TestCluster(String bootstrapServers, String prefix) {

  private static final int MOST_BYTES = 20 << 20;

  /** The names of the topics. */
  public TopicNames topics() {
    return new TopicNames(prefix);
  }

  /** Makes all topics of the job. */
  public void createTopics(int partitions) throws Exception {
    try (KafkaAdmin admin = KafkaAdmin.connect(bootstrapServers, Map.of())) {
      new TopicCreation(topics(), partitions, (short) 1).run(admin);
    }
  }

  /** A client for whatever else a test needs; close it. */
  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Changes a setting of a topic, and waits until the broker has heard of it. */
  public void set(String topic, String key, String value) throws Exception {
    try (Admin admin = admin()) {
      AlterConfigOp change =
          new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
      ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topics().of(topic));
      admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
      String now = "";
      while (!now.equals(value)) {
        var settings = admin.describeConfigs(List.of(resource)).all().get();
        now = settings.get(resource).get(key).value();
      }
    }
  }

  /** Sends records and waits until all are stored. */
  public List<RecordMetadata> send(Collection<ProducerRecord<byte[], byte[]>> records)
      throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "linger.ms",
            5,
            "max.request.size",
            MOST_BYTES,
            "buffer.memory",
            2L * MOST_BYTES);
    List<RecordMetadata> places = new ArrayList<>();
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<RecordMetadata> future : sent) {
        places.add(future.get());
      }
    }
    return places;
  }

  /** Reads a topic from its beginning. */
  public TopicReader read(String topic, boolean committed) {
    return new TopicReader(bootstrapServers, topics().of(topic), committed);
  }
}
