package io.filmgate.core.job;

import io.filmgate.core.store.Parameters;
import io.filmgate.core.store.Store;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about jobs. What is written about them goes through {@code job.commit}. */
public final class JobTable {
  private static final String SELECT = "select " + JobRow.COLUMNS + " from job where ";

  static final String BY_IDEMPOTENCY_KEY =
      "select fingerprint, "
          + JobRow.COLUMNS
          + " from job where tenant_id = ? and idempotency_key = ? and idempotency_key is not null";

  static final String OPEN =
      SELECT + JobRow.IS_OPEN + " and owner = ? and id > ? order by id limit ?";

  static final String QUEUED_BEFORE =
      SELECT
          + JobRow.IS_OPEN
          + " and state = 'queued' and owner = ? and created_at < ? order by id limit ?";

  static final String KEPT =
      "select id from job where " + JobRow.IS_OPEN + " and owner > '' and kept_by is not null";

  private final Store store;

  public JobTable(Store store) {
    this.store = store;
  }

  /**
   * How many jobs wait.
   *
   * @param lane the channels that may serve them, in order of preference
   */
  public record Waiting(String tenantId, String keyId, List<String> lane, long jobs) {
    public Waiting {
      lane = List.copyOf(lane);
    }
  }

  /** A job that has ended, and what its vendor may still do. */
  public record Watched(Job job, Aftermath aftermath) {}

  /** Fills a statement's parameters. */
  @FunctionalInterface
  private interface Binding {
    void bind(Parameters parameters) throws SQLException;
  }

  /** A tenant's job; empty if unknown or another tenant's. */
  public Future<Optional<Job>> find(String tenantId, String jobId) {
    return one(SELECT + "id = ? and tenant_id = ?", row -> row.text(jobId).text(tenantId));
  }

  /** Any tenant's job. */
  public Future<Optional<Job>> find(String jobId) {
    return one(SELECT + "id = ?", row -> row.text(jobId));
  }

  /** What a tenant has made under an idempotency key. */
  public Future<Optional<EarlierJob>> findByIdempotencyKey(String tenantId, String key) {
    return store.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(BY_IDEMPOTENCY_KEY)) {
            Parameters.of(statement).text(tenantId).text(key);
            try (ResultSet row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(new EarlierJob(JobRow.read(row), row.getString("fingerprint")))
                  : Optional.empty();
            }
          }
        });
  }

  /** A tenant's jobs, newest first; one more than the limit comes if there are more. */
  public Future<List<Job>> list(String tenantId, Jobs.Filter filter) {
    StringBuilder sql = new StringBuilder(SELECT).append("tenant_id = ?");
    if (filter.after().isPresent()) {
      sql.append(" and id < ?");
    }
    if (!filter.states().isEmpty()) {
      String states = "?, ".repeat(filter.states().size() - 1) + "?";
      sql.append(" and state in (").append(states).append(")");
    }
    if (filter.model().isPresent()) {
      sql.append(" and model = ?");
    }
    sql.append(" order by id desc limit ?");
    return many(
        sql.toString(),
        row -> {
          row.text(tenantId);
          if (filter.after().isPresent()) {
            row.text(filter.after());
          }
          for (JobState state : filter.states()) {
            row.text(state.code());
          }
          if (filter.model().isPresent()) {
            row.text(filter.model());
          }
          row.whole(filter.limit() + 1L);
        });
  }

  /**
   * A page of the jobs that are not final, oldest first.
   *
   * @param after the last id of the page before
   */
  public Future<List<Job>> open(Optional<String> after, int limit) {
    return many(OPEN, row -> row.text(JobRow.OWNER).text(after.orElse("")).whole(limit));
  }

  /** The ids of jobs in doubt that no policy may end. */
  public Future<Set<String>> kept() {
    return store.read(
        connection -> {
          Set<String> kept = new HashSet<>();
          try (PreparedStatement statement = connection.prepareStatement(KEPT);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              kept.add(row.getString(1));
            }
          }
          return kept;
        });
  }

  /** Jobs that have ended, and that their vendors may still work on. */
  public Future<List<Watched>> watched() {
    return store.read(
        connection -> {
          List<Watched> watched = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(AftermathRow.OPEN);
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              watched.add(new Watched(JobRow.read(row), AftermathRow.read(row)));
            }
          }
          return watched;
        });
  }

  /** Another job that has a vendor's job of this id. */
  public Future<Optional<Job>> findAtVendor(String channelId, String vendorJobId) {
    return one(
        SELECT
            + "channel_id = ? and (vendor_job = ?"
            + " or id in (select job_id from aftermath where vendor_job = ?)) limit 1",
        row -> row.text(channelId).text(vendorJobId).text(vendorJobId));
  }

  /** Jobs that have waited since before an instant, oldest first. */
  public Future<List<Job>> queuedBefore(Instant createdBefore, int limit) {
    return many(
        QUEUED_BEFORE,
        row -> row.text(JobRow.OWNER).whole(createdBefore.toEpochMilli()).whole(limit));
  }

  /** Whether any job waits. */
  public Future<Boolean> isAnyWaiting() {
    return store.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "select 1 from job where state = 'queued' and owner = ? limit 1")) {
            Parameters.of(statement).text(JobRow.OWNER);
            try (ResultSet row = statement.executeQuery()) {
              return row.next();
            }
          }
        });
  }

  /** Where jobs wait, and how many. */
  public Future<List<Waiting>> waiting() {
    return store.read(
        connection -> {
          List<Waiting> waiting = new ArrayList<>();
          try (PreparedStatement statement =
                  connection.prepareStatement(
                      "select tenant_id, key_id, lane, waiting from flow where waiting > 0"
                          + " order by id");
              ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              List<String> lane = JobRow.lane(row.getString("lane"));
              waiting.add(
                  new Waiting(
                      row.getString("tenant_id"),
                      row.getString("key_id"),
                      lane,
                      row.getLong("waiting")));
            }
          }
          return waiting;
        });
  }

  private Future<Optional<Job>> one(String sql, Binding binding) {
    return many(sql, binding).map(jobs -> jobs.stream().findFirst());
  }

  private Future<List<Job>> many(String sql, Binding binding) {
    return store.read(connection -> query(connection, sql, binding));
  }

  private static List<Job> query(Connection connection, String sql, Binding binding)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      binding.bind(Parameters.of(statement));
      List<Job> jobs = new ArrayList<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          jobs.add(JobRow.read(row));
        }
      }
      return jobs;
    }
  }
}
