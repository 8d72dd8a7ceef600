// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import java.util.List;
import java.util.Optional;

/** Where the alerts of one model are kept. */
public interface AlertStore {

  /** The state of an alert. */
  Optional<AlertSnapshot> find(AlertIdentity identity);

  /** All states, in any order. */
  List<AlertSnapshot> all();

  /** Keeps a state. */
  void put(AlertSnapshot snapshot);

  /** Forgets a state. */
  void remove(AlertIdentity identity);

  /** All silences, in any order. */
  List<Silence> silences();

  /** Keeps a silence in place of the one of its scope. */
  void put(Silence silence);

  /** Forgets a silence. */
  void remove(Silence silence);

  /** The largest episode number of any alert that was forgotten; 0 at first. */
  long forgottenEpisodes();

  /** Keeps that number. */
  void forgottenEpisodes(long episode);
}
