// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.flink.event;

/**
 * Where a record came from.
 *
 * @param source topic or file name
 * @param partition -1 for a file
 * @param offset offset, or line number of a file
 * @param timestampMicros the record's own timestamp
 */
public record Origin(String source, int partition, long offset, long timestampMicros) {}
