// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.jobs.config.KafkaConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** The topics of the job, by their names without the common prefix. */
public final class KafkaTopic {

  private static final String PREFIX = "tidemark.";
  private static final Set<String> COMPACTED = Set.of("policies", "summaries", "alerts.current");

  private KafkaTopic() {}

  /** The full name. */
  public static String name(String topic) {
    return PREFIX + topic;
  }

  /**
   * Creates the topics that do not exist yet.
   *
   * @return the names of those that were created
   */
  public static Set<String> createMissing(Admin admin, int partitions, short replication)
      throws ExecutionException, InterruptedException {
    Set<String> existing = admin.listTopics().names().get();
    List<String> all = new ArrayList<>(List.of("predictions", "outcomes", "policies"));
    all.addAll(KafkaConfig.OUTPUTS);
    List<NewTopic> missing =
        all.stream()
            .filter(topic -> !existing.contains(name(topic)))
            .map(topic -> topic(topic, partitions, replication))
            .toList();
    admin.createTopics(missing).all().get();
    Set<String> created = new TreeSet<>();
    missing.forEach(topic -> created.add(topic.name()));
    return created;
  }

  private static NewTopic topic(String topic, int partitions, short replication) {
    String policy = COMPACTED.contains(topic) ? "compact" : "delete";
    return new NewTopic(name(topic), partitions, replication)
        .configs(Map.of("cleanup.policy", policy));
  }
}
