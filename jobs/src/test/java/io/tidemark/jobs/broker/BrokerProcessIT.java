// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class BrokerProcessIT {

  @Test
  void aClosedBrokerLeavesNoProcessAndNoFiles() throws Exception {
    BrokerProcess broker = BrokerProcess.start();
    ProcessHandle process = ProcessHandle.of(broker.pid()).orElseThrow();
    assertThat(broker.bootstrapServers()).startsWith("127.0.0.1:");
    broker.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(broker.folder()).doesNotExist();
  }

  @Test
  void aBrokerWhoseParentIsKilledGoesWithItsFiles() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BrokerParent.class.getName())
            .start();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
      ProcessHandle broker = ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
      Path folder = Path.of(lines.readLine());
      assertThat(folder).isDirectory();

      parent.destroyForcibly().waitFor();

      broker.onExit().get(20, TimeUnit.SECONDS);
      assertThat(folder).doesNotExist();
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void aBrokerThatCannotStartSaysWhy() throws Exception {
    assertThatThrownBy(() -> broken())
        .hasMessageContaining("the broker ended with code")
        .hasMessageContaining("log.retention.hours");
    try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(left.filter(BrokerProcessIT::isOfAFailedBroker)).isEmpty();
    }
  }

  private static void broken() throws Exception {
    BrokerProcess.start(Map.of("log.retention.hours", "never"), BrokerProcess::freePorts);
  }

  @Test
  void aBrokerWhosePortAnotherOneTook_isNotThatOne_andFindsAnother() throws Exception {
    try (BrokerProcess first = BrokerProcess.start()) {
      String taken = first.bootstrapServers();
      int port = Integer.parseInt(taken.substring(taken.indexOf(':') + 1));
      Deque<Integer> offered = new ArrayDeque<>(List.of(port));
      BrokerProcess.Ports ports =
          () -> {
            int[] free = BrokerProcess.freePorts();
            return offered.isEmpty() ? free : new int[] {offered.poll(), free[1]};
          };
      try (BrokerProcess second = BrokerProcess.start(Map.of(), ports)) {
        assertThat(offered).isEmpty();
        assertThat(second.bootstrapServers()).isNotEqualTo(taken);
      }
    }
  }

  /** Its settings hold what made it fail. */
  private static boolean isOfAFailedBroker(Path folder) {
    try {
      return Files.readString(folder.resolve("server.properties")).contains("=never");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  /** Starts a broker, says where, and waits to be killed. */
  static final class BrokerParent {

    private BrokerParent() {}

    @SuppressWarnings("resource") // it is to die, not to be closed
    public static void main(String[] args) throws Exception {
      BrokerProcess broker = BrokerProcess.start();
      System.out.println(broker.pid());
      System.out.println(broker.folder());
      Thread.sleep(600_000);
    }
  }
}
