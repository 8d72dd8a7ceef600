// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws of the lifecycle under any sequence of readings, times and commands. */
class AlertPropertyTest {

  private static final long HOLD = 5;
  private static final double LIMIT = 8;
  private static final AlertSettings SETTINGS = new AlertSettings(HOLD, 15, 20);
  private static final List<String> ROLLUPS = List.of("m", "m|a=1", "m|a=2", "m|a=1|b=1");

  /** Before, after; NO_DATA stands for the state before it. */
  private static final Set<List<AlertState>> DIAGRAM =
      Set.of(
          List.of(AlertState.INACTIVE, AlertState.PENDING),
          List.of(AlertState.INACTIVE, AlertState.FIRING),
          List.of(AlertState.INACTIVE, AlertState.SUPPRESSED),
          List.of(AlertState.RESOLVED, AlertState.PENDING),
          List.of(AlertState.RESOLVED, AlertState.FIRING),
          List.of(AlertState.RESOLVED, AlertState.SUPPRESSED),
          List.of(AlertState.PENDING, AlertState.FIRING),
          List.of(AlertState.PENDING, AlertState.SUPPRESSED),
          List.of(AlertState.PENDING, AlertState.INACTIVE),
          List.of(AlertState.PENDING, AlertState.RESOLVED),
          List.of(AlertState.FIRING, AlertState.SUPPRESSED),
          List.of(AlertState.FIRING, AlertState.RECOVERING),
          List.of(AlertState.SUPPRESSED, AlertState.FIRING),
          List.of(AlertState.SUPPRESSED, AlertState.RECOVERING),
          List.of(AlertState.RECOVERING, AlertState.FIRING),
          List.of(AlertState.RECOVERING, AlertState.SUPPRESSED),
          List.of(AlertState.RECOVERING, AlertState.RESOLVED));

  private enum Kind {
    READ,
    RECOVERED,
    LATE,
    TIME,
    ACKNOWLEDGE,
    SILENCE,
    REARM
  }

  /** One input; what a kind does not need is ignored. */
  record Input(Kind kind, int rollup, double evidence, int after) {}

