package io.filmgate.core.api;

import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.ledger.BudgetState;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.DayRange;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.QueryString;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/usage}: what a tenant's keys have used, day by day, and what they may still. */
final class UsageRoute {
  private final ApiDependencies.Usage usage;
  private final Authenticator authenticator;
  private final InstantSource clock;

  UsageRoute(ApiDependencies.Usage usage, Authenticator authenticator, InstantSource clock) {
    this.usage = usage;
    this.authenticator = authenticator;
    this.clock = clock;
  }

  void serve(Exchange exchange) {
    Caller caller = authenticator.authenticate(exchange);
    UsageQuery query = query(caller, exchange.query());
    Future<List<UsageRow>> rows = usage.sums().apply(query);
    Future<List<BudgetState>> budgets = usage.budgets().apply(caller);
    Future.all(rows, budgets)
        .map(both -> answer(query, rows.result(), budgets.result()))
        .recover(JobRoutes::away)
        .onSuccess(answer -> exchange.answer(200, answer, Map.of()))
        .onFailure(exchange::fail);
  }

  private UsageQuery query(Caller caller, QueryString parameters) {
    List<FieldProblem> problems = new ArrayList<>();
    DayRange days = DayRange.read(parameters, clock, problems);
    if (!problems.isEmpty()) {
      throw new ApiException(Errors.problems(problems));
    }
    return new UsageQuery(
        Optional.of(caller.tenant().id()),
        days.from(),
        days.to(),
        List.of(Dimension.DAY, Dimension.MODEL, Dimension.KEY));
  }

  private static JsonObject answer(
      UsageQuery query, List<UsageRow> rows, List<BudgetState> budgets) {
    JsonArray data = new JsonArray();
    rows.forEach(row -> data.add(row(row)));
    JsonArray states = new JsonArray();
    budgets.forEach(budget -> states.add(budget(budget)));
    return new JsonObject()
        .put("object", "list")
        .put("from", query.from().toString())
        .put("to", query.to().toString())
        .put("data", data)
        .put("budgets", states);
  }

  private static JsonObject row(UsageRow row) {
    return new JsonObject()
        .put("date", row.of().get(0))
        .put("model", row.of().get(1))
        .put("key", row.of().get(2).isEmpty() ? null : row.of().get(2))
        .put("jobs", row.jobs())
        .put("completed", row.completed())
        .put("failed", row.failed())
        .put("cancelled", row.cancelled())
        .put("seconds", UsageView.seconds(row.millis()))
        .put("credits", UsageView.credits(row.micros()));
  }

  private static JsonObject budget(BudgetState state) {
    return new JsonObject()
        .put("scope", state.scope().kind())
        .put("unit", state.budget().unit().name().toLowerCase(Locale.ROOT))
        .put("per", state.budget().per().name().toLowerCase(Locale.ROOT))
        .put("limit", UsageView.text(state.budget().amount()))
        .put("used", UsageView.text(state.used()))
        .put("reserved", UsageView.text(state.reserved()))
        .put("resets_at", state.resetsAt().map(Instant::getEpochSecond).orElse(null));
  }
}
