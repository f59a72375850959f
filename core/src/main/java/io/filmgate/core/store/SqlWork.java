package io.filmgate.core.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something to do with a connection. It neither commits nor keeps the connection.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface SqlWork<R> {
  R run(Connection connection) throws SQLException;
}
