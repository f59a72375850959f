package io.filmgate.core.store;

import io.filmgate.core.config.StoreConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The door to everything durable. Futures complete on the caller's context and fail with {@link
 * StoreException} only; nothing blocks the caller.
 */
public final class Store implements AutoCloseable {
  /** The folder, in that of the store, of what is too large for a row. */
  static final String INPUTS = "inputs";

  /** Above this many the store is too slow for its callers, who had better know. */
  static final int MOST_READS = 1024;

  private static final long READ_WARNING_SECONDS = 10;

  private final Database database;
  private final GroupCommit commits;
  private final WorkerExecutor readers;
  private final AtomicInteger reads = new AtomicInteger();
  private final OneByOne oneByOne = new OneByOne();

  private Store(Vertx vertx, Database database, Consumer<Throwable> broken) {
    this.database = database;
    this.commits = new GroupCommit(vertx, new BatchCommit(database::openWriter, broken));
    this.readers =
        vertx.createSharedWorkerExecutor(
            "filmgate-store-reader", ReaderPool.SIZE, READ_WARNING_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Opens the database and brings its tables up to date. Blocks.
   *
   * @param home what a relative path starts at
   * @param broken called once, on the writer's thread, when nobody knows what is durable any more,
   *     or somebody else has written: the process must end
   * @throws StoreException with one line for the operator
   */
  public static Store open(Vertx vertx, StoreConfig config, Path home, Consumer<Throwable> broken) {
    return new Store(vertx, Database.open(config, home), broken);
  }

  /**
   * One small write by a command, whether or not a gateway serves the store at the same time. Not
   * for open jobs and slots, which only the serving process writes. Blocks.
   *
   * @throws StoreException with one line for the operator
   */
  public static <R> R writeBeside(StoreConfig config, Path home, SqlWork<R> work) {
    return Database.writeBeside(config, home, work);
  }

  /**
   * Reads, for a command, whether or not a gateway serves the store at the same time. All that is
   * read was there at one moment. Blocks.
   *
   * @throws StoreException with one line for the operator
   */
  public static <R> R readBeside(StoreConfig config, Path home, SqlWork<R> work) {
    return Database.readBeside(config, home, work);
  }

  /**
   * For a command that has deleted what nobody shall find any more: SQLite's log forgets it, too.
   * Blocks.
   */
  public static void emptyLog(StoreConfig config, Path home) {
    if (!PostgresAddress.isNamedBy(config)) {
      SqliteDatabase.emptyLog(SqliteFile.of(config, home));
    }
  }

  /** Where files lie that belong to the store, but not in the database. */
  public static Path folder(StoreConfig config, Path home) {
    return Database.folder(config, home);
  }

  /** Where files lie that are too large for a row. */
  public static Path inputs(StoreConfig config, Path home) {
    return folder(config, home).resolve(INPUTS);
  }

  /** Reads, with a connection that cannot write. */
  public <R> Future<R> read(SqlWork<R> work) {
    if (reads.incrementAndGet() > MOST_READS) {
      reads.decrementAndGet();
      return Future.failedFuture(
          new StoreUnavailableException(MOST_READS + " reads wait for the store already"));
    }
    return readers
        .executeBlocking(() -> readNow(work), false)
        .onComplete(nothing -> reads.decrementAndGet());
  }

  private <R> R readNow(SqlWork<R> work) {
    try (Connection connection = database.reader()) {
      return work.run(connection);
    } catch (SQLException e) {
      throw new StoreUnavailableException(
          "the store cannot be read: " + SqlFailures.describe(e), SqlFailures.quotable(e));
    }
  }

  /** Writes something small; it shares its commit with others, and may be run more than once. */
  @SuppressWarnings("unchecked") // the answer is what the work returned
  public <R> Future<R> write(SqlWork<R> work) {
    return (Future<R>) commits.submit(oneByOne, work);
  }

  /** Writes an operation together with others of its kind; the answer is its writer's. */
  public <O> Future<Object> write(BatchWriter<O> writer, O operation) {
    return commits.submit(writer, operation);
  }

  /** Commits what was handed over, then closes. Blocks. */
  @Override
  public void close() {
    commits.close();
    readers.close();
    database.close();
  }

  private static final class OneByOne implements BatchWriter<SqlWork<?>> {
    @Override
    public Set<String> keys(SqlWork<?> work) {
      return Set.of();
    }

    @Override
    public List<Object> write(WriteSession session, List<SqlWork<?>> works) throws SQLException {
      List<Object> answers = new ArrayList<>();
      for (SqlWork<?> work : works) {
        answers.add(work.run(session.connection()));
      }
      return answers;
    }

    @Override
    public void committed() {}

    @Override
    public void rolledBack() {}
  }
}
