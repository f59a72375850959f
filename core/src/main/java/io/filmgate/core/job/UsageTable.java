package io.filmgate.core.job;

import com.github.f4b6a3.ulid.Ulid;
import io.filmgate.core.job.UsageQuery.Dimension;
import io.filmgate.core.ledger.Amounts;
import io.filmgate.core.ledger.Correction;
import io.filmgate.core.ledger.CorrectionTable;
import io.filmgate.core.store.Parameters;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sums over jobs, those that are deleted too, and what they were charged, with the corrections of
 * it. Equal vendor costs are counted by the database and added up here, since they are exact
 * decimals, which SQLite does not have.
 *
 * @param connection neither committed nor closed here
 */
public record UsageTable(Connection connection) {
  private static final String SUMS =
      "count(*), sum(case when state = 'succeeded' then 1 else 0 end),"
          + " sum(case when state = 'failed' then 1 else 0 end),"
          + " sum(case when state = 'cancelled' then 1 else 0 end),"
          + " coalesce(sum(used_millis), 0), coalesce(sum(used_micros), 0), vendor_cost";

  private static final String JOBS =
      "select job.tenant_id, job.key_id, job.model, job.state, job.created_at, job.channel_id,"
          + " used_millis, used_micros, vendor_cost"
          + " from job left join entry on entry.job_id = job.id and entry.kind = 'close'"
          + " where job.id > ? and job.id < ? and job.created_at >= ? and job.created_at < ?";

  /** Jobs that are deleted: their closings say it all. */
  private static final String GONE =
      "select tenant_id, key_id, model, job_state, reserved_at, job_channel_id,"
          + " used_millis, used_micros, vendor_cost"
          + " from entry where job_state is not null"
          + " and job_id > ? and job_id < ? and reserved_at >= ? and reserved_at < ?";

  private static final Comparator<List<String>> IN_ORDER =
      (one, other) ->
          IntStream.range(0, one.size())
              .map(i -> one.get(i).compareTo(other.get(i)))
              .filter(compared -> compared != 0)
              .findFirst()
              .orElse(0);

  /** An id holds the time at which it was made, on another clock's reading a moment apart. */
  private static final Duration APART = Duration.ofMinutes(1);

  /** The rows, in the order of their dimensions. */
  public List<UsageRow> read(UsageQuery query) throws SQLException {
    Map<List<String>, UsageRow> rows = new TreeMap<>(IN_ORDER);
    try (PreparedStatement select = connection.prepareStatement(sql(query))) {
      bind(Parameters.of(select), query);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          UsageRow read = read(query, row);
          rows.merge(read.of(), read, UsageRow::plus);
        }
      }
    }
    for (Correction correction : corrections(query)) {
      UsageRow read = read(query, correction);
      rows.merge(read.of(), read, UsageRow::plus);
    }
    return List.copyOf(rows.values());
  }

  /** In one statement, so that a job that is deleted meanwhile is counted once. */
  static String sql(UsageQuery query) {
    String dimensions =
        query.by().stream()
            .map(Dimension::expression)
            .map(expression -> expression + ", ")
            .collect(Collectors.joining());
    String ofTenant = query.tenantId().isPresent() ? " and %s.tenant_id = ?" : "";
    return "select "
        + dimensions
        + SUMS
        + " from ("
        + JOBS
        + ofTenant.formatted("job")
        + " union all "
        + GONE
        + ofTenant.formatted("entry")
        + ") as made group by "
        + dimensions
        + "vendor_cost";
  }

  private static void bind(Parameters parameters, UsageQuery query) throws SQLException {
    bindOne(bindOne(parameters, query), query);
  }

  /** Jobs and those that are gone are looked for in the same way. */
  private static Parameters bindOne(Parameters parameters, UsageQuery query) throws SQLException {
    Instant start = start(query);
    Instant end = end(query);
    parameters.text(id(start.minus(APART))).text(id(end.plus(APART))).instant(start).instant(end);
    return query.tenantId().isPresent() ? parameters.text(query.tenantId()) : parameters;
  }

  private List<Correction> corrections(UsageQuery query) throws SQLException {
    return new CorrectionTable(connection).between(start(query), end(query), query.tenantId());
  }

  private static Instant start(UsageQuery query) {
    return query.from().atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant end(UsageQuery query) {
    return query.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Smaller than every id that is made from this instant on. */
  private static String id(Instant instant) {
    return "video_" + Ulid.min(Math.max(0, instant.toEpochMilli()));
  }

  private static UsageRow read(UsageQuery query, ResultSet row) throws SQLException {
    List<String> of = new ArrayList<>();
    for (Dimension dimension : query.by()) {
      int column = of.size() + 1;
      of.add(
          dimension == Dimension.DAY
              ? LocalDate.ofEpochDay(row.getLong(column)).toString()
              : row.getString(column));
    }
    int at = of.size();
    long jobs = row.getLong(at + 1);
    return new UsageRow(
        of,
        jobs,
        row.getLong(at + 2),
        row.getLong(at + 3),
        row.getLong(at + 4),
        row.getLong(at + 5),
        row.getLong(at + 6),
        costs(row.getString(at + 7), jobs));
  }

  private static UsageRow read(UsageQuery query, Correction correction) {
    List<String> of = query.by().stream().map(dimension -> dimension.of(correction)).toList();
    Amounts used = correction.used();
    return new UsageRow(of, used.jobs(), 0, 0, 0, used.millis(), used.micros(), Map.of());
  }

  private static Map<String, BigDecimal> costs(String one, long jobs) {
    if (one == null) {
      return Map.of();
    }
    JsonObject cost = new JsonObject(one);
    BigDecimal amount = new BigDecimal(cost.getString("amount"));
    return Map.of(cost.getString("unit"), amount.multiply(BigDecimal.valueOf(jobs)));
  }
}
