package io.filmgate.core.job.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobState;
import io.filmgate.core.ledger.Amounts;
import io.filmgate.core.ledger.Correction;
import io.filmgate.core.ledger.Hold;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What there must be, by adding up what was answered. It knows nothing of how it is stored. */
final class JobModel {
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private final Set<String> settled = new HashSet<>();
  private final List<Event> events = new ArrayList<>();
  private final List<Job> history = new ArrayList<>();
  private boolean hasComeOutOfDoubt;

  /**
   * Something that happened to money: more is held, or less, or something is used.
   *
   * @param key empty for the tenant's alone
   * @param at in whose windows
   */
  private record Event(String tenant, String key, Instant at, Amounts held, Amounts used) {
    static Event of(Job job, Amounts held, Amounts used) {
      return new Event(job.tenantId(), job.keyId(), job.createdAt(), held, used);
    }
  }

  /** A job as the last answer told it. */
  void see(Job job) {
    Optional<Job> before = Optional.ofNullable(jobs.put(job.id(), job));
    history.add(job);
    before.ifPresent(
        earlier ->
            events.add(Event.of(job, Amounts.NONE.minus(earlier.held().amounts()), Amounts.NONE)));
    if (!job.state().isFinal()) {
      events.add(Event.of(job, job.held().amounts(), Amounts.NONE));
    }
    before.ifPresent(
        earlier -> {
          assertThat(earlier.state().canBecome(job.state()))
              .as("%s → %s", earlier.state(), job.state())
              .isTrue();
          hasComeOutOfDoubt |= earlier.state() == JobState.IN_DOUBT && !job.state().isFinal();
        });
  }

  /** A job was closed; it must be the first time. */
  void settle(Job job, Hold used) {
    assertThat(settled.add(job.id())).as("closed once").isTrue();
    events.add(Event.of(job, Amounts.NONE, used.amounts()));
  }

  /** An operator has given something back, or taken it. */
  void correct(Correction correction) {
    int decimals =
        switch (correction.unit()) {
          case JOBS -> 0;
          case SECONDS -> 3;
          case CREDITS -> 6;
        };
    long given = correction.amount().movePointRight(decimals).longValueExact();
    Amounts used =
        switch (correction.unit()) {
          case JOBS -> new Amounts(-given, 0, 0);
          case SECONDS -> new Amounts(0, -given, 0);
          case CREDITS -> new Amounts(0, 0, -given);
        };
    events.add(
        new Event(
            correction.scope().tenantId(),
            correction.scope().keyId().orElse(""),
            correction.at(),
            Amounts.NONE,
            used));
  }

  Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  List<Job> jobs() {
    return List.copyOf(jobs.values());
  }

  /** Some job as it is now. */
  Optional<Job> pick(int number) {
    List<Job> all = jobs();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(number % all.size()));
  }

  /** Some job as it is or once was. */
  Optional<Job> pickFromHistory(int number) {
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(number % history.size()));
  }

  long count(Predicate<Job> which) {
    return jobs.values().stream().filter(which).count();
  }

  boolean hasComeOutOfDoubt() {
    return hasComeOutOfDoubt;
  }

  /** What the window's events add up to: six numbers, as a row has them. */
  List<Long> sums(String tenant, Optional<String> key, String period, Instant start) {
    Instant end = end(period, start);
    long[] sums = new long[6];
    for (Event event : events) {
      if (event.tenant().equals(tenant)
          && key.map(event.key()::equals).orElse(true)
          && !event.at().isBefore(start)
          && event.at().isBefore(end)) {
        add(sums, 0, event.held());
        add(sums, 3, event.used());
      }
    }
    return Arrays.stream(sums).boxed().toList();
  }

  private static void add(long[] sums, int at, Amounts more) {
    sums[at] += more.jobs();
    sums[at + 1] += more.millis();
    sums[at + 2] += more.micros();
  }

  private static Instant end(String period, Instant start) {
    ZonedDateTime from = start.atZone(ZoneOffset.UTC);
    return switch (period) {
      case "HOUR" -> from.plusHours(1).toInstant();
      case "DAY" -> from.plusDays(1).toInstant();
      case "MONTH" -> from.plusMonths(1).toInstant();
      default -> Instant.MAX;
    };
  }
}
