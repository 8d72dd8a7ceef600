// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store in memory. */
final class MemoryAlertStore implements AlertStore {

  private final Map<AlertIdentity, AlertSnapshot> alerts = new HashMap<>();
  private final Map<String, Silence> silences = new HashMap<>();
  private long forgotten;

  MemoryAlertStore copy() {
    MemoryAlertStore copy = new MemoryAlertStore();
    copy.alerts.putAll(alerts);
    copy.silences.putAll(silences);
    copy.forgotten = forgotten;
    return copy;
  }

  @Override
  public Optional<AlertSnapshot> find(AlertIdentity identity) {
    return Optional.ofNullable(alerts.get(identity));
  }

  @Override
  public List<AlertSnapshot> all() {
    return new ArrayList<>(alerts.values());
  }

  @Override
  public void put(AlertSnapshot snapshot) {
    alerts.put(snapshot.identity(), snapshot);
  }

  @Override
  public void remove(AlertIdentity identity) {
    alerts.remove(identity);
  }

  @Override
  public List<Silence> silences() {
    return new ArrayList<>(silences.values());
  }

  @Override
  public void put(Silence silence) {
    silences.put(silence.scope(), silence);
  }

  @Override
  public void remove(Silence silence) {
    silences.remove(silence.scope());
  }

  @Override
  public long forgottenEpisodes() {
    return forgotten;
  }

  @Override
  public void forgottenEpisodes(long episode) {
    forgotten = episode;
  }
}
