package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import java.time.Duration;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on a server, and how each connection to it is set up. */
record PostgresAddress(StoreConfig config) {
  private static final String SCHEME = "postgresql:";

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);

  /** A statement ends before its connection is given up, so that the server says why. */
  private static final Duration WRITE_WITHIN = Duration.ofSeconds(20);

  private static final Duration READ_WITHIN = Duration.ofSeconds(10);
  private static final Duration ANSWER_LATER_BY = Duration.ofSeconds(5);

  /** Nobody else writes: who waits for a lock longer, waits for an operator's open transaction. */
  static final Duration LOCK_WITHIN = Duration.ofSeconds(3);

  /** A process that was paused in a transaction must not keep others from the rows. */
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(30);

  /** The server finds within half a minute that this machine is gone, and frees its lock. */
  private static final List<String> FIND_DEAD_CLIENTS =
      List.of("tcp_keepalives_idle=15", "tcp_keepalives_interval=5", "tcp_keepalives_count=3");

  static boolean isNamedBy(StoreConfig config) {
    return config.url().startsWith(SCHEME);
  }

  static PostgresAddress of(StoreConfig config) {
    return new PostgresAddress(config);
  }

  /** What an operator recognises it by; the password is not in it. */
  String name() {
    return config.url().replaceFirst("\\?.*", "");
  }

  PGSimpleDataSource writing() {
    return source(WRITE_WITHIN);
  }

  /** For connections that are set to read only, which then holds without a transaction too. */
  PGSimpleDataSource reading() {
    PGSimpleDataSource source = source(READ_WITHIN);
    source.setReadOnlyMode("always");
    return source;
  }

  /** Without a limit: some tables are large. */
  PGSimpleDataSource withoutLimit() {
    return source(Duration.ZERO);
  }

  private PGSimpleDataSource source(Duration statement) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl("jdbc:" + config.url());
    source.setTargetServerType("primary");
    if (!config.user().isEmpty()) {
      source.setUser(config.user());
    }
    if (!config.password().reveal().isEmpty()) {
      source.setPassword(config.password().reveal());
    }
    source.setApplicationName("filmgate");
    source.setConnectTimeout((int) CONNECT_WITHIN.toSeconds());
    source.setLoginTimeout((int) CONNECT_WITHIN.toSeconds());
    source.setSocketTimeout(
        statement.isZero() ? 0 : (int) statement.plus(ANSWER_LATER_BY).toSeconds());
    source.setTcpKeepAlive(true);
    // rewritten batches tell no counts, and a compare-and-set is its count
    source.setReWriteBatchedInserts(false);
    // the detail is the row, prompt included
    source.setLogServerErrorDetail(false);
    source.setOptions(options(statement));
    return source;
  }

  private static String options(Duration statement) {
    StringBuilder options = new StringBuilder("-c default_transaction_isolation=read\\ committed");
    option(options, "statement_timeout", statement);
    option(options, "lock_timeout", LOCK_WITHIN);
    option(options, "idle_in_transaction_session_timeout", IDLE_IN_TRANSACTION);
    FIND_DEAD_CLIENTS.forEach(option -> options.append(" -c ").append(option));
    return options.toString();
  }

  private static void option(StringBuilder options, String name, Duration value) {
    options.append(" -c ").append(name).append('=').append(value.toMillis());
  }
}
