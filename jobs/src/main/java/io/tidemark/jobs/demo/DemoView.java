// Copyright the Tidemark authors.
// SPDX-License-Identifier: Apache-2.0
package io.tidemark.jobs.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Shows how the demo goes: on a terminal a table and a bar that are drawn over again, elsewhere a
 * line now and then.
 */
final class DemoView {

  private static final int BAR = 40;
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\u001b[2K";

  private final PrintWriter out;
  private final boolean terminal;
  private final long start = System.nanoTime();
  private int drawn;
  private long lastLine;

  /**
   * A view.
   *
   * @param terminal whether lines can be drawn over
   */
  DemoView(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.lastLine = start;
  }

  void say(String line) {
    out.println(line);
    out.flush();
  }

  /**
   * Shows progress.
   *
   * @param total predictions that will come, and evaluations of them
   */
  void progress(DemoTally tally, long predictions, long evaluations) {
    double share = (double) (tally.intervals() + tally.evaluations()) / (predictions + evaluations);
    String counts =
        String.format(
            Locale.ROOT,
            "%,d of %,d predictions calibrated, %,d settled, %d s",
            tally.intervals(),
            predictions,
            tally.evaluations(),
            seconds());
    if (terminal) {
      List<String> lines = table(tally.models());
      lines.add("");
      lines.add(bar(share) + "  " + counts);
      draw(lines);
    } else if (System.nanoTime() - lastLine >= BETWEEN_LINES.toNanos()) {
      lastLine = System.nanoTime();
      say(String.format(Locale.ROOT, "%3.0f %%  %s", 100 * share, counts));
    }
  }

  /** The table once more, to stay. */
  void end(DemoTally tally) {
    draw(table(tally.models()));
    say("");
  }

  long seconds() {
    return Duration.ofNanos(System.nanoTime() - start).toSeconds();
  }

  private void draw(List<String> lines) {
    if (drawn > 0) {
      out.printf(UP, drawn);
    }
    String clear = terminal ? CLEAR_LINE : "";
    lines.forEach(line -> out.println(clear + line));
    for (int left = lines.size(); left < drawn; left++) {
      out.println(clear);
    }
    drawn = terminal ? Math.max(drawn, lines.size()) : 0;
    out.flush();
  }

  private static String bar(double share) {
    int full = (int) Math.round(BAR * Math.min(1, share));
    return String.format(
        Locale.ROOT, "[%s%s] %3.0f %%", "=".repeat(full), "-".repeat(BAR - full), 100 * share);
  }

  private static List<String> table(Map<String, ModelTally> models) {
    int width = Math.max(20, models.keySet().stream().mapToInt(String::length).max().orElse(0));
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            "%-" + width + "s %9s %9s %13s %12s %12s %7s",
            "model",
            "events",
            "settled",
            "raw coverage",
            "calibrated",
            "width ratio",
            "alerts"));
    models.forEach((name, model) -> lines.add(row(name, model, width)));
    return lines;
  }

  private static String row(String name, ModelTally model, int width) {
    return String.format(
        Locale.ROOT,
        "%-" + width + "s %,9d %,9d %13s %12s %12s %7d",
        name,
        model.predictions(),
        model.settled(),
        number(model.rawCoverage()),
        number(model.calibratedCoverage()),
        number(model.widthRatio()),
        model.alerts());
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.3f", value);
  }
}
