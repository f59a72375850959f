package io.filmgate.core.job.commit;

import io.filmgate.core.job.Aftermath;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.job.commit.JobOperation.Subside;
import io.filmgate.core.job.commit.JobOperation.Surface;
import io.filmgate.core.store.WriteSession;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The statements that write what becomes at vendors of jobs that were ended in doubt. */
final class AftermathWrites {
  private static final String INSERT =
      "insert into aftermath (job_id, channel_id, state, since, until, vendor_job, handle,"
          + " found_at) values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String SURFACE =
      "update aftermath set state = 'following', vendor_job = ?, handle = ?, found_at = ?"
          + " where job_id = ? and state = 'looking'";
  private static final String SUBSIDE =
      "update aftermath set state = ?, ended_at = ? where job_id = ? and ended_at is null";
  private static final String STATES = "select job_id, state from aftermath where job_id in";

  private final WriteSession session;

  AftermathWrites(WriteSession session) {
    this.session = session;
  }

  /** How far those of some jobs are. */
  Map<String, String> states(Collection<String> jobIds) throws SQLException {
    Map<String, String> states = new HashMap<>();
    session.rows(
        STATES, jobIds, "order by job_id", row -> states.put(row.getString(1), row.getString(2)));
    return states;
  }

  void open(Job job, Aftermath opened) throws SQLException {
    Optional<Job.Accepted> vendorJob = opened.vendorJob();
    session
        .batch(INSERT)
        .text(job.id())
        .text(job.attempt().orElseThrow().channelId())
        .text(opened.state().code())
        .instant(opened.since())
        .instant(opened.until())
        .text(vendorJob.map(Job.Accepted::vendorJobId))
        .text(vendorJob.map(known -> JobRow.json(known.handle()).encode()))
        .instant(vendorJob.map(Job.Accepted::at))
        .add();
  }

  void surface(Surface surface) throws SQLException {
    session
        .batch(SURFACE)
        .text(surface.vendorJob().vendorJobId())
        .text(JobRow.json(surface.vendorJob().handle()).encode())
        .instant(surface.vendorJob().at())
        .text(surface.job().id())
        .add();
  }

  void subside(Subside subside) throws SQLException {
    session
        .batch(SUBSIDE)
        .text(subside.end().code())
        .instant(subside.now())
        .text(subside.job().id())
        .add();
  }
}
