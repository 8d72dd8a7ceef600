// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/**
 * Somebody declared an alert over: the evidence behind it starts anew.
 *
 * @param fingerprint of the alert
 * @param allDetectors whether the other detectors of the rollup start anew as well
 * @param askedMicros when it was asked
 */
public record EvidenceRestart(
    String rollup, String fingerprint, boolean allDetectors, long askedMicros)
    implements MonitorNotice {}
