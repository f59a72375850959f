package io.filmgate.core.job.commit;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.job.commit.JobOperation.NextAttempt;
import io.filmgate.core.job.commit.JobOperation.Transition;
import io.filmgate.core.ledger.Ledger;
import io.filmgate.core.store.BatchWriter;
import io.filmgate.core.store.WriteSession;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Commits job operations together: reads the counters that they are about, decides in memory,
 * writes every table once. The order within a commit:
 *
 * <ol>
 *   <li>changes to jobs that exist, which may free slots;
 *   <li>jobs that wait get what is free, so that nobody who comes now overtakes them;
 *   <li>admissions, in order of arrival.
 * </ol>
 *
 * <p>The counters stay in memory from commit to commit: nobody else writes them, but for
 * corrections of the ledger, which notices them by itself.
 */
final class JobBatch implements BatchWriter<JobOperation<?>> {
  private final SlotTable slots = new SlotTable();
  private final FlowTable flows = new FlowTable();
  private final Ledger ledger = new Ledger();
  private final SlotRooms rooms;
  private final Duration sendWithin;
  private final InstantSource clock;
  private final Consumer<List<Job>> started;
  private List<Job> startedNow = List.of();
  private boolean isCounted;

  /**
   * @param sendWithin how long the attempt of a job that starts from the line may be sent
   * @param started told what has started from the line, once it is durable
   */
  JobBatch(SlotRooms rooms, Duration sendWithin, InstantSource clock, Consumer<List<Job>> started) {
    this.rooms = rooms;
    this.sendWithin = sendWithin;
    this.clock = clock;
    this.started = started;
  }

  @Override
  public Set<String> keys(JobOperation<?> operation) {
    if (operation instanceof Admit admit) {
      Set<String> keys = new HashSet<>();
      keys.add(admit.job().id());
      admit
          .idempotency()
          .ifPresent(idempotency -> keys.add(admit.job().tenantId() + "/" + idempotency.key()));
      return keys;
    }
    return operation instanceof Transition transition ? Set.of(transition.job().id()) : Set.of();
  }

  @Override
  public List<Object> write(WriteSession session, List<JobOperation<?>> operations)
      throws SQLException {
    if (!isCounted) {
      SlotRecount.run(session);
    }
    BatchState batch = new BatchState(session, slots, flows, ledger, startsAt(operations));
    List<Admit> admissions = every(Admit.class, operations);
    List<Transition> transitions = every(Transition.class, operations);
    boolean mayStart = operations.stream().anyMatch(JobOperation::mayFreeSlots);
    flows.load(session);
    slots.load(session, slots(admissions, transitions, mayStart));
    new BudgetWindows(admissions, transitions).load(session, ledger);

    Object[] answers = new Object[operations.size()];
    Transitions changes = new Transitions(batch);
    changes.load(transitions);
    for (int i = 0; i < answers.length; i++) {
      if (operations.get(i) instanceof Transition transition) {
        answers[i] = changes.apply(transition);
      }
    }
    session.flush();

    startedNow = mayStart ? new WaitingLine(batch, rooms, sendWithin).start() : List.of();
    session.flush(); // a replay sees what was started just now

    Admissions door = new Admissions(batch, IdempotencyLookup.of(session, admissions));
    for (int i = 0; i < answers.length; i++) {
      if (operations.get(i) instanceof Admit admit) {
        answers[i] = door.decide(admit);
      } else if (answers[i] == null) {
        answers[i] = startedNow.size();
      }
    }
    slots.save(session);
    flows.save(session);
    ledger.save(session);
    session.flush();
    return Arrays.asList(answers);
  }

  /** Every counter that this commit may change, to be locked in one go and in order. */
  private Set<String> slots(
      List<Admit> admissions, List<Transition> transitions, boolean mayStart) {
    Set<String> ids = new TreeSet<>();
    for (Admit admit : admissions) {
      ids.addAll(Occupancy.slots(admit.job()));
      admit.offers().stream()
          .map(ChannelOffer::channelId)
          .map(SlotTable::channelId)
          .forEach(ids::add);
    }
    for (Transition transition : transitions) {
      ids.addAll(Occupancy.slots(transition.job()));
      if (transition instanceof NextAttempt next) {
        ids.add(SlotTable.channelId(next.offer().channelId()));
      }
    }
    if (mayStart) {
      ids.addAll(WaitingLine.slots(flows.waiting()));
      // what goes back into the line in this very commit may start in it, on any of its channels
      for (Transition transition : transitions) {
        transition.job().lane().stream().map(SlotTable::channelId).forEach(ids::add);
      }
    }
    return ids;
  }

  @Override
  public void committed() {
    isCounted = true;
    slots.trim();
    ledger.trim();
    List<Job> jobs = startedNow;
    startedNow = List.of();
    if (!jobs.isEmpty()) {
      started.accept(jobs);
    }
  }

  @Override
  public void rolledBack() {
    slots.forget();
    flows.forget();
    ledger.forget();
    startedNow = List.of();
  }

  private static <T> List<T> every(Class<T> type, List<JobOperation<?>> operations) {
    List<T> found = new ArrayList<>();
    for (JobOperation<?> operation : operations) {
      if (type.isInstance(operation)) {
        found.add(type.cast(operation));
      }
    }
    return found;
  }

  /** The present; later only if the clock has stepped back since an operation was made. */
  private Instant startsAt(List<JobOperation<?>> operations) {
    return Stream.concat(Stream.of(clock.instant()), operations.stream().map(JobOperation::now))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
