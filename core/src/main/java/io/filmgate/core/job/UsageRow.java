package io.filmgate.core.job;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.ledger.Amounts;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  /** As operators see it: amounts are texts, so that they stay exact. */
  public JsonObject toJson(List<Dimension> by) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < by.size(); i++) {
      json.put(by.get(i).text(), of.get(i));
    }
    return json.put("jobs", jobs)
        .put("completed", completed)
        .put("failed", failed)
        .put("cancelled", cancelled)
        .put("seconds", plain(Amounts.decimal(millis, Unit.SECONDS)))
        .put("credits", plain(Amounts.decimal(micros, Unit.CREDITS)))
        .put("vendor_cost", costs());
  }

  private String costs() {
    return new TreeMap<>(vendorCosts)
        .entrySet().stream()
            .map(cost -> plain(cost.getValue()) + " " + cost.getKey())
            .collect(Collectors.joining(" + "));
  }

  private static String plain(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
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
