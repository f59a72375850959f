package io.filmgate.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlFailuresTest {

  /** As the driver throws it for a batch: the message holds the row. */
  private static SQLException batch(String state) {
    ServerErrorMessage message =
        new ServerErrorMessage("SERROR\0C" + state + "\0Mvalue of the astronaut\0njob_pkey\0");
    PSQLException cause = new PSQLException(message, false);
    return new BatchUpdateException(
        "Batch entry 0 insert into job values ('astronaut') was aborted", state, new int[0], cause);
  }

  @ParameterizedTest
  @ValueSource(strings = {"22021", "22003", "23505", "23502", "42P01", "42601", "25P02", "54000"})
  void data_and_mistakes_are_an_operations_own(String state) {
    assertThat(SqlFailures.isOwn(batch(state))).isTrue();
    assertThat(SqlFailures.describe(batch(state))).isEqualTo("SQLSTATE " + state + " (job_pkey)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08003", "25006", "25P03", "28P01", "40001", "40P01", "42501", "53100", "53300",
        "55P03", "57014", "57P01", "57P03", "58030", "XX000"
      })
  void disk_server_connection_and_rights_are_the_surroundings(String state) {
    assertThat(SqlFailures.isOwn(batch(state))).isFalse();
  }

  @Test
  void a_commit_is_refused_only_by_an_answer_that_says_so() {
    assertThat(SqlFailures.isRefusal(batch("23505"))).isTrue();
    assertThat(SqlFailures.isRefusal(batch("40001"))).isTrue();
    assertThat(SqlFailures.isRefusal(batch("08006"))).isFalse();
    assertThat(SqlFailures.isRefusal(batch("57P01"))).isFalse();
    assertThat(SqlFailures.isRefusal(new SQLException("read timed out"))).isFalse();
  }

  @Test
  void what_is_passed_on_of_a_refused_row_is_its_code_and_place() {
    Throwable quotable = SqlFailures.quotable(batch("23505"));

    assertThat(quotable).hasNoCause().hasMessage("SQLSTATE 23505 (job_pkey)");
    assertThat(quotable.getStackTrace()).isNotEmpty();
  }

  @Test
  void sqlite_is_told_apart_by_its_codes() {
    SQLException full = new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL);
    SQLException unique = new SQLiteException("unique", SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE);
    SQLException disk = new SQLiteException("disk", SQLiteErrorCode.SQLITE_IOERR_FSYNC);

    assertThat(SqlFailures.isOwn(full)).isFalse();
    assertThat(SqlFailures.isOwn(unique)).isTrue();
    assertThat(SqlFailures.isInputOutput(disk)).isTrue();
    assertThat(SqlFailures.isInputOutput(batch("58030"))).isFalse();
    assertThat(SqlFailures.quotable(unique)).isSameAs(unique);
  }

  @Test
  void without_a_database_a_mistake_is_own_and_a_store_that_is_away_is_not() {
    assertThat(SqlFailures.isOwn(new IllegalStateException())).isTrue();
    assertThat(SqlFailures.isOwn(new StoreUnavailableException("away"))).isFalse();
    assertThat(SqlFailures.isOwn(new StoreLostException("lost"))).isFalse();
    assertThat(SqlFailures.isOwn(new SQLException("pool is empty"))).isFalse();
    assertThat(SqlFailures.isOwn(new OutOfMemoryError())).isFalse();
  }
}
