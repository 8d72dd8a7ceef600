// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.alerts;

import io.tidemark.event.AlertState;
import io.tidemark.event.AlertTransition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which alerts an Alertmanager should hold to be firing, and which it must still be told are over.
 * Firing are those that page: in state FIRING and not silenced; and, once they were, RECOVERING and
 * without data, since neither is an end.
 */
final class BridgeLedger {

  /**
   * An alert to tell of.
   *
   * @param firing else it is over
   */
  record Notice(AlertTransition alert, boolean firing) {}

  private final Map<String, AlertTransition> firing = new TreeMap<>();
  private final Map<String, Notice> unsent = new TreeMap<>();

  /** Takes the state of an alert that was told before this process began. */
  void remember(AlertTransition alert) {
    if (pages(alert, true)) {
      firing.put(alert.getFingerprint(), alert);
    } else {
      firing.remove(alert.getFingerprint());
    }
  }

  /** Takes a new step of an alert. */
  void take(AlertTransition alert) {
    String fingerprint = alert.getFingerprint();
    boolean was = firing.containsKey(fingerprint);
    if (pages(alert, was)) {
      firing.put(fingerprint, alert);
      unsent.put(fingerprint, new Notice(alert, true));
    } else if (was || alert.getState() == AlertState.RESOLVED) {
      firing.remove(fingerprint);
      unsent.put(fingerprint, new Notice(alert, false));
    }
  }

  private static boolean pages(AlertTransition alert, boolean was) {
    boolean silenced = alert.getSilencedUntil() != null;
    boolean suppressed = alert.getInhibitedBy() != null;
    return !silenced
        && switch (alert.getState()) {
          case FIRING -> true;
          case RECOVERING -> was;
          case NO_DATA -> was && !suppressed && alert.getPreviousState() != AlertState.PENDING;
          default -> false;
        };
  }

  /** What has not been told yet. */
  List<Notice> unsent() {
    return new ArrayList<>(unsent.values());
  }

  /** All that fires, to be told again before it is forgotten. */
  List<Notice> firing() {
    return firing.values().stream().map(alert -> new Notice(alert, true)).toList();
  }

  /** These have been told. */
  void sent(Collection<Notice> notices) {
    notices.forEach(notice -> unsent.remove(notice.alert().getFingerprint(), notice));
  }

  /** When an alert that is over ended; silenced and suppressed ones end with their step. */
  static Instant end(AlertTransition alert) {
    return alert.getEndsAt() == null ? alert.getTime() : alert.getEndsAt();
  }
}
