// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** The container files against what the launcher runs: no engine is needed. */
class ContainerFilesTest {

  private static final Path DOCKER = Path.of("..", "docker");
  private static final Path BROKER =
      Path.of("broker", "src", "main", "resources", "io", "tidemark", "broker");

  private final JsonNode services;

  ContainerFilesTest() throws Exception {
    services =
        new YAMLMapper().readTree(DOCKER.resolve("compose.yaml").toFile()).required("services");
  }

  @Test
  void composedBroker_hasTheSettingsOfTheLaunchedOne() throws Exception {
    Properties launched = new Properties();
    try (var file = Files.newBufferedReader(BROKER.resolve("server.properties"))) {
      launched.load(file);
    }
    JsonNode environment = services.required("kafka").required("environment");
    assertThat(launched).isNotEmpty();
    for (Map.Entry<Object, Object> setting : launched.entrySet()) {
      String name =
          "KAFKA_" + setting.getKey().toString().toUpperCase(Locale.ROOT).replace('.', '_');
      assertThat(environment.path(name).asText()).as(name).isEqualTo(setting.getValue());
    }
  }

  @Test
  void composedJob_readsAConfigurationThatIsShippedAndValid() throws Exception {
    assertThat(services.required("jobmanager").required("command").asText())
        .isEqualTo("standalone-job run --config /opt/tidemark/tidemark.yaml");
    JobConfig config = JobConfig.read(DOCKER.resolve("tidemark.yaml"));
    assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(Files.readString(DOCKER.resolve("compose.yaml")))
        .contains("./tidemark.yaml:/opt/tidemark/tidemark.yaml:ro");
  }
}
