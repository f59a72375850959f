package io.filmgate.core.store;

import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
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

  private SqlFailures() {}

  /** Whether it would happen again wherever and whenever the same is tried: data, or a mistake. */
  static boolean isOwn(Throwable failure) {
    Optional<SQLiteErrorCode> code = code(failure);
    if (code.isPresent()) {
      return OWN.contains(code.get());
    }
    return !(failure instanceof SQLException) && !(failure instanceof Error);
  }

  /** Whether the disk failed, so that nobody knows what it holds. */
  static boolean isInputOutput(Throwable failure) {
    return code(failure).filter(SQLiteErrorCode.SQLITE_IOERR::equals).isPresent();
  }

  /** A few words without the row's contents. */
  static String describe(Throwable failure) {
    return code(failure).map(Enum::name).orElseGet(() -> failure.getClass().getSimpleName());
  }

  /** A failed batch hides the code in its cause. */
  private static Optional<SQLiteErrorCode> code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return Optional.of(
            SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & PRIMARY_CODE));
      }
    }
    return Optional.empty();
  }
}
