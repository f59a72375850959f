package io.filmgate.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final Scope KEY = Scope.key("acme", "web");

  private static Correction of(Scope scope, Unit unit, String amount, Instant at, String reason) {
    return Correction.make(scope, unit, new BigDecimal(amount), at, reason, NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "CREDITS, 0.000001,   0, 0, 1",
    "CREDITS, -2.5,       0, 0, -2500000",
    "CREDITS, 1000000000, 0, 0, 1000000000000000",
    "SECONDS, 0.001,      0, 1, 0",
    "JOBS,    3.0,        3, 0, 0",
  })
  void an_amount_is_exact_in_its_unit(
      Unit unit, String amount, long jobs, long millis, long micros) {
    Correction made = of(KEY, unit, amount, NOON, "goodwill");

    assertThat(made.given()).isEqualTo(new Amounts(jobs, millis, micros));
    assertThat(made.used()).isEqualTo(new Amounts(-jobs, -millis, -micros));
  }

  @ParameterizedTest
  @CsvSource({
    "CREDITS, 0",
    "CREDITS, 0.0000001",
    "CREDITS, 1000000000.1",
    "CREDITS, -1000000001",
    "CREDITS, 1e999999999",
    "SECONDS, 0.0001",
    "JOBS, 0.5",
  })
  void an_amount_that_a_unit_cannot_count_is_refused(Unit unit, String amount) {
    assertThatThrownBy(() -> of(KEY, unit, amount, NOON, "goodwill"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(unit.name().toLowerCase(Locale.ROOT) + " must be a ")
        .hasMessageEndingWith("not " + new BigDecimal(amount));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000", "a\u001b[31m", "a\u2028b", "\ud800"})
  void a_reason_is_one_printable_line(String reason) {
    assertThatThrownBy(() -> of(KEY, Unit.JOBS, "1", NOON, reason))
        .hasMessage(
            "reason must be 1 to 500 characters without line breaks and control characters");
  }

  @Test
  void a_reason_may_be_as_long_as_five_hundred_characters_of_any_kind() {
    assertThat(of(KEY, Unit.JOBS, "1", NOON, "🎬".repeat(500)).reason()).hasSize(1000);
    assertThatThrownBy(() -> of(KEY, Unit.JOBS, "1", NOON, "🎬".repeat(501)))
        .hasMessageStartingWith("reason must be");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThatThrownBy(() -> of(KEY, Unit.JOBS, "0", NOON.plusSeconds(1), ""))
        .hasMessageContainingAll(
            "jobs must be", "; reason must be", "; at must be from 1970 to now");
    assertThatThrownBy(() -> of(KEY, Unit.JOBS, "1", Instant.EPOCH.minusMillis(1), "goodwill"))
        .hasMessageStartingWith("at must be from 1970 to now");
  }

  @Test
  void a_keys_correction_counts_for_its_tenant_and_not_the_other_way_round() {
    assertThat(of(KEY, Unit.JOBS, "1", NOON, "goodwill").windows())
        .hasSize(8)
        .extracting(BudgetWindow::id)
        .contains(
            "k:acme/web/hour/2026-11-25T12:00:00Z",
            "t:acme/month/2026-11-01T00:00:00Z",
            "t:acme/ever/1970-01-01T00:00:00Z");
    assertThat(of(Scope.tenant("acme"), Unit.JOBS, "1", NOON, "goodwill").windows())
        .hasSize(4)
        .allSatisfy(window -> assertThat(window.scope()).isEqualTo(Scope.tenant("acme")));
  }
}
