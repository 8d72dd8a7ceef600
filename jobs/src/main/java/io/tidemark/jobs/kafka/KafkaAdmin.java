// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;

/** Questions to a cluster and their answers, or an error that a user can act on. */
public final class KafkaAdmin implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String bootstrapServers;
  private final Admin admin;

  private KafkaAdmin(String bootstrapServers, Admin admin) {
    this.bootstrapServers = bootstrapServers;
    this.admin = admin;
  }

  /**
   * Connects.
   *
   * @param properties of the client, such as those of its security
   */
  public static KafkaAdmin connect(String bootstrapServers, Map<String, String> properties)
      throws IOException {
    Map<String, Object> client = new HashMap<>(properties);
    client.keySet().retainAll(AdminClientConfig.configNames());
    client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    try {
      return new KafkaAdmin(bootstrapServers, Admin.create(client));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException("connecting to " + bootstrapServers + ": " + cause.getMessage(), e);
    }
  }

  Set<String> topics() throws IOException, InterruptedException {
    return answer("listing topics", admin.listTopics().names());
  }

  /** Partitions of topics that exist, by name. */
  Map<String, Integer> partitions(Collection<String> topics)
      throws IOException, InterruptedException {
    Map<String, Integer> partitions = new TreeMap<>();
    answer("describing topics", admin.describeTopics(topics).allTopicNames())
        .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    return partitions;
  }

  /** The settings of topics that exist, by name. */
  Map<String, Config> settings(Collection<String> topics) throws IOException, InterruptedException {
    List<ConfigResource> resources =
        topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList();
    Map<String, Config> settings = new TreeMap<>();
    answer("describing topics", admin.describeConfigs(resources).all())
        .forEach((resource, config) -> settings.put(resource.name(), config));
    return settings;
  }

  /** A setting of the brokers; all are taken to have the same. */
  String brokerSetting(String key) throws IOException, InterruptedException {
    var nodes = answer("asking for brokers", admin.describeCluster().nodes());
    ConfigResource broker =
        new ConfigResource(ConfigResource.Type.BROKER, nodes.iterator().next().idString());
    Config config =
        answer("asking for the broker's " + key, admin.describeConfigs(List.of(broker)).all())
            .get(broker);
    return config.get(key).value();
  }

  /** Waits until the brokers know of the topics, which is a moment after they were created. */
  void create(List<NewTopic> topics) throws IOException, InterruptedException {
    var results = admin.createTopics(topics).values();
    for (NewTopic topic : topics) {
      answer("creating " + topic.name(), results.get(topic.name()));
    }
    Set<String> created = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!topics().containsAll(created)) {
      if (System.nanoTime() > deadline) {
        throw new IOException("creating topics at " + bootstrapServers + ": they do not appear");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private <T> T answer(String what, KafkaFuture<T> future)
      throws IOException, InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof TimeoutException
              ? "no broker answered within " + PATIENCE.toSeconds() + " s"
              : e.getCause().getMessage();
      throw new IOException(what + " at " + bootstrapServers + ": " + why, e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
