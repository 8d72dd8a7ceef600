// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The end of the demo in its middle, on the jar that users have. SIGTERM and Ctrl-C run the same
 * hooks; a test that was itself started in the background may be deaf to the latter.
 */
class DemoEndIT {

  private static final Path JAR = Path.of("target", "tidemark.jar");
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path temporary;

  @Test
  void termination_endsTheBrokerAndLeavesNoFiles() throws Exception {
    Process demo = start();
    try (BufferedReader out = demo.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.startsWith("Broker ")) {
        line = out.readLine();
      }
      assertThat(line).as("the demo says where its broker is").isNotNull();
      List<ProcessHandle> children = demo.descendants().toList();
      assertThat(children).as("the broker is a process of its own").isNotEmpty();

      new ProcessBuilder("kill", "-TERM", Long.toString(demo.pid())).start().waitFor();

      assertThat(demo.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(demo.exitValue()).isNotZero();
      for (ProcessHandle child : children) {
        child.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      demo.destroyForcibly();
    }
    try (var left = Files.list(temporary)) {
      assertThat(left.filter(path -> !path.getFileName().toString().startsWith("hsperfdata")))
          .isEmpty();
    }
  }

  private Process start() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temporary,
            "-jar",
            JAR.toString(),
            "demo")
        .redirectErrorStream(true)
        .start();
  }
}
