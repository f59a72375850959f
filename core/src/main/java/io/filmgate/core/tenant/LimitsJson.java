package io.filmgate.core.tenant;

import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalInt;

/** Limits as the store keeps them; amounts are texts, so that they stay exact. */
final class LimitsJson {
  private static final String REQUESTS = "requests_per_minute";
  private static final String RUNNING = "running_jobs";
  private static final String QUEUED = "queued_jobs";

  private LimitsJson() {}

  static String write(LimitsConfig limits) {
    JsonObject json = new JsonObject();
    limits.requestsPerMinute().ifPresent(number -> json.put(REQUESTS, number));
    limits.runningJobs().ifPresent(number -> json.put(RUNNING, number));
    limits.queuedJobs().ifPresent(number -> json.put(QUEUED, number));
    JsonArray budgets = new JsonArray();
    limits
        .budgets()
        .forEach(
            budget ->
                budgets.add(
                    new JsonObject()
                        .put("unit", budget.unit().name())
                        .put("amount", budget.amount().toPlainString())
                        .put("per", budget.per().name())));
    return json.put("budgets", budgets).encode();
  }

  static LimitsConfig read(String text) {
    JsonObject json = new JsonObject(text);
    List<BudgetConfig> budgets =
        json.getJsonArray("budgets").stream()
            .map(JsonObject.class::cast)
            .map(LimitsJson::budget)
            .toList();
    return new LimitsConfig(
        number(json, REQUESTS), number(json, RUNNING), number(json, QUEUED), budgets);
  }

  private static OptionalInt number(JsonObject json, String name) {
    return json.containsKey(name) ? OptionalInt.of(json.getInteger(name)) : OptionalInt.empty();
  }

  private static BudgetConfig budget(JsonObject json) {
    return new BudgetConfig(
        Unit.valueOf(json.getString("unit")),
        new BigDecimal(json.getString("amount")),
        Period.valueOf(json.getString("per")));
  }
}
