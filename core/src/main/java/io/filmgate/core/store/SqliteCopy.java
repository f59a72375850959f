package io.filmgate.core.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.sqlite.SQLiteDataSource;

/**
 * Makes a copy of a database file while it is being used. It is a database again, compact and in
 * one file, with a mark in it: nobody is to serve it before {@link SqliteRestore} has looked after
 * its jobs.
 */
final class SqliteCopy {
  private static final String UNFINISHED = ".partial";
  private static final String MARK =
      "create table " + Migrations.COPY_MARK + " (made_at bigint not null)";

  private final SqliteFile source;
  private final Path file;
  private final Path unfinished;

  private SqliteCopy(SqliteFile source, Path file) {
    this.source = source;
    this.file = file;
    this.unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
  }

  /**
   * Makes it; durable, and readable by its owner only.
   *
   * @param look what is to be known of the copy
   */
  static <R> R make(SqliteFile source, Path file, Instant now, SqlWork<R> look) {
    if (!Files.exists(source.path())) {
      throw new StoreException("there is no store to copy: " + source.path() + " does not exist");
    }
    if (Files.exists(file)) {
      throw new StoreException(file + " is there already; a backup replaces nothing");
    }
    return new SqliteCopy(source, file.toAbsolutePath()).make(now, look);
  }

  private <R> R make(Instant now, SqlWork<R> look) {
    begin();
    try {
      copy();
      R seen = mark(now, look);
      finish();
      return seen;
    } catch (SQLException e) {
      throw new StoreException(
          "cannot copy %s to %s: %s".formatted(source.path(), file, SqlFailures.describe(e)), e);
    } catch (IOException e) {
      throw new StoreException("cannot write " + file + ": " + e.getMessage(), e);
    } finally {
      SideFiles.deleteWith(unfinished);
    }
  }

  /**
   * An empty file is what SQLite copies into; who may read it is decided before it has anything.
   */
  private void begin() {
    try {
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new StoreException(
          unfinished + " is there: another backup is being made, or one was cut off; delete it", e);
    } catch (IOException e) {
      throw new StoreException("cannot make " + unfinished + ": " + e.getMessage(), e);
    }
  }

  private void copy() throws SQLException {
    try (Connection connection = source.reading().getConnection();
        PreparedStatement statement = connection.prepareStatement("vacuum into ?")) {
      Parameters.of(statement).text(unfinished.toString());
      statement.execute();
    }
  }

  private <R> R mark(Instant now, SqlWork<R> look) throws SQLException {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + unfinished);
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement make = connection.createStatement()) {
        make.execute(MARK);
      }
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into " + Migrations.COPY_MARK + " (made_at) values (?)")) {
        Parameters.of(insert).instant(now);
        insert.executeUpdate();
      }
      R seen = look.run(connection);
      connection.commit();
      return seen;
    }
  }

  private void finish() throws IOException {
    sync(unfinished, StandardOpenOption.WRITE);
    Files.move(unfinished, file);
    sync(file.getParent(), StandardOpenOption.READ);
  }

  /** Makes a file durable, or the names in a folder. */
  static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
