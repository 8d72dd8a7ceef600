// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * Results as tables in Markdown: one per class of benchmarks, a row per setting of its parameters,
 * and for every method nanoseconds with the half-width of their 99.9 % interval, and bytes.
 */
final class ResultTable {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Map<String, Map<String, Map<String, String>>> cells = new LinkedHashMap<>();

  private ResultTable() {}

  static String of(Collection<RunResult> results) {
    ResultTable table = new ResultTable();
    results.forEach(table::add);
    return table.cells.entrySet().stream()
        .map(e -> table(e.getKey(), e.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private void add(RunResult result) {
    BenchmarkParams params = result.getParams();
    String[] path = params.getBenchmark().split("\\.");
    String row =
        params.getParamsKeys().stream().map(params::getParam).collect(Collectors.joining(" "));
    cells
        .computeIfAbsent(path[path.length - 2], k -> new LinkedHashMap<>())
        .computeIfAbsent(row.isEmpty() ? "-" : row, k -> new LinkedHashMap<>())
        .put(path[path.length - 1], cell(result));
  }

  private static String cell(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
    return String.format(
        Locale.ROOT,
        "%.1f +- %.1f | %.1f",
        time.getScore(),
        time.getScoreError(),
        bytes == null ? Double.NaN : bytes.getScore());
  }

  private static String table(String name, Map<String, Map<String, String>> rows) {
    TreeSet<String> methods =
        rows.values().stream()
            .flatMap(r -> r.keySet().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    StringBuilder text = new StringBuilder("| " + name + " |");
    methods.forEach(m -> text.append(' ').append(m).append(" ns | B |"));
    text.append("\n|---|").append("---:|---:|".repeat(methods.size())).append('\n');
    rows.forEach(
        (row, values) -> {
          text.append("| ").append(row).append(" |");
          methods.forEach(m -> text.append(' ').append(values.getOrDefault(m, "|")).append(" |"));
          text.append('\n');
        });
    return text.toString();
  }
}
