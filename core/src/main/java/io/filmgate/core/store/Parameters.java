package io.filmgate.core.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;

/** Fills a statement's parameters, one after the other. Instants are kept to the millisecond. */
public final class Parameters {
  private final PreparedStatement statement;
  private int position;

  private Parameters(PreparedStatement statement) {
    this.statement = statement;
  }

  public static Parameters of(PreparedStatement statement) {
    return new Parameters(statement);
  }

  public Parameters text(String value) throws SQLException {
    statement.setString(++position, value);
    return this;
  }

  public Parameters text(Optional<String> value) throws SQLException {
    return value.isPresent() ? text(value.get()) : nothing(Types.VARCHAR);
  }

  public Parameters whole(long value) throws SQLException {
    statement.setLong(++position, value);
    return this;
  }

  /** SQLite has no truth values; 1 and 0 stand for them everywhere. */
  public Parameters flag(boolean value) throws SQLException {
    statement.setInt(++position, value ? 1 : 0);
    return this;
  }

  public Parameters instant(Instant value) throws SQLException {
    return whole(value.toEpochMilli());
  }

  public Parameters instant(Optional<Instant> value) throws SQLException {
    return value.isPresent() ? instant(value.get()) : nothing(Types.BIGINT);
  }

  /** Puts the filled statement into its batch. */
  public void add() throws SQLException {
    statement.addBatch();
  }

  private Parameters nothing(int type) throws SQLException {
    statement.setNull(++position, type);
    return this;
  }
}
