// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Alertmanager itself, where Debian's package prometheus-alertmanager is installed. */
final class AlertmanagerProcess implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String CONFIGURATION =
      "route: {receiver: none}\nreceivers: [{name: none}]\n";

  private final Process process;
  private final Path log;
  private final URI address;

  private AlertmanagerProcess(Process process, Path log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /** Starts one and waits until it is ready; the test is skipped where there is none. */
  static AlertmanagerProcess start(Path folder) throws Exception {
    Optional<Path> program = program();
    assumeTrue(program.isPresent(), "skipped: prometheus-alertmanager is not installed");
    Path config = Files.writeString(folder.resolve("alertmanager.yml"), CONFIGURATION);
    String port = "127.0.0.1:" + freePort();
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=" + port,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    AlertmanagerProcess started =
        new AlertmanagerProcess(process, log, URI.create("http://" + port));
    started.await();
    return started;
  }

  private static Optional<Path> program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(Path::of)
        .map(directory -> directory.resolve("prometheus-alertmanager"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void await() throws Exception {
    for (int i = 0; i < 300; i++) {
      try {
        if (get("/-/ready").startsWith("OK")) {
          return;
        }
      } catch (IOException e) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
      }
      Thread.sleep(100);
    }
    throw new AssertionError("Alertmanager must become ready");
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path)).build();
    return CLIENT.send(request, BodyHandlers.ofString()).body();
  }

  URI address() {
    return address;
  }

  /** The alerts that it holds to be firing. */
  JsonNode active() throws Exception {
    return new ObjectMapper().readTree(get("/api/v2/alerts?active=true"));
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
