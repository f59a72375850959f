package io.filmgate.core.store;

import io.filmgate.core.config.SecretText;
import io.filmgate.core.config.StoreConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;

/** The databases that keep one contract. */
public enum TestDatabase {
  /** A file in the store's folder. */
  SQLITE {
    @Override
    StoreConfig make(Path home) {
      try {
        Path file = home.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.write(file, MigratedFile.BYTES);
        return sqlite();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    StoreConfig makeEmpty() {
      return sqlite();
    }

    @Override
    DataSource writing(StoreConfig config, Path home) {
      return SqliteFile.of(config, home).writing();
    }

    @Override
    void drop(StoreConfig config) {} // goes with its folder
  },

  /** A database of its own on the server that all tests share. */
  POSTGRESQL {
    @Override
    StoreConfig make(Path home) {
      return SharedServer.EMPTY.give();
    }

    @Override
    StoreConfig makeEmpty() {
      return SharedServer.SERVER.create();
    }

    @Override
    DataSource writing(StoreConfig config, Path home) {
      return PostgresAddress.of(config).writing();
    }

    @Override
    void drop(StoreConfig config) {
      SharedServer.EMPTY.takeBack(config);
    }
  };

  private static final String FILE = "data/filmgate.db";

  /**
   * An empty database with its tables.
   *
   * @param home the folder of the store
   */
  abstract StoreConfig make(Path home);

  /** A database without tables. */
  abstract StoreConfig makeEmpty();

  /** Connections that write, as the store has them. */
  abstract DataSource writing(StoreConfig config, Path home);

  abstract void drop(StoreConfig config);

  static StoreConfig sqlite() {
    return new StoreConfig("sqlite:" + FILE, "", new SecretText(""), 0);
  }

  /** Making the tables takes long enough to do it once only. */
  private static final class MigratedFile {
    static final byte[] BYTES = make();

    private static byte[] make() {
      try {
        Path home = Files.createTempDirectory("filmgate-store");
        Database.open(sqlite(), home).close();
        byte[] file = Files.readAllBytes(home.resolve(FILE));
        TestStore.deleteAll(home);
        return file;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final class SharedServer {
    static final TestServer SERVER = TestServer.start();
    static final EmptyDatabases EMPTY = new EmptyDatabases(SERVER);
  }
}
