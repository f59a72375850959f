package io.filmgate.core.job.commit;

import io.filmgate.core.job.EarlierJob;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobRow;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.store.Parameters;
import io.filmgate.core.store.WriteSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the jobs that were made under the idempotency keys of a batch. */
final class IdempotencyLookup {
  private static final int KEYS_IN_A_QUERY = 16;
  static final String SELECT =
      "with wanted (tenant, name) as (values "
          + "(?, ?), ".repeat(KEYS_IN_A_QUERY - 1)
          + "(?, ?)) select idempotency_key, fingerprint, "
          + JobRow.COLUMNS
          + " from wanted join job on tenant_id = tenant and idempotency_key = name"
          + " where idempotency_key is not null";

  private final Map<Name, EarlierJob> found = new HashMap<>();

  /** An idempotency key belongs to a tenant. */
  private record Name(String tenantId, String key) {}

  /** Looks the keys of some admissions up. */
  static IdempotencyLookup of(WriteSession session, List<Admit> admissions) throws SQLException {
    IdempotencyLookup lookup = new IdempotencyLookup();
    List<Name> names = new ArrayList<>();
    admissions.forEach(admit -> name(admit).ifPresent(names::add));
    for (int from = 0; from < names.size(); from += KEYS_IN_A_QUERY) {
      lookup.read(session, names.subList(from, Math.min(from + KEYS_IN_A_QUERY, names.size())));
    }
    return lookup;
  }

  /** What was made under an admission's key. */
  Optional<EarlierJob> find(Admit admit) {
    return name(admit).map(found::get);
  }

  private void read(WriteSession session, List<Name> names) throws SQLException {
    PreparedStatement statement = session.statement(SELECT);
    Parameters parameters = Parameters.of(statement);
    for (int i = 0; i < KEYS_IN_A_QUERY; i++) {
      Name name = names.get(Math.min(i, names.size() - 1));
      parameters.text(name.tenantId()).text(name.key());
    }
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        Job job = JobRow.read(row);
        found.put(
            new Name(job.tenantId(), row.getString("idempotency_key")),
            new EarlierJob(job, row.getString("fingerprint")));
      }
    }
  }

  private static Optional<Name> name(Admit admit) {
    return admit
        .idempotency()
        .map(idempotency -> new Name(admit.job().tenantId(), idempotency.key()));
  }
}
