package io.filmgate.core.job.retention;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.config.StoreConfig;
import io.filmgate.core.config.TenantConfig;
import io.filmgate.core.job.JobState;
import io.filmgate.core.store.Parameters;
import io.filmgate.core.store.SqlWork;
import io.filmgate.core.store.Store;
import io.filmgate.core.tenant.KeyRegister;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes a tenant's finished jobs at once, and with them everything that the client wrote, beside
 * a gateway or without one. Open jobs stay: without its row nobody would follow what a vendor has.
 * Blocks.
 */
public final class Erasure {
  private static final String COUNT =
      "select state, count(*) from job where tenant_id = ? and created_at < ? group by state";

  private final StoreConfig store;
  private final Path home;
  private final Map<String, TenantConfig> declared;
  private final String operator;

  /**
   * @param home what a relative path of the store starts at
   * @param declared the tenants of the file
   * @param operator for the audit
   */
  public Erasure(
      StoreConfig store, Path home, Map<String, TenantConfig> declared, String operator) {
    this.store = store;
    this.home = home;
    this.declared = Map.copyOf(declared);
    this.operator = operator;
  }

  /**
   * What was done.
   *
   * @param left how many jobs are open, by their state
   */
  public record Report(long erased, Map<JobState, Long> left) {
    public Report {
      left = Map.copyOf(left);
    }
  }

  /**
   * Erases what a tenant has made before an instant. The entry in the audit comes first, so that
   * there is one whatever happens after it.
   *
   * @throws IllegalArgumentException if there is no such tenant and never was
   */
  public Report run(String tenantId, Instant madeBefore, Instant now) {
    Map<JobState, Long> found = read(connection -> count(connection, tenantId, madeBefore));
    if (found.isEmpty() && !isKnown(tenantId)) {
      throw new IllegalArgumentException("there is no tenant " + tenantId);
    }
    note(tenantId, madeBefore, finished(found), now);
    long erased = 0;
    String after = "";
    while (true) {
      String last = after;
      List<String> page =
          read(connection -> new FinishedJobs(connection).ofTenant(tenantId, last, madeBefore));
      erased += delete(page);
      if (page.size() < FinishedJobs.IN_A_PAGE) {
        Store.emptyLog(store, home);
        Map<JobState, Long> left = read(connection -> count(connection, tenantId, madeBefore));
        left.keySet().removeIf(JobState::isFinal);
        return new Report(erased, left);
      }
      after = page.get(page.size() - 1);
    }
  }

  private long delete(List<String> ids) {
    long deleted = 0;
    for (int from = 0; from < ids.size(); from += FinishedJobs.IN_A_COMMIT) {
      List<String> batch = ids.subList(from, Math.min(ids.size(), from + FinishedJobs.IN_A_COMMIT));
      deleted += write(connection -> new FinishedJobs(connection).delete(batch));
    }
    return deleted;
  }

  private boolean isKnown(String tenantId) {
    return read(
        connection ->
            KeyRegister.of(declared, connection).tenant(tenantId).isPresent()
                || !count(connection, tenantId, Instant.ofEpochMilli(Long.MAX_VALUE)).isEmpty());
  }

  private void note(String tenantId, Instant madeBefore, long jobs, Instant now) {
    AuditEntry entry =
        AuditEntry.of(
            now,
            operator,
            "tenant.erase",
            tenantId,
            new JsonObject().put("jobs", jobs).put("made_before", madeBefore.toString()),
            new JsonObject());
    write(
        connection -> {
          new AuditTable(connection).insert(entry);
          return entry;
        });
  }

  private static Map<JobState, Long> count(
      Connection connection, String tenantId, Instant madeBefore) throws SQLException {
    Map<JobState, Long> jobs = new EnumMap<>(JobState.class);
    try (PreparedStatement select = connection.prepareStatement(COUNT)) {
      Parameters.of(select).text(tenantId).instant(madeBefore);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          jobs.put(JobState.ofCode(row.getString(1)), row.getLong(2));
        }
      }
    }
    return jobs;
  }

  private static long finished(Map<JobState, Long> jobs) {
    return jobs.entrySet().stream()
        .filter(entry -> entry.getKey().isFinal())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private <R> R read(SqlWork<R> work) {
    return Store.readBeside(store, home, work);
  }

  private <R> R write(SqlWork<R> work) {
    return Store.writeBeside(store, home, work);
  }
}
