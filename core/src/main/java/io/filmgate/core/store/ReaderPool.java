package io.filmgate.core.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The connections that read. One that breaks is replaced. */
final class ReaderPool implements AutoCloseable {
  /** As many reads at a time; more wait for their turn. */
  static final int SIZE = 4;

  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration CHECK_WITHIN = Duration.ofSeconds(2);
  private static final Duration CHECK_IDLE_EVERY = Duration.ofMinutes(1);

  private final HikariDataSource connections;

  private ReaderPool(HikariDataSource connections) {
    this.connections = connections;
  }

  /**
   * Connects once, to see that it can be done.
   *
   * @param source of connections that cannot write
   * @param name of the database, for the operator
   */
  static ReaderPool open(DataSource source, String name) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("filmgate-store");
    pool.setDataSource(source);
    pool.setReadOnly(true);
    pool.setMaximumPoolSize(SIZE);
    pool.setMinimumIdle(1);
    pool.setConnectionTimeout(WAIT.toMillis());
    pool.setValidationTimeout(CHECK_WITHIN.toMillis());
    pool.setKeepaliveTime(CHECK_IDLE_EVERY.toMillis());
    try {
      return new ReaderPool(new HikariDataSource(pool));
    } catch (PoolInitializationException e) {
      throw new StoreUnavailableException("cannot read " + name, e);
    }
  }

  Connection connection() throws SQLException {
    return connections.getConnection();
  }

  @Override
  public void close() {
    connections.close();
  }
}
