// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Posts to an Alertmanager until it takes what it is told. What it cannot be reached for, or
 * answers with 429 or 5xx, is tried again after a wait that doubles up to a limit. What it refuses
 * otherwise would be refused again: it is reported, once.
 */
public final class AlertmanagerClient {

  private static final String PATH = "/api/v2/alerts";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int MOST_TEXT = 300;

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final URI endpoint;
  private final Duration firstWait;
  private final Duration longestWait;
  private final Consumer<String> problems;

  /**
   * A client.
   *
   * @param alertmanager base address, such as {@code http://localhost:9093}
   * @param firstWait before the first retry
   * @param longestWait between retries
   * @param problems takes a line for each failed attempt
   */
  public AlertmanagerClient(
      URI alertmanager, Duration firstWait, Duration longestWait, Consumer<String> problems) {
    this.endpoint = URI.create(alertmanager.toString().replaceAll("/+$", "") + PATH);
    this.firstWait = firstWait;
    this.longestWait = longestWait;
    this.problems = problems;
  }

  /** Returns when the body has been taken, or has been refused for good. */
  void post(String body) throws InterruptedException {
    Duration wait = firstWait;
    while (!attempt(body)) {
      Thread.sleep(wait.toMillis());
      wait = wait.multipliedBy(2).compareTo(longestWait) < 0 ? wait.multipliedBy(2) : longestWait;
    }
  }

  private boolean attempt(String body) throws InterruptedException {
    try {
      HttpResponse<String> answer = client.send(request(body), BodyHandlers.ofString());
      int status = answer.statusCode();
      if (status / 100 == 2) {
        return true;
      }
      problems.accept(endpoint + " answered " + status + ": " + shortened(answer.body()));
      return status != TOO_MANY && status < SERVER_ERROR;
    } catch (IOException e) {
      problems.accept(endpoint + " cannot be reached: " + why(e));
      return false;
    }
  }

  private HttpRequest request(String body) {
    return HttpRequest.newBuilder(endpoint)
        .timeout(TIMEOUT)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String shortened(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= MOST_TEXT ? line : line.substring(0, MOST_TEXT) + " ...";
  }
}
