// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A job's process as its parent sees it. It ends with {@link #close}, and with the parent however
 * that ends, because it reads from a pipe that only the parent holds open.
 */
final class WorkerProcess implements AutoCloseable {

  private static final int QUOTED_LINES = 40;
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private final Process process;
  private final Path log;
  private final BufferedReader answers;
  private final BufferedWriter questions;

  private WorkerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.questions =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Starts a process and waits until its job runs.
   *
   * @param folder of the process's files, the log among them
   * @param settings of {@link WorkerMain}
   * @param options of the Java machine
   */
  static WorkerProcess start(Path folder, Path settings, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(WorkerMain.class.getName());
    command.add(settings.toString());
    Path log = folder.resolve("worker.log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    WorkerProcess worker = new WorkerProcess(builder.start(), log);
    try {
      worker.read("ready");
      return worker;
    } catch (IOException e) {
      worker.close();
      throw e;
    }
  }

  /** Asks for something, and waits for the answer. */
  String ask(String question) throws IOException {
    questions.write(question);
    questions.newLine();
    questions.flush();
    return read("ok ").substring("ok ".length());
  }

  /** Passes over what the Java machine says for itself, such as that it records. */
  private String read(String start) throws IOException {
    String line = answers.readLine();
    while (line != null && !line.startsWith(start) && !line.startsWith(WorkerMain.FAILED)) {
      line = answers.readLine();
    }
    if (line == null || !line.startsWith(start)) {
      throw new IOException("a job's process said " + line + "; its log ends with:\n" + logEnd());
    }
    return line;
  }

  private String logEnd() throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - QUOTED_LINES), all.size()));
    }
  }

  /** CPU that the process has used so far, in seconds: Flink's, and that of its clients. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().map(d -> d.toNanos() * 1e-9).orElse(Double.NaN);
  }

  /** Heap that is used at the moment, garbage included. */
  long heapBytes() throws IOException {
    return Long.parseLong(ask("heap"));
  }

  /** Memory of the process, as Linux says. */
  long rssBytes() throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", "" + process.pid(), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
          .findFirst()
          .orElseThrow(() -> new IOException("the job's process has ended"));
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
