package io.filmgate.core.store;

import io.filmgate.core.config.SecretText;
import io.filmgate.core.config.StoreConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A PostgreSQL server that keeps what it has committed, as the ones that serve do. It ends with
 * this process. Who runs tests as root needs user namespaces: the server refuses to be root.
 */
final class TestServer {
  private static final Duration START_WITHIN = Duration.ofSeconds(60);
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final Connection administration;
  private final AtomicInteger databases = new AtomicInteger();

  private TestServer(EmbeddedPostgres server, Connection administration) {
    this.server = server;
    this.administration = administration;
  }

  static TestServer start() {
    return start(EmbeddedPostgres.builder());
  }

  /**
   * Starts one on a folder, where another may have been killed.
   *
   * @param port 0: any
   */
  static TestServer start(Path folder, int port) {
    return start(
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setCleanDataDirectory(false)
            .setPort(port));
  }

  private static TestServer start(EmbeddedPostgres.Builder builder) {
    try {
      // the builder's own settings are for tests that may lose what was committed
      EmbeddedPostgres server =
          builder
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              // plans would depend on what it has seen of the tests before
              .setServerConfig("autovacuum", "off")
              .setPGStartupWait(START_WITHIN)
              .start();
      return new TestServer(server, server.getPostgresDatabase().getConnection());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("PostgreSQL does not start on this machine", e);
    }
  }

  int port() {
    return server.getPort();
  }

  /** A database without tables. */
  StoreConfig create() {
    String name = "filmgate_" + databases.incrementAndGet();
    execute("create database " + name);
    return config(name);
  }

  /** A database like another, to which nobody may be connected. */
  StoreConfig copy(StoreConfig template) {
    String name = "filmgate_" + databases.incrementAndGet();
    execute("create database " + name + " template " + name(template));
    return config(name);
  }

  void drop(StoreConfig config) {
    execute("drop database " + name(config) + " with (force)");
  }

  StoreConfig config(String name) {
    return new StoreConfig(
        "postgresql://127.0.0.1:" + port() + "/" + name, USER, new SecretText(""), 0);
  }

  private static String name(StoreConfig config) {
    return config.url().replaceFirst(".*/", "");
  }

  void execute(String sql) {
    try (Statement statement = administration.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  /** Ends every process of the server at once. The folder is left as it is, for another server. */
  void kill(Path folder) throws IOException {
    ProcessHandle postmaster = postmaster(folder);
    List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
    all.add(0, postmaster);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
    server.close(); // finds nothing to stop, says so, and gives up its lock on the folder
  }

  private static ProcessHandle postmaster(Path folder) throws IOException {
    long id = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
    return ProcessHandle.of(id).orElseThrow();
  }

  void stop() throws IOException {
    server.close();
  }
}
