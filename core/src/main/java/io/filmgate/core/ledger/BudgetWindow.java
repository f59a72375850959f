package io.filmgate.core.ledger;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One window of one allowance, in UTC.
 *
 * @param startsAt the epoch for a window that never ends
 */
public record BudgetWindow(Scope scope, Period period, Instant startsAt) {

  /** The window that an instant lies in. */
  public static BudgetWindow at(Instant instant, Scope scope, Period period) {
    return new BudgetWindow(scope, period, start(instant, period));
  }

  /** Every window that a reservation belongs to, whether or not it is counted. */
  public static List<BudgetWindow> all(Instant reservedAt, String tenantId, String keyId) {
    List<BudgetWindow> windows = new ArrayList<>();
    for (Period period : Period.values()) {
      Instant start = start(reservedAt, period);
      windows.add(new BudgetWindow(Scope.key(tenantId, keyId), period, start));
      windows.add(new BudgetWindow(Scope.tenant(tenantId), period, start));
    }
    return windows;
  }

  /** When the next window starts. */
  public Optional<Instant> endsAt() {
    OffsetDateTime start = startsAt.atOffset(ZoneOffset.UTC);
    return switch (period) {
      case HOUR -> Optional.of(start.plusHours(1).toInstant());
      case DAY -> Optional.of(start.plusDays(1).toInstant());
      case MONTH -> Optional.of(start.plusMonths(1).toInstant());
      case EVER -> Optional.empty();
    };
  }

  /** The name of its counter: scope, period, window. */
  public String id() {
    return scope.id() + "/" + period.name().toLowerCase(Locale.ROOT) + "/" + startsAt;
  }

  private static Instant start(Instant instant, Period period) {
    return switch (period) {
      case HOUR -> instant.truncatedTo(ChronoUnit.HOURS);
      case DAY -> instant.truncatedTo(ChronoUnit.DAYS);
      case MONTH ->
          instant
              .atOffset(ZoneOffset.UTC)
              .withDayOfMonth(1)
              .truncatedTo(ChronoUnit.DAYS)
              .toInstant();
      case EVER -> Instant.EPOCH;
    };
  }
}
