package io.filmgate.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Puts a copy where the store is. It is made ready beside it first, so that whatever fails leaves
 * the store as it was.
 */
final class SqliteRestore {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String MADE_AT = "select made_at from " + Migrations.COPY_MARK;

  private final SqliteFile target;
  private final Path copy;
  private final SqliteFile incoming;

  private SqliteRestore(SqliteFile target, Path copy) {
    this.target = target;
    this.copy = copy;
    this.incoming =
        new SqliteFile(target.path().resolveSibling(target.path().getFileName() + ".restoring"));
  }

  /**
   * Does it, unless somebody uses the store.
   *
   * @param isReplacing whether a store that is there may be put aside
   * @param first what has to be done to the copy before anybody serves it
   */
  static <R> RestoredStore<R> run(
      SqliteFile target, Path copy, boolean isReplacing, Instant now, SqlWork<R> first) {
    if (!Files.isRegularFile(copy)) {
      throw new StoreException("there is no file " + copy);
    }
    try {
      StoreLock lock = StoreLock.take(target.path());
      try {
        refuseToReplace(target, isReplacing);
        return new SqliteRestore(target, copy.toAbsolutePath()).run(now, first);
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new StoreException("cannot restore " + target.path() + ": " + e.getMessage(), e);
    }
  }

  private static void refuseToReplace(SqliteFile target, boolean isReplacing) {
    if (Files.exists(target.path()) && !isReplacing) {
      throw new StoreException(
          target.path() + " is there already; with --replace it is kept under another name");
    }
  }

  private <R> RestoredStore<R> run(Instant now, SqlWork<R> first) throws IOException {
    SideFiles.deleteWith(incoming.path()); // of a restore that was cut off
    try {
      Files.copy(copy, incoming.path());
      Instant madeAt = takeMark();
      Migrations.run(incoming.writing());
      R done = doFirst(first);
      SqliteCopy.sync(incoming.path(), StandardOpenOption.WRITE);
      Optional<Path> kept = putAside(now);
      Files.move(incoming.path(), target.path(), StandardCopyOption.ATOMIC_MOVE);
      SqliteCopy.sync(target.path().getParent(), StandardOpenOption.READ);
      return new RestoredStore<>(done, madeAt, kept);
    } finally {
      SideFiles.deleteWith(incoming.path());
    }
  }

  /** Makes sure that it is a copy and whole, and no copy any more. */
  private Instant takeMark() {
    try (Connection connection = incoming.writing().getConnection();
        Statement statement = connection.createStatement()) {
      Instant madeAt = Instant.ofEpochMilli(number(statement));
      try (ResultSet row = statement.executeQuery("pragma quick_check(1)")) {
        String found = row.next() ? row.getString(1) : "nothing";
        if (!found.equals("ok")) {
          throw new StoreException(copy + " is damaged: " + found);
        }
      }
      statement.execute("drop table " + Migrations.COPY_MARK);
      return madeAt;
    } catch (SQLException e) {
      throw new StoreException(
          "%s is damaged, or was not made by filmgate backup: %s"
              .formatted(copy, SqlFailures.describe(e)),
          e);
    }
  }

  private static long number(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(MADE_AT)) {
      return row.getLong(1);
    }
  }

  private <R> R doFirst(SqlWork<R> first) {
    try {
      return SqliteSession.run(incoming.writing().getConnection(), first);
    } catch (SQLException e) {
      throw new StoreException("cannot prepare %s: %s".formatted(copy, SqlFailures.describe(e)), e);
    }
  }

  private Optional<Path> putAside(Instant now) throws IOException {
    if (!Files.exists(target.path())) {
      return Optional.empty();
    }
    String stamp = "." + STAMP.format(now);
    Path kept = target.path().resolveSibling(target.path().getFileName() + stamp);
    if (Files.exists(kept)) {
      throw new StoreException(kept + " is there already; try again in a second");
    }
    Path inputs = target.path().resolveSibling(Store.INPUTS);
    if (Files.exists(inputs)) {
      Files.move(inputs, inputs.resolveSibling(Store.INPUTS + stamp));
    }
    SideFiles.moveWith(target.path(), kept);
    return Optional.of(kept);
  }
}
