package io.filmgate.core.job.retention;

import io.filmgate.core.ledger.GoneJobs;
import io.filmgate.core.ledger.GoneJobs.Gone;
import io.filmgate.core.store.Parameters;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that nothing can happen to any more, and their deletion. The ledger keeps its entries.
 *
 * @param connection neither committed nor closed here
 */
public record FinishedJobs(Connection connection) {
  /** How many are deleted in one commit, at the most: others share the commit, and wait for it. */
  public static final int IN_A_COMMIT = 50;

  /** How many ids are read at a time. */
  public static final int IN_A_PAGE = 1_000;

  /** A job that is looked for at its vendor beyond its end is kept as long. */
  private static final String IS_DELETABLE =
      "final_at is not null and not exists (select 1 from aftermath"
          + " where aftermath.job_id = job.id and ended_at is null)";

  static final String ENDED_BEFORE =
      "select id from job where "
          + IS_DELETABLE
          + " and final_at < ? order by final_at limit "
          + IN_A_PAGE;
  static final String OF_TENANT =
      "select id from job where tenant_id = ? and id > ? and created_at < ? and "
          + IS_DELETABLE
          + " order by id limit "
          + IN_A_PAGE;
  private static final String ONE =
      "select state, channel_id from job where id = ? and " + IS_DELETABLE;
  private static final String DELETE = "delete from job where id = ?";

  /** A page of jobs that ended before an instant, those that ended first. */
  public List<String> endedBefore(Instant end) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(ENDED_BEFORE)) {
      Parameters.of(select).instant(end);
      return ids(select);
    }
  }

  /**
   * A page of a tenant's jobs that were made before an instant, oldest first.
   *
   * @param after the last id of the page before; empty for the first page
   */
  public List<String> ofTenant(String tenantId, String after, Instant madeBefore)
      throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(OF_TENANT)) {
      Parameters.of(select).text(tenantId).text(after).instant(madeBefore);
      return ids(select);
    }
  }

  /**
   * Deletes jobs with their attempts, but not those that are open.
   *
   * @return how many it were
   */
  public int delete(List<String> ids) throws SQLException {
    List<Gone> gone = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(ONE)) {
      for (String id : ids) {
        Parameters.of(select).text(id);
        try (ResultSet row = select.executeQuery()) {
          if (row.next()) {
            gone.add(new Gone(id, row.getString(1), Optional.ofNullable(row.getString(2))));
          }
        }
      }
    }
    new GoneJobs(connection).keep(gone);
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      for (Gone job : gone) {
        Parameters.of(delete).text(job.jobId()).add();
      }
      delete.executeBatch();
    }
    return gone.size();
  }

  private static List<String> ids(PreparedStatement select) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (ResultSet row = select.executeQuery()) {
      while (row.next()) {
        ids.add(row.getString(1));
      }
    }
    return ids;
  }
}
