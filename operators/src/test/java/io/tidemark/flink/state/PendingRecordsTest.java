// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.flink.event.Origin;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.predictor.IssuedBands;
import io.tidemark.predictor.IssuedThresholds;
import io.tidemark.score.OutcomeValue;
import io.tidemark.score.PointForecast;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PendingRecordsTest {

  private static final long YEAR = 365 * 86_400_000_000L;

  /** Written by the first layout: deadline, horizon, revision. */
  private static final String SETTLED_BEFORE = "02000000141dd760008598cdbbc90303";

  private static final String EXPIRED = "03000000141dd760008598cdbbc903";

  private final PendingRecords records = new PendingRecords();

  private byte[] write(Kept kept) throws IOException {
    return records.write(kept, new PendingRecords.Shared());
  }

  private Kept read(byte[] content) throws IOException {
    return records.read(content, new PendingRecords.Shared());
  }

  @Test
  void whatTheFirstLayoutWroteOfASettledPrediction_isRead() throws Exception {
    byte[] content = HexFormat.of().parseHex(SETTLED_BEFORE);

    assertThat(read(content))
        .isEqualTo(new Pending(-36_400_000_005L, 86_400_000_000L, Optional.empty(), true, 3));
  }

  @Test
  void expiredPrediction_isWrittenAsEver() throws Exception {
    Pending expired = new Pending(-36_400_000_005L, 86_400_000_000L, Optional.empty(), false, 0);

    assertThat(HexFormat.of().formatHex(write(expired))).isEqualTo(EXPIRED);
    assertThat(read(write(expired))).isEqualTo(expired);
  }

  /** With the last microsecond of the millisecond, a timer for the exact moment finds it over. */
  @Property
  void settledPrediction_isForgottenWithinTheMillisecond_andKeepsItsRevision(
      @ForAll @LongRange(min = -YEAR, max = 80 * YEAR) long deadline,
      @ForAll @LongRange(min = 1, max = 2 * YEAR) long horizon,
      @ForAll @IntRange(min = -1, max = 3) int revision)
      throws Exception {
    Pending settled = new Pending(deadline - horizon, deadline, Optional.empty(), true, revision);

    Pending read = (Pending) read(write(settled));

    assertThat(read.settled()).isTrue();
    assertThat(read.open()).isEmpty();
    assertThat(read.revision()).isEqualTo(revision);
    assertThat(read.forgetAtMicros() - settled.forgetAtMicros()).isBetween(1L, 1_000L);
    assertThat(read.forgetAtMicros() - 1)
        .isLessThanOrEqualTo(Math.floorDiv(settled.forgetAtMicros(), 1_000L) * 1_000 + 999);
  }

  @Test
  void settledPrediction_takesSevenBytes() throws Exception {
    long now = 1_764_000_000_000_000L;

    assertThat(write(new Pending(now, now + YEAR, Optional.empty(), true, 0))).hasSize(7);
  }

  @Test
  void openPrediction_isReadAsItWasWritten() throws Exception {
    Pending.Open open =
        new Pending.Open(
            "load",
            "7",
            new PointForecast(0.5),
            new IssuedThresholds(
                new double[][] {{0.25, Double.POSITIVE_INFINITY}}, new double[][] {{3, -0.5}}),
            IssuedBands.Status.FALLBACK,
            "*",
            12,
            List.of(1.5, Double.NaN));
    Pending pending = new Pending(9, 99, Optional.of(open), false, 0);

    assertThat(read(write(pending)))
        .usingRecursiveComparison()
        .withEqualsForType(Double::equals, Double.class)
        .isEqualTo(pending);
    assertThat(PendingRecords.isOpen(write(pending))).isTrue();
  }

  @Test
  void earlyOutcome_isReadAsItWasWritten() throws Exception {
    Kept.Early early =
        new Kept.Early(
            "id",
            new OutcomeEvent(
                Optional.of("id"),
                Optional.of("m"),
                Optional.empty(),
                Optional.of(Map.of("site", "s1")),
                Optional.empty(),
                5,
                new OutcomeValue.Real(1.5),
                2,
                new Origin("tidemark.outcomes", 1, 2, 3),
                new byte[] {4}));

    assertThat(read(write(early))).usingRecursiveComparison().isEqualTo(early);
    assertThat(PendingRecords.isEarly(write(early))).isTrue();
  }

  @Test
  void kindOfALaterRelease_isRefused() {
    assertThatThrownBy(() -> read(new byte[] {9})).isInstanceOf(IOException.class);
  }
}
