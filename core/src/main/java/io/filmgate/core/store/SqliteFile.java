package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/** A database file, and how each connection to it is set up. */
record SqliteFile(Path path) {
  private static final String SCHEME = "sqlite:";
  private static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);
  private static final int CACHE_KIBIBYTES = 16 * 1024;

  /** What makes a commit durable: without one of these it is better not to start. */
  private static final Map<String, String> FACTS =
      Map.of(
          "journal_mode", "wal",
          "synchronous", "2",
          "foreign_keys", "1",
          "busy_timeout", Long.toString(BUSY_TIMEOUT.toMillis()));

  /** Finds the file that a configuration names, and makes its folder. */
  static SqliteFile of(StoreConfig config, Path home) {
    if (!config.url().startsWith(SCHEME) || config.url().length() == SCHEME.length()) {
      throw new StoreException(
          "store.url: \""
              + config.url()
              + "\" cannot be opened; give sqlite:<path of a file> or postgresql://host:port/name");
    }
    Path path = home.resolve(config.url().substring(SCHEME.length())).toAbsolutePath().normalize();
    try {
      Files.createDirectories(path.getParent());
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "store.url: cannot make the folder " + path.getParent() + ": " + e.getMessage(), e);
    }
    return new SqliteFile(path);
  }

  SQLiteDataSource writing() {
    return source(new SQLiteConfig());
  }

  /** For commands: whoever deletes by command wants it gone, so it is overwritten with zeros. */
  SQLiteDataSource erasing() {
    SQLiteConfig config = new SQLiteConfig();
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
    return source(config);
  }

  SQLiteDataSource reading() {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return source(config);
  }

  private SQLiteDataSource source(SQLiteConfig config) {
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout((int) BUSY_TIMEOUT.toMillis());
    config.setCacheSize(-CACHE_KIBIBYTES);
    // otherwise the driver asks for the last row's number after each insert
    config.setGetGeneratedKeys(false);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + path);
    return source;
  }

  /** Makes sure that the settings were taken: SQLite passes over those that it cannot follow. */
  void check(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> fact : FACTS.entrySet()) {
        try (ResultSet row = statement.executeQuery("pragma " + fact.getKey())) {
          String value = row.next() ? row.getString(1) : "unknown";
          if (!value.equals(fact.getValue())) {
            throw new StoreUnavailableException(
                "%s: %s is %s, but must be %s for what is committed to last; is it on a local disk?"
                    .formatted(path, fact.getKey(), value, fact.getValue()));
          }
        }
      }
    }
  }
}
