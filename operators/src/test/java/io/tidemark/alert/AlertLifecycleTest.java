// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AlertLifecycleTest {

  private static final AlertLifecycle FRESH =
      AlertLifecycle.of("load", "load|region=north", "baseline-misses", 0.1);

  @Test
  void raise_opensTheFirstEpisode() {
    AlertStep step = FRESH.raise(100).step().orElseThrow();
    assertThat(step.state()).isEqualTo(AlertState.FIRING);
    assertThat(step.episode()).isEqualTo(1);
    assertThat(step.sequence()).isZero();
    assertThat(step.startsAtMicros()).isEqualTo(100);
    assertThat(step.endsAtMicros()).isEmpty();
    assertThat(step.fingerprint()).isEqualTo(FRESH.fingerprint()).matches("[0-9a-f]{32}");
    assertThat(step.id()).matches("[0-9a-f]{32}");
  }

  @Test
  void end_resolvesTheSameEpisode() {
    AlertStep raised = FRESH.raise(100).step().orElseThrow();
    AlertStep ended = FRESH.raise(100).lifecycle().end(250).step().orElseThrow();
    assertThat(ended.state()).isEqualTo(AlertState.RESOLVED);
    assertThat(ended.episode()).isEqualTo(raised.episode());
    assertThat(ended.sequence()).isEqualTo(1);
    assertThat(ended.startsAtMicros()).isEqualTo(100);
    assertThat(ended.endsAtMicros()).hasValue(250);
    assertThat(ended.id()).isNotEqualTo(raised.id());
  }

  @Test
  void raiseAfterTheEnd_isANewEpisode() {
    AlertLifecycle resolved = FRESH.raise(100).lifecycle().end(250).lifecycle();
    AlertStep again = resolved.raise(300).step().orElseThrow();
    assertThat(again.episode()).isEqualTo(2);
    assertThat(again.sequence()).isZero();
    assertThat(again.startsAtMicros()).isEqualTo(300);
    assertThat(again.id()).isNotEqualTo(FRESH.raise(100).step().orElseThrow().id());
  }

  @Test
  void fingerprints_tellApartWhatIsMonitored() {
    assertThat(
            List.of(
                AlertLifecycle.of("a", "r", "m", 0.1).fingerprint(),
                AlertLifecycle.of("b", "r", "m", 0.1).fingerprint(),
                AlertLifecycle.of("a", "s", "m", 0.1).fingerprint(),
                AlertLifecycle.of("a", "r", "n", 0.1).fingerprint(),
                AlertLifecycle.of("a", "r", "m", 0.2).fingerprint()))
        .doesNotHaveDuplicates();
  }

  /** The diagram: (INACTIVE or RESOLVED) -raise-> FIRING -end-> RESOLVED; nothing else. */
  @Property(seed = "20240601")
  void anySignals_moveOnlyAlongTheDiagram(@ForAll List<Boolean> raises) {
    AlertLifecycle lifecycle = FRESH;
    Set<String> ids = new HashSet<>();
    long steps = 0;
    for (int at = 0; at < raises.size(); at++) {
      boolean raise = raises.get(at);
      boolean firing = lifecycle.state() == AlertState.FIRING;
      AlertLifecycle.Moved moved = raise ? lifecycle.raise(at) : lifecycle.end(at);
      assertThat(moved.step().isPresent()).isEqualTo(raise != firing);
      if (moved.step().isEmpty()) {
        assertThat(moved.lifecycle()).isEqualTo(lifecycle);
      } else {
        AlertStep step = moved.step().get();
        assertThat(step.state()).isEqualTo(raise ? AlertState.FIRING : AlertState.RESOLVED);
        assertThat(step.episode()).isEqualTo(lifecycle.episode() + (raise ? 1 : 0));
        assertThat(step.endsAtMicros().isPresent()).isEqualTo(!raise);
        ids.add(step.id());
        steps++;
      }
      lifecycle = moved.lifecycle();
    }
    assertThat(ids).hasSize((int) steps);
  }

  @Property(seed = "20240601")
  void aReplay_repeatsEveryStep(@ForAll List<Boolean> raises) {
    AlertLifecycle one = FRESH;
    AlertLifecycle other = AlertLifecycle.of("load", "load|region=north", "baseline-misses", 0.1);
    for (int at = 0; at < raises.size(); at++) {
      AlertLifecycle.Moved a = raises.get(at) ? one.raise(at) : one.end(at);
      AlertLifecycle.Moved b = raises.get(at) ? other.raise(at) : other.end(at);
      Optional<AlertStep> step = a.step();
      assertThat(b.step()).isEqualTo(step);
      one = a.lifecycle();
      other = b.lifecycle();
    }
  }
}
