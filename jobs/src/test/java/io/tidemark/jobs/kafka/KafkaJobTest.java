// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.jobs.config.JobConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaJobTest {

  @TempDir Path folder;

  private ReadableConfig settings(String backend, Configuration platform) throws Exception {
    Path file = folder.resolve("job.yaml");
    Files.writeString(
        file, "kafka: {bootstrapServers: 'localhost:9092'}\nstateBackend: " + backend + "\n");
    return KafkaJob.of(JobConfig.read(file), platform).getConfiguration();
  }

  @Test
  void rocksDb_writesChangesAndFiltersLookUps() throws Exception {
    ReadableConfig settings = settings("rocksdb", new Configuration());

    assertThat(settings.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(settings.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
  }

  @Test
  void whatFlinkIsTold_isKept() throws Exception {
    Configuration told = new Configuration();
    told.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, false);
    told.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, false);

    ReadableConfig settings = settings("rocksdb", told);

    assertThat(settings.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isFalse();
    assertThat(settings.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isFalse();
  }

  @Test
  void records_waitTenMillisecondsForOthers() throws Exception {
    assertThat(settings("heap", new Configuration()).get(ExecutionOptions.BUFFER_TIMEOUT))
        .isEqualTo(Duration.ofMillis(10));
  }

  @Test
  void heap_writesAll() throws Exception {
    assertThat(
            settings("heap", new Configuration()).get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS))
        .isFalse();
  }
}
