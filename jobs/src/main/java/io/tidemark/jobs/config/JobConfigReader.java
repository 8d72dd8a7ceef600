// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import io.tidemark.ensemble.EnsembleSpec;
import io.tidemark.flink.OutcomeLookup;
import io.tidemark.jobs.config.JobConfig.StateBackend;
import io.tidemark.jobs.kafka.TopicNames;
import io.tidemark.policy.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Reads the configuration of a job; keys that are left out take their defaults. */
final class JobConfigReader {

  private static final List<String> KEYS =
      List.of(
          "kafka",
          "parallelism",
          "checkpointInterval",
          "checkpointDir",
          "stateBackend",
          "outcomeLookup",
          "policies",
          EnsembleReader.KEY);

  private static final List<String> KAFKA_KEYS =
      List.of(
          "bootstrapServers",
          "groupId",
          "topicPrefix",
          "guarantees",
          "idleness",
          "outOfOrderness",
          BatchingReader.KEY,
          "properties");

  /** Policies in a configuration that state no version are the first. */
  private static final long FIRST_VERSION = 1;

  private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(10);
  private static final Duration DEFAULT_IDLENESS = Duration.ofMinutes(1);
  private static final Duration DEFAULT_OUT_OF_ORDERNESS = Duration.ofSeconds(10);

  private final Section top;
  private final Path folder;
  private final Problems problems;
  private final List<EnsembleSpec> ofPolicyFile = new ArrayList<>();

  private JobConfigReader(Section top, Path folder, Problems problems) {
    this.top = top;
    this.folder = folder;
    this.problems = problems;
  }

  static JobConfig parse(String text, String source, Path folder) throws InvalidSettingsException {
    Problems problems = new Problems(source);
    Setting settings = SettingsFile.read(text, problems);
    Optional<JobConfig> config =
        Section.of(settings, KEYS, problems)
            .map(top -> new JobConfigReader(top, folder, problems).config());
    problems.throwIfAny();
    return config.orElseThrow(problems::exception);
  }

  private JobConfig config() {
    int parallelism = top.read("parallelism", Shape.INTEGER).orElse(1);
    top.require(parallelism >= 1, "parallelism", "at least 1");
    Map<String, StateBackend> backends = new LinkedHashMap<>();
    backends.put("heap", StateBackend.HEAP);
    backends.put("rocksdb", StateBackend.ROCKSDB);
    Map<String, OutcomeLookup> lookups = new LinkedHashMap<>();
    lookups.put("directory", OutcomeLookup.DIRECTORY);
    lookups.put("dimensions", OutcomeLookup.DIMENSIONS);
    Optional<String> directory = top.read("checkpointDir", Shape.TEXT);
    return new JobConfig(
        kafka(),
        parallelism,
        positive(top, "checkpointInterval", DEFAULT_INTERVAL),
        directory,
        top.read("stateBackend", Shape.choice(backends)).orElse(StateBackend.HEAP),
        top.read("outcomeLookup", Shape.choice(lookups)).orElse(OutcomeLookup.DIRECTORY),
        policies(),
        ensembles());
  }

  /** Those of the configuration, and those of its policy file. */
  private List<EnsembleSpec> ensembles() {
    List<EnsembleSpec> all = new ArrayList<>(EnsembleReader.in(top));
    all.addAll(ofPolicyFile);
    return all;
  }

  private KafkaConfig kafka() {
    Optional<Section> kafka = top.section("kafka", KAFKA_KEYS);
    Optional<String> servers = kafka.flatMap(keys -> keys.read("bootstrapServers", Shape.TEXT));
    if (servers.filter(text -> !text.isBlank()).isEmpty()) {
      int line = kafka.map(Section::line).orElse(top.line());
      problems.add(
          line, "kafka.bootstrapServers must be given, such as localhost:9092: was absent");
    }
    Duration idleness =
        kafka.map(k -> positive(k, "idleness", DEFAULT_IDLENESS)).orElse(DEFAULT_IDLENESS);
    Duration outOfOrderness =
        kafka
            .flatMap(keys -> keys.read("outOfOrderness", Shape.DURATION))
            .orElse(DEFAULT_OUT_OF_ORDERNESS);
    kafka.ifPresent(
        k -> k.require(!outOfOrderness.isNegative(), "outOfOrderness", "at least PT0S"));
    return new KafkaConfig(
        servers.orElse(""),
        kafka.flatMap(keys -> keys.read("groupId", Shape.TEXT)).orElse("tidemark"),
        new TopicNames(
            kafka
                .flatMap(keys -> keys.read("topicPrefix", Shape.TEXT))
                .orElse(TopicNames.DEFAULT_PREFIX)),
        kafka.map(JobConfigReader::guarantees).orElse(Map.of()),
        idleness,
        outOfOrderness,
        kafka.map(BatchingReader::in).orElse(Batching.DEFAULT),
        kafka.map(JobConfigReader::properties).orElse(Map.of()));
  }

  private static Map<String, String> properties(Section kafka) {
    Map<String, String> properties = kafka.read("properties", Shape.TEXTS_BY_KEY).orElse(Map.of());
    for (String key : properties.keySet()) {
      kafka.require(
          !KafkaConfig.OWN_PROPERTIES.contains(key),
          "properties",
          "without " + key + ", which the job sets itself");
    }
    String timeout = properties.getOrDefault("transaction.timeout.ms", "1");
    kafka.require(
        timeout.matches("[1-9]\\d{0,8}"),
        "properties",
        "with a transaction.timeout.ms of whole milliseconds");
    return properties;
  }

  private static Map<String, DeliveryGuarantee> guarantees(Section kafka) {
    Map<String, DeliveryGuarantee> options = new LinkedHashMap<>();
    options.put("exactly-once", DeliveryGuarantee.EXACTLY_ONCE);
    options.put("at-least-once", DeliveryGuarantee.AT_LEAST_ONCE);
    options.put("none", DeliveryGuarantee.NONE);
    Optional<Section> stated = kafka.section("guarantees", KafkaConfig.OUTPUTS);
    Map<String, DeliveryGuarantee> guarantees = new LinkedHashMap<>();
    for (String output : KafkaConfig.OUTPUTS) {
      guarantees.put(
          output,
          stated
              .flatMap(keys -> keys.read(output, Shape.choice(options)))
              .orElse(KafkaConfig.defaultGuarantee(output)));
    }
    return guarantees;
  }

  private static Duration positive(Section section, String key, Duration defaultValue) {
    Duration duration = section.read(key, Shape.DURATION).orElse(defaultValue);
    section.require(!duration.isNegative() && !duration.isZero(), key, "longer than zero");
    return duration;
  }

  private List<Policy> policies() {
    return top.setting("policies").map(this::policies).orElse(List.of());
  }

  private List<Policy> policies(Setting setting) {
    return setting instanceof Setting.Scalar file
        ? policyFile(file)
        : PolicyFile.policies(setting, FIRST_VERSION, problems);
  }

  private List<Policy> policyFile(Setting.Scalar setting) {
    Path file = folder.resolve(setting.text());
    try {
      String text = Files.readString(file);
      List<Policy> policies = PolicyFile.parse(text, file.toString(), FIRST_VERSION);
      ofPolicyFile.addAll(PolicyFile.ensembles(text, file.toString()));
      return policies;
    } catch (IOException e) {
      problems.add(setting, "a readable policy file or a list of policies");
    } catch (InvalidSettingsException e) {
      e.problems().forEach(problems::addWhole);
    }
    return List.of();
  }
}
