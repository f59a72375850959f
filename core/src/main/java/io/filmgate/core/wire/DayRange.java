package io.filmgate.core.wire;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The days, in UTC, that the parameters {@code from} and {@code to} ask for, both included. */
public record DayRange(LocalDate from, LocalDate to) {
  private static final int MOST_DAYS = 366;

  /** Reads them, by default this month until today; what is wrong is noted. */
  public static DayRange read(QueryString query, InstantSource clock, List<FieldProblem> problems) {
    int before = problems.size();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    LocalDate to = query.day("to", today, problems);
    LocalDate from = query.day("from", to.withDayOfMonth(1), problems);
    if (problems.size() == before
        && (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS)) {
      problems.add(
          FieldProblem.invalid(
              "from", "a day up to %s, at most %d days before it".formatted(to, MOST_DAYS), from));
    }
    return new DayRange(from, to);
  }
}
