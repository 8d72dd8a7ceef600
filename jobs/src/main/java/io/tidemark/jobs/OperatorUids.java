// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs;

/**
 * Names and uids of the operators. A uid never changes: it is how a savepoint finds its operator.
 */
public final class OperatorUids {

  public static final String ROUTE = "route";
  public static final String DIRECTORY = "outcome-directory";
  public static final String CALIBRATE = "calibrate";
  public static final String PRE_AGGREGATE = "pre-aggregate";
  public static final String FLEET = "fleet";
  public static final String RESTART = "evidence-restart";
  public static final String MONITOR = "monitor";
  public static final String TRIAGE = "triage";
  public static final String ALERT = "alert";

  public static final String ENSEMBLE_ROUTE = "ensemble-route";
  public static final String ENSEMBLE_DIRECTORY = "ensemble-directory";
  public static final String ENSEMBLE = "ensemble";

  private OperatorUids() {}

  /** The uid of a source. */
  public static String source(String topic) {
    return "source-" + topic;
  }

  /** The uid of a sink. */
  public static String sink(String topic) {
    return "sink-" + topic;
  }
}