  @Provide
  Arbitrary<List<Input>> inputs() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(12, Arbitraries.of(Kind.READ)),
            net.jqwik.api.Tuple.of(8, Arbitraries.of(Kind.RECOVERED)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(Kind.LATE)),
            net.jqwik.api.Tuple.of(3, Arbitraries.of(Kind.TIME)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(Kind.ACKNOWLEDGE, Kind.SILENCE, Kind.REARM)));
    Arbitrary<Double> evidence =
        Arbitraries.of(Double.NEGATIVE_INFINITY, 0.0, 3.9, 4.0, 7.9, 8.0, 12.0);
    Arbitrary<Integer> waits =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(10, Arbitraries.integers().between(0, 4)),
            net.jqwik.api.Tuple.of(2, Arbitraries.integers().between(5, 40)));
    return Combinators.combine(
            kinds, Arbitraries.integers().between(0, ROLLUPS.size() - 1), evidence, waits)
        .as(Input::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(120);
  }

  private static AlertIdentity identity(int rollup) {
    return new AlertIdentity("m", ROLLUPS.get(rollup), "miss-rate", OptionalDouble.of(0.1));
  }

  private static List<String> ancestors(int rollup) {
    return List.of(List.<String>of(), List.of("m"), List.of("m"), List.of("m", "m|a=1"))
        .get(rollup);
  }

  /** A run over a store, which may be swapped for a copy between any two inputs. */
  private static final class Run {
    private MemoryAlertStore store = new MemoryAlertStore();
    private long now;

    List<AlertStep> take(Input input) {
      now += input.after();
      ModelAlerts alerts = new ModelAlerts(SETTINGS, store);
      AlertIdentity identity = identity(input.rollup());
      String fingerprint = identity.fingerprint();
      long episode = store.find(identity).map(AlertSnapshot::episode).orElse(0L);
      boolean recovered = input.kind() == Kind.RECOVERED;
      long at = input.kind() == Kind.LATE ? now - 7 : now;
      return switch (input.kind()) {
        case READ, RECOVERED, LATE ->
            alerts.read(
                identity,
                ancestors(input.rollup()),
                new AlertReading(at, input.evidence(), LIMIT, recovered, 1));
        case TIME -> alerts.onTime(now);
        case ACKNOWLEDGE -> alerts.acknowledge(fingerprint, episode, "ada", now);
        case REARM -> alerts.rearm(fingerprint, episode, now);
        case SILENCE ->
            alerts.silence(
                new Silence(Optional.empty(), Optional.of(identity.rollup()), now + 6), now);
      };
    }
  }

  private static List<AlertStep> all(List<Input> inputs) {
    Run run = new Run();
    return inputs.stream().flatMap(input -> run.take(input).stream()).toList();
  }

  private static Map<String, List<AlertStep>> byAlert(List<AlertStep> steps) {
    Map<String, List<AlertStep>> alerts = new HashMap<>();
    steps.forEach(s -> alerts.computeIfAbsent(s.fingerprint(), f -> new ArrayList<>()).add(s));
    return alerts;
  }

  @Property(seed = "20240601")
  void everyStep_isInTheDiagram(@ForAll("inputs") List<Input> inputs) {
    for (List<AlertStep> alert : byAlert(all(inputs)).values()) {
      AlertState state = AlertState.INACTIVE;
      AlertState resume = state;
      for (AlertStep step : alert) {
        boolean fresh = step.sequence() == 0 && step.previousState() == AlertState.INACTIVE;
        assertThat(step.previousState()).isEqualTo(fresh ? AlertState.INACTIVE : state);
        resume = fresh ? AlertState.INACTIVE : resume;
        if (step.state() == AlertState.NO_DATA) {
          assertThat(resume.isOpen()).isTrue();
        } else if (step.reason() == AlertReason.REARMED) {
          assertThat(resume.isOpen()).isTrue();
          assertThat(step.state().isOpen()).isFalse();
        } else if (step.state() != resume && state != AlertState.NO_DATA) {
          assertThat(DIAGRAM).contains(List.of(resume, step.state()));
        }
        state = step.state();
        resume = state == AlertState.NO_DATA ? resume : state;
      }
    }
  }

  @Property(seed = "20240602")
  void anAlert_neitherPagesNorResolvesTwiceWithinTheHold(@ForAll("inputs") List<Input> inputs) {
    for (List<AlertStep> alert : byAlert(all(inputs)).values()) {
      Map<AlertState, Long> last = new HashMap<>();
      long recoveringSince = Long.MIN_VALUE;
      for (AlertStep step : alert) {
        if (step.reason() == AlertReason.REARMED) {
          last.clear();
        } else if (isFlank(step)) {
          Long before = last.put(step.state(), step.atMicros());
          assertThat(before == null || step.atMicros() - before >= HOLD).isTrue();
        }
        boolean recovers = step.state() == AlertState.RECOVERING;
        if (recovers && step.previousState() != AlertState.RECOVERING) {
          recoveringSince = step.atMicros();
        } else if (step.reason() == AlertReason.HELD) {
          assertThat(step.atMicros() - recoveringSince).isGreaterThanOrEqualTo(HOLD);
        }
      }
    }
  }

  /** A change into firing or resolved by the alert's own evidence. */
  private static boolean isFlank(AlertStep step) {
    return switch (step.reason()) {
      case LIMIT_REACHED, RELAPSED, REOPENED -> step.state() == AlertState.FIRING;
      case HELD -> true;
      default -> false;
    };
  }

  @Property(seed = "20240603")
  void onlyEvidenceAtTheLimit_fires_andOnlyAReadingResolves(@ForAll("inputs") List<Input> inputs) {
    Run run = new Run();
    for (Input input : inputs) {
      for (AlertStep step : run.take(input)) {
        boolean own = step.identity().equals(identity(input.rollup()));
        switch (step.reason()) {
          case LIMIT_REACHED, RELAPSED, REOPENED -> {
            assertThat(own).isTrue();
            assertThat(input.evidence()).isGreaterThanOrEqualTo(LIMIT);
          }
          case HELD -> assertThat(input.kind()).isIn(Kind.READ, Kind.RECOVERED, Kind.LATE);
          default -> assertThat(input.kind() != Kind.TIME || step.state().isOpen()).isTrue();
        }
      }
    }
  }

  @Property(seed = "20240604")
  void anEpisode_countsItsStepsAndEndsBeforeTheNext(@ForAll("inputs") List<Input> inputs) {
    List<AlertStep> steps = all(inputs);
    Set<String> ids = new HashSet<>();
    steps.forEach(step -> assertThat(ids.add(step.id())).isTrue());
    for (List<AlertStep> alert : byAlert(steps).values()) {
      AlertStep last = null;
      for (AlertStep step : alert) {
        if (last != null && step.episode() == last.episode()) {
          assertThat(step.sequence()).isEqualTo(last.sequence() + 1);
        } else {
          assertThat(step.sequence()).isZero();
          assertThat(last == null || step.episode() > last.episode()).isTrue();
          assertThat(last == null || !last.state().isOpen()).isTrue();
        }
        assertThat(step.endsAtMicros().isPresent()).isEqualTo(!step.state().isOpen());
        last = step;
      }
    }
  }

  @Property(seed = "20240605")
  void anAlarm_isSuppressedExactlyWhileACoarserOneIsOn(@ForAll("inputs") List<Input> inputs) {
    Run run = new Run();
    for (Input input : inputs) {
      run.take(input);
      for (AlertSnapshot alert : run.store.all()) {
        if (alert.state() == AlertState.FIRING || alert.state() == AlertState.SUPPRESSED) {
          boolean explained =
              ancestors(ROLLUPS.indexOf(alert.identity().rollup())).stream()
                  .flatMap(rollup -> run.store.find(alert.identity().on(rollup)).stream())
                  .anyMatch(AlertPropertyTest::isOn);
          assertThat(alert.state() == AlertState.SUPPRESSED).isEqualTo(explained);
          assertThat(alert.inhibitedBy().isPresent()).isEqualTo(explained);
        }
      }
    }
  }

  private static boolean isOn(AlertSnapshot alert) {
    return switch (alert.resume()) {
      case FIRING, SUPPRESSED, RECOVERING -> true;
      default -> false;
    };
  }

  @Property(seed = "20240606")
  void aReplay_andARestoreAnywhere_repeatEveryStep(@ForAll("inputs") List<Input> inputs) {
    List<AlertStep> whole = all(inputs);
    Run restored = new Run();
    List<AlertStep> again = new ArrayList<>();
    for (Input input : inputs) {
      restored.store = restored.store.copy();
      again.addAll(restored.take(input));
    }
    assertThat(again).isEqualTo(whole);
  }

  @Property(seed = "20240607")
  void whenTimeHasPassed_nothingClosedIsKept(@ForAll("inputs") List<Input> inputs) {
    Run run = new Run();
    inputs.forEach(run::take);
    ModelAlerts alerts = new ModelAlerts(SETTINGS, run.store);
    alerts.onTime(run.now + 1000);
    assertThat(run.store.all())
        .allSatisfy(alert -> assertThat(alert.state()).isEqualTo(AlertState.NO_DATA));
    assertThat(run.store.silences()).isEmpty();
    assertThat(alerts.nextTime()).isEmpty();
  }
}
