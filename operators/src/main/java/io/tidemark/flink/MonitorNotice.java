// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink;

/** What every subtask of MONITOR must know. */
public sealed interface MonitorNotice permits RunLengthPlan, EvidenceRestart {}
