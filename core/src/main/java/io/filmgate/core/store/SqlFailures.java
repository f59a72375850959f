package io.filmgate.core.store;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells an operation's own failure from one of its surroundings. */
final class SqlFailures {
  private static final int PRIMARY_CODE = 0xff;
  private static final Set<SQLiteErrorCode> OWN =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_ERROR,
          SQLiteErrorCode.SQLITE_CONSTRAINT,
          SQLiteErrorCode.SQLITE_MISMATCH,
          SQLiteErrorCode.SQLITE_TOOBIG,
          SQLiteErrorCode.SQLITE_RANGE);

  /**
   * PostgreSQL's classes: not supported, cardinality, data, constraint, transaction state (a
   * failure that was passed over), syntax, limits, functions.
   */
  private static final Set<String> OWN_CLASSES =
      Set.of("0A", "21", "22", "23", "25", "42", "54", "P0");

  /** In those classes, but not own: a standby, a process that was paused, a right not granted. */
  private static final Set<String> NOT_OWN_STATES = Set.of("25006", "25P03", "42501");

  /** A commit that fails so has not happened: constraint, transaction state, rollback. */
  private static final Set<String> REFUSALS = Set.of("23", "25", "40");

  /** Their messages speak of the server and never of a row. */
  private static final Set<String> QUOTABLE_CLASSES = Set.of("08", "28", "3D", "53", "57", "58");

  private SqlFailures() {}

  /** Whether it would happen again wherever and whenever the same is tried: data, or a mistake. */
  static boolean isOwn(Throwable failure) {
    Optional<SQLiteErrorCode> code = code(failure);
    if (code.isPresent()) {
      return OWN.contains(code.get());
    }
    Optional<String> state = state(failure);
    if (state.isPresent()) {
      return OWN_CLASSES.contains(classOf(state.get())) && !NOT_OWN_STATES.contains(state.get());
    }
    return !(failure instanceof SQLException)
        && !(failure instanceof StoreUnavailableException)
        && !(failure instanceof StoreLostException)
        && !(failure instanceof Error);
  }

  /** Whether the disk failed, so that nobody knows what it holds. */
  static boolean isInputOutput(Throwable failure) {
    return code(failure).filter(SQLiteErrorCode.SQLITE_IOERR::equals).isPresent();
  }

  /** Whether PostgreSQL has answered that it does not commit. */
  static boolean isRefusal(SQLException failure) {
    return state(failure).map(SqlFailures::classOf).filter(REFUSALS::contains).isPresent();
  }

  /** A few words without the row's contents. */
  static String describe(Throwable failure) {
    return code(failure)
        .map(SqlFailures::said)
        .or(() -> server(failure))
        .orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String said(SQLiteErrorCode code) {
    return code == SQLiteErrorCode.SQLITE_CORRUPT
        ? code.name() + ": the file is damaged; restore a backup (docs/operations.md)"
        : code.name();
  }

  /** What may be logged and passed on: PostgreSQL's own message may hold the row. */
  static Throwable quotable(Throwable failure) {
    if (state(failure).isEmpty()) {
      return failure;
    }
    SQLException quotable = new SQLException(describe(failure), state(failure).get());
    quotable.setStackTrace(failure.getStackTrace());
    return quotable;
  }

  /** A failed batch hides the code in its cause. */
  private static Optional<SQLiteErrorCode> code(Throwable failure) {
    return first(SQLiteException.class, failure)
        .map(sqlite -> SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE));
  }

  private static Optional<String> state(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .flatMap(Stream::ofNullable)
        .findFirst();
  }

  private static Optional<String> server(Throwable failure) {
    return state(failure)
        .map(
            state ->
                QUOTABLE_CLASSES.contains(classOf(state))
                    ? firstLine(failure)
                    : "SQLSTATE " + state + constraint(failure));
  }

  private static String firstLine(Throwable failure) {
    String message =
        first(PSQLException.class, failure)
            .map(Throwable::getMessage)
            .orElseGet(() -> String.valueOf(failure.getMessage()));
    return message.lines().findFirst().orElse("");
  }

  private static String constraint(Throwable failure) {
    return first(PSQLException.class, failure)
        .map(PSQLException::getServerErrorMessage)
        .map(ServerErrorMessage::getConstraint)
        .map(name -> " (" + name + ")")
        .orElse("");
  }

  private static String classOf(String state) {
    return state.substring(0, Math.min(2, state.length()));
  }

  private static <T> Optional<T> first(Class<T> type, Throwable failure) {
    return causes(failure).filter(type::isInstance).map(type::cast).findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
