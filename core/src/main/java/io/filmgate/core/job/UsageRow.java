package io.filmgate.core.job;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum over jobs, and over corrections, which count with what they add to jobs, seconds and
 * credits.
 *
 * @param of one text for each dimension of the query; a day as 2026-11-22
 * @param jobs made, whatever became of them; a correction of jobs adds to them, or takes away
 * @param millis what was charged
 * @param micros what was charged, in millionths of a credit
 * @param vendorCosts what vendors charge the operator, by their units
 */
public record UsageRow(
    List<String> of,
    long jobs,
    long completed,
    long failed,
    long cancelled,
    long millis,
    long micros,
    Map<String, BigDecimal> vendorCosts) {
  public UsageRow {
    of = List.copyOf(of);
    vendorCosts = Map.copyOf(vendorCosts);
  }

  UsageRow plus(UsageRow more) {
    Map<String, BigDecimal> costs = new TreeMap<>(vendorCosts);
    more.vendorCosts.forEach((unit, amount) -> costs.merge(unit, amount, BigDecimal::add));
    return new UsageRow(
        of,
        jobs + more.jobs,
        completed + more.completed,
        failed + more.failed,
        cancelled + more.cancelled,
        millis + more.millis,
        micros + more.micros,
        costs);
  }
}
