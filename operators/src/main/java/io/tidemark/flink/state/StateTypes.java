// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.ensemble.EnsembleState;
import io.tidemark.ensemble.EnsembleUnit;
import io.tidemark.flink.Tally;
import io.tidemark.flink.event.DirectoryInput;
import io.tidemark.flink.event.OutcomeEvent;
import io.tidemark.flink.event.SegmentInput;
import io.tidemark.predictor.HotState;
import io.tidemark.predictor.ScoreState;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Type information of what travels between the operators and of what they keep. */
public final class StateTypes {

  /** What reaches a segment. */
  public static final TypeInformation<SegmentInput> SEGMENT_INPUT =
      new ImmutableTypeInfo<>(SegmentInput.class, new SegmentInputSerializer());

  /** What reaches the directory, and what it keeps. */
  public static final TypeInformation<DirectoryInput> DIRECTORY_INPUT =
      new ImmutableTypeInfo<>(DirectoryInput.class, new DirectoryInputSerializer());

  /** Outcomes that came before their predictions. */
  public static final TypeInformation<OutcomeEvent> OUTCOME =
      new ImmutableTypeInfo<>(OutcomeEvent.class, new OutcomeSerializer());

  /** The small state of a segment. */
  public static final TypeInformation<HotState> HOT =
      new ImmutableTypeInfo<>(HotState.class, new HotStateSerializer());

  /** The scores of a segment. */
  public static final TypeInformation<ScoreState> SCORES =
      new ImmutableTypeInfo<>(ScoreState.class, new ScoreStateSerializer());

  /** Predictions that wait, and their tombstones, as entries of their own: layout of old. */
  public static final TypeInformation<Pending> PENDING =
      new ImmutableTypeInfo<>(Pending.class, new PendingSerializer());

  /** Many of either in one value. */
  public static final TypeInformation<byte[]> BLOCK =
      new ImmutableTypeInfo<>(byte[].class, new BlockSerializer());

  /** What still waits at the end of a bounded input. */
  public static final TypeInformation<Tally> TALLY =
      new ImmutableTypeInfo<>(Tally.class, new TallySerializer());

  /** What an ensemble has learned. */
  public static final TypeInformation<EnsembleState> ENSEMBLE =
      new ImmutableTypeInfo<>(EnsembleState.class, new EnsembleStateSerializer());

  /** Forecasts that an ensemble gathers. */
  public static final TypeInformation<EnsembleUnit> ENSEMBLE_UNIT =
      new ImmutableTypeInfo<>(EnsembleUnit.class, new EnsembleUnitSerializer());

  private StateTypes() {}
}
