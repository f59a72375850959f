package io.filmgate.core.job;

import io.filmgate.core.ledger.Correction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What jobs have used, summed up.
 *
 * @param tenantId empty: of all tenants
 * @param from the first day (UTC) on which they were made, or in whose windows they are
 * @param to the last one
 * @param by what the sums are separate for, in the order of the rows; empty: one sum
 */
public record UsageQuery(
    Optional<String> tenantId, LocalDate from, LocalDate to, List<Dimension> by) {
  public UsageQuery {
    by = List.copyOf(by);
  }

  /** What sums can be separate for. */
  public enum Dimension {
    DAY("created_at / 86400000"),
    TENANT("tenant_id"),
    KEY("key_id"),
    MODEL("model"),
    /** Of the attempt that was accepted, or of the last one. */
    CHANNEL("coalesce(channel_id, '')");

    private final String expression;

    Dimension(String expression) {
      this.expression = expression;
    }

    /** As operators name it. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    String expression() {
      return expression;
    }

    /** What a correction counts for: the day of its windows, and no channel. */
    String of(Correction correction) {
      return switch (this) {
        case DAY -> LocalDate.ofInstant(correction.at(), ZoneOffset.UTC).toString();
        case TENANT -> correction.scope().tenantId();
        case KEY -> correction.scope().keyId().orElse("");
        case MODEL -> Correction.MODEL;
        case CHANNEL -> "";
      };
    }
  }
}
