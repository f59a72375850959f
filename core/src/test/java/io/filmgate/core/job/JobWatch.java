package io.filmgate.core.job;

import io.filmgate.core.audit.AuditEntry;
import io.filmgate.core.audit.AuditTable;
import io.filmgate.core.job.commit.SlotAudit;
import io.filmgate.core.ledger.Difference;
import io.filmgate.core.ledger.LedgerAudit;
import io.filmgate.core.store.TestStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A store of a test's own, and what its jobs have come to. */
public class JobWatch {
  private static final long LOOK_MILLIS = 10;
  private static final int MOST_LOOKS = 2_000;

  public final TestStore store = new TestStore();
  public final Vertx vertx = store.vertx();

  private JobTable table() {
    return new JobTable(store.store());
  }

  public Job read(Job job) {
    return await(table().find(job.id())).orElseThrow();
  }

  /** The job's row as soon as it is as wished. */
  public Job until(Job job, Predicate<Job> wished) {
    Promise<Job> found = Promise.promise();
    look(job, wished, found);
    return await(found.future());
  }

  public Job until(Job job, JobState state) {
    return until(job, now -> now.state() == state);
  }

  private void look(Job job, Predicate<Job> wished, Promise<Job> found) {
    table()
        .find(job.id())
        .onFailure(found::tryFail)
        .onSuccess(
            row -> {
              if (row.filter(wished).isPresent()) {
                found.tryComplete(row.get());
              } else {
                vertx.setTimer(LOOK_MILLIS, later -> look(job, wished, found));
              }
            });
  }

  /** Returns when something has happened that nobody tells. */
  public void until(BooleanSupplier happened) {
    for (int looks = 0; !happened.getAsBoolean(); looks++) {
      if (looks > MOST_LOOKS) {
        throw new IllegalStateException("it did not happen");
      }
      Promise<Void> later = Promise.promise();
      vertx.setTimer(LOOK_MILLIS, timer -> later.complete());
      await(later.future());
    }
  }

  /** How many requests are kept in files. */
  public int storedInputs() {
    String[] files = store.home().resolve("inputs").toFile().list();
    return files == null ? 0 : files.length;
  }

  /** Everything that does not add up; to be asked while nothing changes. */
  public List<Difference> audit() {
    return await(
        store
            .store()
            .read(
                connection -> {
                  List<Difference> differences = new ArrayList<>(LedgerAudit.run(connection));
                  differences.addAll(SlotAudit.run(connection));
                  return differences;
                }));
  }

  public int count(String condition) {
    return await(
        store
            .store()
            .read(
                connection -> {
                  try (var statement = connection.createStatement();
                      var row =
                          statement.executeQuery("select count(*) from job where " + condition)) {
                    row.next();
                    return row.getInt(1);
                  }
                }));
  }

  /** Everything that the store has about a job. */
  public JobFile file(Job job) {
    return await(store.store().read(connection -> new JobFiles(connection).find(job.id())))
        .orElseThrow();
  }

  /** What operators have changed, newest first. */
  public List<AuditEntry> decisions() {
    return await(
        store
            .store()
            .read(
                connection ->
                    new AuditTable(connection).latest(Optional.empty(), Optional.empty(), 100)));
  }

  /** What was paid for a job, in millionths; empty while it is held. */
  public Optional<Long> paid(Job job) {
    return await(
        store
            .store()
            .read(
                connection -> {
                  try (var select =
                      connection.prepareStatement(
                          "select used_micros from entry where job_id = ? and kind = 'close'")) {
                    select.setString(1, job.id());
                    try (var row = select.executeQuery()) {
                      return row.next() ? Optional.of(row.getLong(1)) : Optional.<Long>empty();
                    }
                  }
                }));
  }

  public static <T> T await(Future<T> future) {
    return TestStore.await(future);
  }
}
