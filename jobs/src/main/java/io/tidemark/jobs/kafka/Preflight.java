// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import io.tidemark.jobs.config.JobConfig;
import io.tidemark.jobs.config.KafkaConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Config;

/**
 * What would stop the job later, or make it silently wrong, looked up before it starts: topics that
 * are missing, transactions that the brokers would not allow, dead letters that would not fit.
 */
public final class Preflight {

  private static final String MAX_TRANSACTION = "transaction.max.timeout.ms";

  private final JobConfig config;
  private final KafkaConfig kafka;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private Preflight(JobConfig config) {
    this.config = config;
    this.kafka = config.kafka();
  }

  /**
   * What was found.
   *
   * @param problems with any, the job must not start
   * @param warnings the job works, but not as well as it could
   */
  public record Findings(List<String> problems, List<String> warnings) {

    /** Takes copies. */
    public Findings {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  /** Asks the cluster of a configuration. */
  public static Findings check(JobConfig config) throws IOException, InterruptedException {
    try (KafkaAdmin admin =
        KafkaAdmin.connect(config.kafka().bootstrapServers(), config.kafka().properties())) {
      Preflight preflight = new Preflight(config);
      preflight.checkTopics(admin);
      preflight.checkTransactions(admin);
      return new Findings(preflight.problems, preflight.warnings);
    }
  }

  private void checkTopics(KafkaAdmin admin) throws IOException, InterruptedException {
    Set<String> existing = admin.topics();
    List<String> all = kafka.topics().all();
    List<String> missing = all.stream().filter(name -> !existing.contains(name)).toList();
    if (!missing.isEmpty()) {
      problems.add(
          "topics must exist (tidemark topics create makes them): missing "
              + String.join(", ", missing));
    }
    List<String> found = all.stream().filter(existing::contains).toList();
    admin.settings(found).forEach(this::checkSettings);
    admin.partitions(found).forEach(this::checkPartitions);
  }

  private void checkSettings(String topic, Config settings) {
    String expected = kafka.topics().cleanupPolicy(topic);
    String policy = TopicCreation.policy(settings);
    if (!policy.equals(expected)) {
      warnings.add(topic + ": cleanup.policy should be " + expected + ": was " + policy);
    }
    if (topic.equals(kafka.topics().of("dead-letters"))) {
      checkSize(topic, Long.parseLong(settings.get("max.message.bytes").value()));
    }
  }

  /** A dead letter holds the record it is about; one that does not fit would stop the job. */
  private void checkSize(String topic, long maxMessageBytes) {
    if (maxMessageBytes < DeadLetterSize.MOST_BYTES) {
      problems.add(
          topic
              + ": max.message.bytes must be at least "
              + DeadLetterSize.MOST_BYTES
              + ": was "
              + maxMessageBytes);
    }
  }

  private void checkPartitions(String topic, int partitions) {
    boolean read =
        List.of("predictions", "outcomes").stream().map(kafka.topics()::of).anyMatch(topic::equals);
    if (read && partitions < config.parallelism()) {
      warnings.add(
          topic
              + " has "
              + partitions
              + " partitions, parallelism is "
              + config.parallelism()
              + ": "
              + (config.parallelism() - partitions)
              + " of the tasks that read it have nothing to do");
    }
  }

  private void checkTransactions(KafkaAdmin admin) throws IOException, InterruptedException {
    boolean transactional =
        KafkaConfig.OUTPUTS.stream()
            .anyMatch(output -> kafka.guarantee(output) == DeliveryGuarantee.EXACTLY_ONCE);
    if (!transactional) {
      return;
    }
    long asked = kafka.transactionTimeoutMillis();
    long allowed = Long.parseLong(admin.brokerSetting(MAX_TRANSACTION));
    if (asked > allowed) {
      problems.add(
          "kafka.properties.transaction.timeout.ms must be at most the brokers' "
              + MAX_TRANSACTION
              + " ("
              + allowed
              + "): was "
              + asked);
    }
    long interval = config.checkpointInterval().toMillis();
    if (asked < 2 * interval) {
      problems.add(
          "kafka.properties.transaction.timeout.ms must be at least twice the checkpointInterval ("
              + interval
              + " ms), or transactions end before they are committed: was "
              + asked);
    }
  }
}
