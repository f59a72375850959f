package io.filmgate.bench.crash.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest {
  private static final Path TABLES =
      Path.of(
          "../core/src/main/resources/io/filmgate/core/store/migrations/V1__jobs_and_money.sql");
  private static final Amounts ONE = new Amounts(1, 5000, 1_000_000);

  @TempDir private Path folder;

  @BeforeEach
  void fill() throws Exception {
    String rows =
        """
        insert into job (id, tenant_id, key_id, model, state, created_at, idempotency_key, request, planned,
            held_jobs, held_millis, held_micros, held_priced, lane, attempt, owner, cancel_requested)
          values ('b', 'acme', 'web', 'm', 'in_doubt', 7, null, '{"prompt":"a word2"}', '{}', 1, 5000, 1000000, 1, '', 1, '', 0),
                 ('a', 'acme', 'web', 'm', 'queued', 7, 'k', '{"prompt":"a word1"}', '{}', 1, 5000, 1000000, 1, '', 1, '', 0);
        insert into entry values
          ('b', 'reserve', 0, 9, 7, 'acme', 'web', 'm', 1, 5000, 1000000, 0, 0, 0, 0, 0, 0, null, 'admitted'),
          ('a', 'reserve', 0, 8, 7, 'acme', 'web', 'm', 1, 5000, 1000000, 0, 0, 0, 0, 0, 0, null, 'admitted');
        insert into budget values ('id', 'acme', null, 'EVER', 0, 2, 10000, 2000000, 0, 0, 0);
        """;
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      for (String sql : (Files.readString(TABLES).replaceAll("--.*", "") + rows).split(";", -1)) {
        if (!sql.isBlank()) {
          statement.executeUpdate(sql);
        }
      }
    }
  }

  private Path file() {
    return folder.resolve("filmgate.db");
  }

  @Test
  void jobs_entries_and_counters_are_read_as_the_gateway_writes_them() throws Exception {
    LedgerLog log = SqliteLedger.read(file());
    assertThat(log.jobs())
        .containsExactly(
            new StoredJob("a", "acme", "web", Optional.of("k"), "word1", "queued", ONE),
            new StoredJob("b", "acme", "web", Optional.empty(), "word2", "in_doubt", ONE));
    assertThat(log.entries()).extracting(Entry::job).containsExactly("b", "a");
    assertThat(log.entries().get(0))
        .isEqualTo(
            new Entry(
                "b",
                "reserve",
                Instant.ofEpochMilli(7),
                "acme",
                "web",
                ONE,
                Amounts.NONE,
                "admitted"));
    assertThat(log.counters())
        .isEqualTo(
            List.of(
                new Counter(
                    Scope.tenant("acme"),
                    Period.EVER,
                    Instant.EPOCH,
                    ONE.plus(ONE),
                    Amounts.NONE)));
  }

  @Test
  void jobs_are_counted_by_how_they_are() throws Exception {
    assertThat(SqliteLedger.count(file())).isEqualTo(new SqliteLedger.Count(0, 1, 1));
  }
}
