package io.filmgate.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.LimitsConfig.BudgetConfig.Period;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BudgetWindowTest {
  private static final Scope KEY = Scope.key("acme", "web");

  @Test
  void windows_begin_and_end_in_utc() {
    Instant instant = Instant.parse("2028-02-29T23:59:59.999Z");

    assertThat(window(instant, Period.HOUR)).isEqualTo("2028-02-29T23:00:00Z–2028-03-01T00:00:00Z");
    assertThat(window(instant, Period.DAY)).isEqualTo("2028-02-29T00:00:00Z–2028-03-01T00:00:00Z");
    assertThat(window(instant, Period.MONTH))
        .isEqualTo("2028-02-01T00:00:00Z–2028-03-01T00:00:00Z");
    assertThat(window(instant, Period.EVER)).isEqualTo("1970-01-01T00:00:00Z–");
  }

  @Test
  void names_tell_scopes_and_windows_apart() {
    Instant noon = Instant.parse("2026-11-25T12:00:00Z");

    assertThat(BudgetWindow.at(noon, KEY, Period.DAY).id())
        .isEqualTo("k:acme/web/day/2026-11-25T00:00:00Z");
    assertThat(BudgetWindow.at(noon, Scope.tenant("acme"), Period.HOUR).id())
        .isEqualTo("t:acme/hour/2026-11-25T12:00:00Z");
    assertThat(BudgetWindow.all(noon, "acme", "web")).doesNotHaveDuplicates().hasSize(8);
  }

  @Property
  void every_instant_lies_in_its_window_and_the_next_one_starts_where_it_ends(
      @ForAll @LongRange(max = 4_102_444_800_000L) long millis, @ForAll Period period) {
    Instant instant = Instant.ofEpochMilli(millis);
    BudgetWindow window = BudgetWindow.at(instant, KEY, period);

    assertThat(window.startsAt()).isBeforeOrEqualTo(instant);
    window
        .endsAt()
        .ifPresent(
            end -> {
              assertThat(end).isAfter(instant);
              assertThat(BudgetWindow.at(end, KEY, period).startsAt()).isEqualTo(end);
              assertThat(BudgetWindow.at(end.minusMillis(1), KEY, period)).isEqualTo(window);
            });
  }

  private static String window(Instant instant, Period period) {
    BudgetWindow window = BudgetWindow.at(instant, KEY, period);
    return window.startsAt() + "–" + window.endsAt().map(Instant::toString).orElse("");
  }
}
