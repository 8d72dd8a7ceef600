// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Makes the topics that are missing. Those that exist stay as they are: changing the partitions of
 * a topic would move its keys.
 *
 * @param partitions of each new topic
 * @param replication of each new topic
 */
public record TopicCreation(TopicNames names, int partitions, short replication) {

  /** A topic as it is now. */
  public record Topic(String name, boolean created, int partitions, String cleanupPolicy) {}

  /** All topics, after the missing ones were created. */
  public List<Topic> run(KafkaAdmin admin) throws IOException, InterruptedException {
    Set<String> before = admin.topics();
    List<String> existing = names.all().stream().filter(before::contains).toList();
    Map<String, Integer> sizes = admin.partitions(existing);
    Map<String, Config> settings = admin.settings(existing);
    admin.create(
        names.all().stream().filter(name -> !before.contains(name)).map(this::topic).toList());
    List<Topic> topics = new ArrayList<>();
    for (String name : names.all()) {
      topics.add(
          before.contains(name)
              ? new Topic(name, false, sizes.get(name), policy(settings.get(name)))
              : new Topic(name, true, partitions, names.cleanupPolicy(name)));
    }
    return topics;
  }

  private NewTopic topic(String name) {
    return new NewTopic(name, partitions, replication)
        .configs(Map.of("cleanup.policy", names.cleanupPolicy(name)));
  }

  static String policy(Config config) {
    return config.get("cleanup.policy").value();
  }
}
