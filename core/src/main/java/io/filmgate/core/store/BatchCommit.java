package io.filmgate.core.store;

import io.filmgate.core.store.GroupCommit.Entry;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits one batch and answers it. A failure of one operation's own is found by halving, so that
 * its neighbours survive it; a failure of the surroundings fails all, and the next batch tries
 * afresh. For the writer's thread only.
 */
final class BatchCommit {
  private static final Logger LOG = LoggerFactory.getLogger(BatchCommit.class);

  private final Connector connector;
  private final Consumer<Throwable> broken;
  private Optional<WriteSession> session = Optional.empty();
  private Optional<Doubt> doubt = Optional.empty();
  private boolean isBroken;
  private long failedInARow;

  /**
   * @param broken told when nobody can know what is durable any more; nothing is written after it
   */
  BatchCommit(Connector connector, Consumer<Throwable> broken) {
    this.connector = connector;
    this.broken = broken;
  }

  /** Connects, also anew after a failure. */
  @FunctionalInterface
  interface Connector {
    WriteSession open() throws SQLException;
  }

  /**
   * A batch that waits for somebody to tell whether it is durable; nothing is written meanwhile.
   */
  private record Doubt(
      List<Entry<?>> batch, Map<BatchWriter<?>, Part<?>> parts, Throwable failure) {}

  void run(List<Entry<?>> batch) {
    settle();
    if (isBroken) {
      fail(batch, new StoreUnavailableException("the store is not usable; restart Filmgate"));
      return;
    }
    if (doubt.isPresent()) {
      failAll(batch, doubt.get().failure());
      return;
    }
    Map<BatchWriter<?>, Part<?>> parts = new LinkedHashMap<>();
    batch.forEach(entry -> gather(parts, entry));
    try {
      write(parts);
    } catch (CommitInDoubtException e) {
      LOG.warn("The store's connection was lost in a commit: {}", SqlFailures.describe(e));
      doubt = Optional.of(new Doubt(batch, parts, e));
      close();
      settle();
      return;
    } catch (Exception | Error e) {
      rollback(parts);
      if (SqlFailures.isOwn(e)) {
        halve(batch, e);
      } else {
        failAll(batch, e);
      }
      return;
    }
    succeed(parts);
  }

  /** Whether a batch waits for {@link #settle}. */
  boolean isInDoubt() {
    return doubt.isPresent();
  }

  /** Answers a batch in doubt, if the database can be asked by now what has become of it. */
  void settle() {
    if (doubt.isEmpty()) {
      return;
    }
    boolean isDurable;
    try {
      isDurable = session().hasDoubtfulCommit();
    } catch (SQLException | StoreUnavailableException e) {
      return; // away for longer
    } catch (StoreLostException e) {
      isDurable = false;
    }
    Doubt settled = doubt.get();
    doubt = Optional.empty();
    if (isDurable) {
      succeed(settled.parts());
    } else {
      rollback(settled.parts());
      failAll(settled.batch(), settled.failure());
    }
  }

  private void succeed(Map<BatchWriter<?>, Part<?>> parts) {
    if (failedInARow > 0) {
      LOG.info("The store can be written again; {} operations had failed", failedInARow);
      failedInARow = 0;
    }
    parts.values().forEach(Part::succeed);
  }

  private void write(Map<BatchWriter<?>, Part<?>> parts) throws SQLException {
    WriteSession session = session();
    session.begin();
    for (Part<?> part : parts.values()) {
      part.write(session);
    }
    try {
      session.commit();
    } catch (SQLException e) {
      if (SqlFailures.isInputOutput(e)) {
        giveUp(e);
      }
      throw e;
    }
  }

  private WriteSession session() throws SQLException {
    if (session.isEmpty()) {
      try {
        session = Optional.of(connector.open());
      } catch (StoreLostException e) {
        giveUp(e);
        throw e;
      }
    }
    return session.get();
  }

  private void giveUp(Exception failure) {
    isBroken = true;
    broken.accept(failure);
  }

  private void rollback(Map<BatchWriter<?>, Part<?>> parts) {
    parts.keySet().forEach(BatchWriter::rolledBack);
    if (session.isPresent() && !session.get().rollback()) {
      close();
    }
  }

  private void halve(List<Entry<?>> batch, Throwable failure) {
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      run(batch.subList(0, half));
      run(batch.subList(half, batch.size()));
      return;
    }
    LOG.warn(
        "The store refused a {}: {}",
        batch.get(0).operation().getClass().getSimpleName(),
        SqlFailures.describe(failure),
        SqlFailures.quotable(failure));
    fail(
        batch,
        new StoreException(
            "refused: " + SqlFailures.describe(failure), SqlFailures.quotable(failure)));
  }

  /** Says it once, not once for each batch for as long as it lasts. */
  private void failAll(List<Entry<?>> batch, Throwable failure) {
    String what = SqlFailures.describe(failure);
    Throwable cause = SqlFailures.quotable(failure);
    if (failedInARow == 0) {
      LOG.error("The store cannot be written: {}", what, cause);
    }
    failedInARow += batch.size();
    fail(batch, new StoreUnavailableException("the store cannot be written: " + what, cause));
  }

  private static void fail(List<Entry<?>> batch, StoreException failure) {
    batch.forEach(entry -> entry.fail(failure));
  }

  /** Ends; what is in doubt now, the next start finds out. */
  void end() {
    settle();
    doubt.ifPresent(open -> failAll(open.batch(), open.failure()));
    doubt = Optional.empty();
    close();
  }

  private void close() {
    try {
      if (session.isPresent()) {
        session.get().close();
      }
    } catch (SQLException e) {
      LOG.warn("The store's connection did not close: {}", SqlFailures.describe(e));
    }
    session = Optional.empty();
  }

  @SuppressWarnings("unchecked") // a part has the type of its writer
  private static <O> void gather(Map<BatchWriter<?>, Part<?>> parts, Entry<O> entry) {
    Part<?> part = parts.computeIfAbsent(entry.writer(), writer -> new Part<>(entry.writer()));
    ((Part<O>) part).entries.add(entry);
  }

  /** One writer's share of a batch. */
  private static final class Part<O> {
    private final BatchWriter<O> writer;
    private final List<Entry<O>> entries = new ArrayList<>();
    private List<Object> answers = List.of();

    Part(BatchWriter<O> writer) {
      this.writer = writer;
    }

    void write(WriteSession session) throws SQLException {
      answers = writer.write(session, entries.stream().map(Entry::operation).toList());
      if (answers.size() != entries.size()) {
        throw new IllegalStateException("a writer must answer each operation");
      }
    }

    void succeed() {
      try {
        writer.committed();
      } catch (RuntimeException e) {
        LOG.error("What was committed could not be passed on", e);
      }
      for (int i = 0; i < entries.size(); i++) {
        entries.get(i).succeed(answers.get(i));
      }
    }
  }
}
