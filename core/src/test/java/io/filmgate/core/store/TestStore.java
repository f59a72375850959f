package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A store in a folder of its own, which goes when the test ends. */
public final class TestStore implements AutoCloseable {
  private static final long WAIT_SECONDS = 20;

  private final Vertx vertx = Vertx.vertx();
  private final Path home;
  private final TestDatabase database;
  private final StoreConfig config;
  private final List<Throwable> broken = new CopyOnWriteArrayList<>();
  private Store store;

  /** For what does not depend on the database. */
  public TestStore() {
    this(TestDatabase.SQLITE);
  }

  public TestStore(TestDatabase database) {
    try {
      home = Files.createTempDirectory("filmgate-store");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    this.database = database;
    config = database.make(home);
    store = open();
  }

  /** The configuration of the store without arguments. */
  public static StoreConfig config() {
    return TestDatabase.sqlite();
  }

  /** The configuration of this store. */
  public StoreConfig configuration() {
    return config;
  }

  private Store open() {
    return Store.open(vertx, config, home, broken::add);
  }

  /** Why the process would have ended. */
  public List<Throwable> broken() {
    return broken;
  }

  public Vertx vertx() {
    return vertx;
  }

  public Path home() {
    return home;
  }

  public Store store() {
    return store;
  }

  /** A connection beside the store's own. */
  public Connection connect() throws SQLException {
    return database.writing(config, home).getConnection();
  }

  /** Closes the store and opens it again, as a new process would. */
  public void reopen() {
    store.close();
    store = open();
  }

  /** Holds the writer meanwhile, so that what is handed over shares a commit. */
  public void together(Runnable handOver) {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch left = new CountDownLatch(1);
    store.write(
        connection -> {
          entered.countDown();
          await(left);
          return 0;
        });
    await(entered);
    try {
      handOver.run();
    } finally {
      left.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nothing came within " + WAIT_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer, or the exception that the future failed with. */
  public static <R> R await(Future<R> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  public static <R> List<R> awaitAll(List<Future<R>> futures) {
    return futures.stream().map(TestStore::await).toList();
  }

  @Override
  public void close() {
    store.close();
    await(vertx.close());
    database.drop(config);
    try {
      deleteAll(home);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static void deleteAll(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
