// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import io.tidemark.event.Policy;
import io.tidemark.flink.event.PolicyConversion;
import io.tidemark.jobs.config.PolicyFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes policies to their topic, from where running jobs take them. */
@Command(
    name = "apply",
    description = {
      "Check a policy file and hand its policies to running jobs; nothing is applied if one is wrong.",
      "Policies without a version take the present second, so that a later one is always newer."
    })
final class PolicyApplyCommand implements Callable<Integer> {

  private static final String TOPIC = "tidemark.policies";
  private static final int PATIENCE_MILLIS = 15_000;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The YAML file.")
  private Path file;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Kafka brokers to start from, separated by commas.")
  private String bootstrapServers;

  @Override
  public Integer call() throws Exception {
    List<Policy> policies =
        PolicyFile.read(file, Instant.now().getEpochSecond()).stream()
            .map(PolicyConversion::toAvro)
            .toList();
    try (var producer = producer()) {
      send(policies, producer);
    }
    for (Policy policy : policies) {
      String line = policy.getModel() + ": version " + policy.getVersion() + " applied";
      spec.commandLine().getOut().println(line);
    }
    return 0;
  }

  private KafkaProducer<String, byte[]> producer() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  private void send(List<Policy> policies, KafkaProducer<String, byte[]> producer)
      throws IOException, InterruptedException, CommandFailure {
    List<Future<?>> sent = new ArrayList<>();
    for (Policy policy : policies) {
      ByteBuffer encoded = policy.toByteBuffer();
      byte[] value = new byte[encoded.remaining()];
      encoded.get(value);
      sent.add(producer.send(new ProducerRecord<>(TOPIC, policy.getModel(), value)));
    }
    for (Future<?> future : sent) {
      try {
        future.get();
      } catch (ExecutionException e) {
        String cause = e.getCause().getMessage();
        throw new CommandFailure(
            "writing to " + TOPIC + " at " + bootstrapServers + ": " + cause, e);
      }
    }
  }
}
