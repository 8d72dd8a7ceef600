// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.state;

import io.tidemark.alert.AlertSettings;
import io.tidemark.alert.AlertSnapshot;
import io.tidemark.alert.Silence;
import io.tidemark.coverage.FleetRate;
import io.tidemark.flink.EvidenceRestart;
import io.tidemark.flink.FleetCell;
import io.tidemark.flink.FleetCount;
import io.tidemark.flink.MonitorNotice;
import io.tidemark.flink.RollupSignal;
import io.tidemark.flink.RollupTick;
import io.tidemark.flink.RunLengthPlan;
import io.tidemark.flink.SegmentNews;
import io.tidemark.flink.TriageCell;
import io.tidemark.flink.WaitingFact;
import io.tidemark.quantile.FlatState;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Type information of what monitor and alerts exchange and keep. */
public final class MonitorTypes {

  /** News of segments on their way to their rollups. */
  public static final TypeInformation<SegmentNews> NEWS =
      new ImmutableTypeInfo<>(SegmentNews.class, new SegmentNewsSerializer());

  /** Sums of facts on their way to a rollup, and while its tick is open. */
  public static final TypeInformation<RollupTick> TICK =
      new ImmutableTypeInfo<>(RollupTick.class, new RollupTickSerializer());

  /** Parts of ticks as a budget counts them. */
  public static final TypeInformation<FleetCount> COUNT =
      new ImmutableTypeInfo<>(FleetCount.class, new FleetCountSerializer());

  /** What a budget's counts are kept by. */
  public static final TypeInformation<FleetCell> CELL =
      new ImmutableTypeInfo<>(FleetCell.class, new FleetCellSerializer());

  /** The measured rate of a model's evidence. */
  public static final TypeInformation<FleetRate> RATE =
      new ImmutableTypeInfo<>(FleetRate.class, new FleetRateSerializer());

  /** Run lengths on their way to the monitors. */
  public static final TypeInformation<RunLengthPlan> PLAN =
      new ImmutableTypeInfo<>(RunLengthPlan.class, new RunLengthPlanSerializer());

  /** Requests to start evidence anew. */
  public static final TypeInformation<EvidenceRestart> RESTART =
      new ImmutableTypeInfo<>(EvidenceRestart.class, new EvidenceRestartSerializer());

  /** Run lengths and requests on their way to the monitors. */
  public static final TypeInformation<MonitorNotice> NOTICE =
      new ImmutableTypeInfo<>(MonitorNotice.class, new MonitorNoticeSerializer());

  /** What a rollup's reports said in a review period. */
  public static final TypeInformation<TriageCell> TRIAGE =
      new ImmutableTypeInfo<>(TriageCell.class, new TriageCellSerializer());

  /** Facts that wait for their tick. */
  public static final TypeInformation<WaitingFact> WAITING =
      new ImmutableTypeInfo<>(WaitingFact.class, new WaitingFactSerializer());

  /** Findings on their way to the alerts. */
  public static final TypeInformation<RollupSignal> SIGNAL =
      new ImmutableTypeInfo<>(RollupSignal.class, new RollupSignalSerializer());

  /** The state of a rollup's monitor. */
  public static final TypeInformation<FlatState> FLAT =
      new ImmutableTypeInfo<>(FlatState.class, new FlatStateSerializer());

  /** The state of one alert. */
  public static final TypeInformation<AlertSnapshot> LIFECYCLE =
      new ImmutableTypeInfo<>(AlertSnapshot.class, new LifecycleSerializer());

  /** The times that alerts live by. */
  public static final TypeInformation<AlertSettings> ALERT_SETTINGS =
      new ImmutableTypeInfo<>(AlertSettings.class, new AlertSettingsSerializer());

  /** Alerts that are not to be paged. */
  public static final TypeInformation<Silence> SILENCE =
      new ImmutableTypeInfo<>(Silence.class, new SilenceSerializer());

  private MonitorTypes() {}
}
