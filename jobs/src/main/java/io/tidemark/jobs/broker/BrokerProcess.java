// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.broker;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.Uuid;

/**
 * A Kafka broker of one node in a process of its own, on free ports of the loopback interface. It
 * ends with {@link #close}, and with this process however that ends: the child reads from a pipe
 * that only this process holds open.
 */
public final class BrokerProcess implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final int ATTEMPTS = 3;
  private static final int QUOTED_LINES = 25;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final BrokerFiles files;
  private final Process process;
  private final int port;
  private final String clusterId;
  private final Thread hook = new Thread(this::end, "broker-end");

  private BrokerProcess(BrokerFiles files, Process process, int port, String clusterId) {
    this.files = files;
    this.process = process;
    this.port = port;
    this.clusterId = clusterId;
  }

  /** Finds a port for clients and one for the controller. */
  interface Ports {
    int[] find() throws IOException;
  }

  /**
   * Starts a broker and waits until it answers.
   *
   * @throws IOException with the end of the broker's log, if it does not
   */
  public static BrokerProcess start() throws IOException, InterruptedException {
    return start(Map.of());
  }

  /** The same, with settings of the broker that differ. */
  public static BrokerProcess start(Map<String, String> overrides)
      throws IOException, InterruptedException {
    return start(overrides, BrokerProcess::freePorts);
  }

  /** The same, on ports that are found otherwise. */
  static BrokerProcess start(Map<String, String> overrides, Ports ports)
      throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      BrokerProcess broker = launch(overrides, ports.find());
      try {
        Runtime.getRuntime().addShutdownHook(broker.hook);
        broker.awaitReady();
        return broker;
      } catch (IOException e) {
        boolean portTaken = broker.saw("BindException");
        broker.close();
        if (!portTaken || attempt == ATTEMPTS) {
          throw e;
        }
      } catch (InterruptedException | RuntimeException e) {
        broker.close();
        throw e;
      }
    }
  }

  private static BrokerProcess launch(Map<String, String> overrides, int[] ports)
      throws IOException {
    BrokerFiles files = BrokerFiles.unpack();
    try {
      String clusterId = Uuid.randomUuid().toString();
      Properties settings = settings(files, ports[0], ports[1]);
      settings.putAll(overrides);
      try (var out = Files.newBufferedWriter(files.settings())) {
        settings.store(out, null);
      }
      return new BrokerProcess(files, child(files, clusterId), ports[0], clusterId);
    } catch (IOException | RuntimeException e) {
      TemporaryFolder.delete(files.folder());
      throw e;
    }
  }

  /** Free a moment ago; when another process was faster, the broker says so and is tried again. */
  static int[] freePorts() throws IOException {
    InetAddress loopback = InetAddress.getByName(HOST);
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback)) {
      return new int[] {first.getLocalPort(), second.getLocalPort()};
    }
  }

  private static Properties settings(BrokerFiles files, int port, int controllerPort)
      throws IOException {
    Properties settings = new Properties();
    try (var common = Files.newBufferedReader(files.commonSettings())) {
      settings.load(common);
    }
    settings.putAll(
        Map.of(
            "listeners",
            "PLAINTEXT://" + HOST + ":" + port + ",CONTROLLER://" + HOST + ":" + controllerPort,
            "advertised.listeners",
            "PLAINTEXT://" + HOST + ":" + port,
            "listener.security.protocol.map",
            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "controller.quorum.voters",
            "1@" + HOST + ":" + controllerPort,
            "log.dirs",
            files.data().toString()));
    return settings;
  }

  private static Process child(BrokerFiles files, String clusterId) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-cp",
            files.classPath(),
            "io.tidemark.broker.BrokerMain",
            files.settings().toString(),
            clusterId);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "KAFKA_OPTS"));
    return builder
        .directory(files.folder().toFile())
        .redirectErrorStream(true)
        .redirectOutput(files.log().toFile())
        .start();
  }

  /** Another broker may have been given the port: it answers in this one's place. */
  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!(listens() && answersItself())) {
      if (!process.isAlive()) {
        throw failed("ended with code " + process.exitValue());
      }
      if (System.nanoTime() > deadline) {
        throw failed("did not answer within " + PATIENCE.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean answersItself() throws IOException, InterruptedException {
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
      DescribeClusterResult answer = admin.describeCluster();
      return answer.clusterId().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).equals(clusterId)
          && !answer.nodes().get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      throw failed("did not answer: " + e);
    }
  }

  private boolean listens() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(HOST, port), 200);
      return true;
    } catch (ConnectException | SocketTimeoutException e) {
      return false;
    }
  }

  /** In all of its log: a broker that ends has much to say after the reason. */
  private boolean saw(String word) throws IOException {
    try (Stream<String> lines = Files.lines(files.log(), StandardCharsets.UTF_8)) {
      return lines.anyMatch(line -> line.contains(word));
    }
  }

  private IOException failed(String what) throws IOException {
    List<String> lines = Files.readString(files.log(), StandardCharsets.UTF_8).lines().toList();
    String end =
        String.join("\n", lines.subList(Math.max(0, lines.size() - QUOTED_LINES), lines.size()));
    return new IOException("the broker " + what + "; its log ends with:\n" + end);
  }

  /** Where clients connect: host and port. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  /** The id of the broker's process. */
  public long pid() {
    return process.pid();
  }

  /** The folder of all its files; gone after {@link #close}. */
  public Path folder() {
    return files.folder();
  }

  /** Ends the broker and deletes its files. */
  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the hook is what runs now, or is about to
    }
  }

  private synchronized void end() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException | InterruptedException e) {
      process.destroyForcibly();
    }
    TemporaryFolder.delete(files.folder());
  }
}
