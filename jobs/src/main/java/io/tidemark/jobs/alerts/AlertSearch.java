// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertTransition;
import io.tidemark.score.NearestName;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the alert that a user means. */
public final class AlertSearch {

  private static final int SHORTEST = 4;

  private AlertSearch() {}

  /**
   * The alert with a fingerprint, or the only one whose fingerprint begins like it.
   *
   * @throws IllegalArgumentException if there is none, or more than one; names those that are near
   */
  public static AlertTransition find(String fingerprint, List<AlertTransition> alerts) {
    if (fingerprint.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "FINGERPRINT must have at least " + SHORTEST + " characters: was " + fingerprint);
    }
    List<AlertTransition> found =
        alerts.stream().filter(alert -> alert.getFingerprint().startsWith(fingerprint)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.size() > 1) {
      throw new IllegalArgumentException(
          "FINGERPRINT must name one alert: " + fingerprint + " begins those of " + names(found));
    }
    throw new IllegalArgumentException(
        "FINGERPRINT must be that of an alert: was " + fingerprint + nearest(fingerprint, alerts));
  }

  private static String nearest(String fingerprint, List<AlertTransition> alerts) {
    int length = fingerprint.length();
    List<String> known =
        alerts.stream()
            .map(AlertTransition::getFingerprint)
            .map(whole -> whole.substring(0, Math.min(length, whole.length())))
            .toList();
    return NearestName.of(fingerprint, known)
        .map(
            near ->
                "; did you mean "
                    + names(
                        alerts.stream().filter(a -> a.getFingerprint().startsWith(near)).toList())
                    + "?")
        .orElse("; there are no alerts");
  }

  private static String names(List<AlertTransition> alerts) {
    return alerts.stream()
        .map(
            alert ->
                AlertTable.shortened(alert.getFingerprint())
                    + " ("
                    + alert.getModel()
                    + ", "
                    + AlertTable.segment(alert)
                    + ")")
        .collect(Collectors.joining(", "));
  }
}
