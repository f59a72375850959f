package io.filmgate.core.management.admin;

import io.filmgate.core.job.UsageQuery;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.job.UsageRow;
import io.filmgate.core.job.UsageTable;
import io.filmgate.core.wire.DayRange;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.FieldProblem;
import io.filmgate.core.wire.QueryString;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /admin/v1/usage}: what tenants were charged, and what vendors charge for it. */
final class UsageRoute {
  private static final Set<String> PARAMETERS = Set.of("by", "from", "to", "tenant");
  private static final List<Dimension> USUAL = List.of(Dimension.TENANT, Dimension.MODEL);

  private final AdminStore store;
  private final InstantSource clock;

  UsageRoute(AdminStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  Future<AdminAnswer> sums(Exchange exchange) {
    UsageQuery query = AdminQuery.read(exchange, PARAMETERS, this::query);
    return store
        .<List<UsageRow>>read(connection -> new UsageTable(connection).read(query))
        .map(rows -> answer(query, rows));
  }

  private UsageQuery query(QueryString parameters, List<FieldProblem> problems) {
    DayRange days = DayRange.read(parameters, clock, problems);
    List<Dimension> by =
        parameters.one("by", problems).map(text -> by(text, problems)).orElse(USUAL);
    return new UsageQuery(parameters.one("tenant", problems), days.from(), days.to(), by);
  }

  /** Names with commas between them; none at all make one sum. */
  private static List<Dimension> by(String text, List<FieldProblem> problems) {
    List<String> names = text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    List<Dimension> by =
        names.stream().flatMap(name -> dimension(name).stream()).distinct().toList();
    if (by.size() < names.size()) {
      String known =
          Stream.of(Dimension.values()).map(Dimension::text).collect(Collectors.joining(", "));
      problems.add(FieldProblem.invalid("by", "some of " + known + ", each once", text));
    }
    return by;
  }

  private static Optional<Dimension> dimension(String name) {
    return Stream.of(Dimension.values()).filter(known -> known.text().equals(name)).findFirst();
  }

  private static AdminAnswer answer(UsageQuery query, List<UsageRow> rows) {
    return AdminAnswer.of(
        AdminAnswer.listOf(rows.stream().map(row -> row.toJson(query.by())).toList())
            .put("from", query.from().toString())
            .put("to", query.to().toString())
            .put("by", new JsonArray(query.by().stream().map(Dimension::text).toList())));
  }
}
