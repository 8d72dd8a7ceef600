// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

import io.tidemark.alert.AlertIdentity;
import io.tidemark.alert.AlertSettings;
import io.tidemark.alert.AlertSnapshot;
import io.tidemark.alert.AlertStore;
import io.tidemark.alert.Silence;
import io.tidemark.flink.state.MonitorTypes;
import io.tidemark.policy.PolicyDefaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** What is kept of the model whose key is current. */
final class KeyedAlertStore implements AlertStore {

  /** Under which version 1 kept its alerts, by target and rollup alone. */
  private static final String FIRST_DETECTOR = "miss-sr";

  private final MapState<String, AlertSnapshot> lifecycles;
  private final MapState<String, Silence> silences;
  private final MapState<String, RollupSignal> newest;
  private final ValueState<Long> forgotten;
  private final ValueState<AlertSettings> settings;

  /** What an older release knew of the times. */
  private final ValueState<Long> tick;

  KeyedAlertStore(RuntimeContext context) {
    lifecycles = map(context, "lifecycles", MonitorTypes.LIFECYCLE);
    silences = map(context, "silences", MonitorTypes.SILENCE);
    newest = map(context, "newest", MonitorTypes.SIGNAL);
    forgotten = context.getState(new ValueStateDescriptor<>("forgotten", Types.LONG));
    settings =
        context.getState(new ValueStateDescriptor<>("settings", MonitorTypes.ALERT_SETTINGS));
    tick = context.getState(new ValueStateDescriptor<>("tick", Types.LONG));
  }

  private static <T> MapState<String, T> map(
      RuntimeContext context, String name, TypeInformation<T> type) {
    return context.getMapState(new MapStateDescriptor<>(name, Types.STRING, type));
  }

  /** Of the newest signal; before the first, those of the default length of a block. */
  AlertSettings settings() {
    AlertSettings known = ask(settings::value);
    if (known != null) {
      return known;
    }
    Long length = ask(tick::value);
    return AlertSettings.ofTick(length == null ? PolicyDefaults.EVIDENCE_BLOCK_MICROS : length);
  }

  /** Event time that has been reached. */
  long now(long watermarkMillis) {
    long now = Long.MIN_VALUE;
    for (RollupSignal signal : signals()) {
      now = Math.max(now, signal.tickEndMicros());
    }
    boolean told = watermarkMillis != Long.MIN_VALUE && watermarkMillis != Long.MAX_VALUE;
    return told ? Math.max(now, TimerBuckets.micros(watermarkMillis)) : now;
  }

  void put(RollupSignal signal) {
    tell(
        () -> {
          settings.update(signal.alerts());
          tick.clear();
          newest.put(signal.rollup(), signal);
        });
  }

  /** The newest signal of a rollup. */
  Optional<RollupSignal> signal(String rollup) {
    return Optional.ofNullable(ask(() -> newest.get(rollup)));
  }

  /** The newest signal of every rollup, in any order. */
  Iterable<RollupSignal> signals() {
    return ask(newest::values);
  }

  /** Forgets rollups that were last heard of before a moment and have no alert. */
  void forgetSignals(long beforeMicros) {
    List<String> old = new ArrayList<>();
    for (RollupSignal signal : signals()) {
      if (signal.tickEndMicros() < beforeMicros) {
        old.add(signal.rollup());
      }
    }
    if (!old.isEmpty()) {
      all().forEach(alert -> old.remove(alert.identity().rollup()));
    }
    for (String rollup : old) {
      tell(() -> newest.remove(rollup));
    }
  }

  @Override
  public Optional<AlertSnapshot> find(AlertIdentity identity) {
    AlertSnapshot kept = ask(() -> lifecycles.get(key(identity)));
    if (kept == null && identity.monitor().equals(FIRST_DETECTOR)) {
      adoptFirstVersion(identity);
      kept = ask(() -> lifecycles.get(key(identity)));
    }
    return Optional.ofNullable(kept);
  }

  /** Not before its rollup is heard of: until then no step of it could be told. */
  private void adoptFirstVersion(AlertIdentity identity) {
    String old = identity.target().orElse(Double.NaN) + "|" + identity.rollup();
    AlertSnapshot kept = ask(() -> lifecycles.get(old));
    if (kept != null && signal(identity.rollup()).isPresent()) {
      put(kept.named(identity));
      tell(() -> lifecycles.remove(old));
    }
  }

  @Override
  public List<AlertSnapshot> all() {
    List<AlertSnapshot> all = new ArrayList<>();
    ask(lifecycles::values).forEach(all::add);
    all.removeIf(AlertSnapshot::isNameless);
    return all;
  }

  @Override
  public void put(AlertSnapshot snapshot) {
    tell(() -> lifecycles.put(key(snapshot.identity()), snapshot));
  }

  @Override
  public void remove(AlertIdentity identity) {
    tell(() -> lifecycles.remove(key(identity)));
  }

  private static String key(AlertIdentity identity) {
    String target = identity.target().isPresent() ? "" + identity.target().getAsDouble() : "";
    return identity.monitor() + "|" + target + "|" + identity.rollup();
  }

  @Override
  public List<Silence> silences() {
    List<Silence> all = new ArrayList<>();
    ask(silences::values).forEach(all::add);
    return all;
  }

  @Override
  public void put(Silence silence) {
    tell(() -> silences.put(silence.scope(), silence));
  }

  @Override
  public void remove(Silence silence) {
    tell(() -> silences.remove(silence.scope()));
  }

  @Override
  public long forgottenEpisodes() {
    Long episode = ask(forgotten::value);
    return episode == null ? 0 : episode;
  }

  @Override
  public void forgottenEpisodes(long episode) {
    tell(() -> forgotten.update(episode));
  }

  private interface Change {
    void make() throws Exception;
  }

  private static void tell(Change change) {
    ask(
        () -> {
          change.make();
          return null;
        });
  }

  private static <T> T ask(Callable<T> state) {
    try {
      return state.call();
    } catch (Exception e) {
      throw new FlinkRuntimeException("alert state must be accessible", e);
    }
  }
}
