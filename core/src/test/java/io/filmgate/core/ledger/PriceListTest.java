package io.filmgate.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.PriceConfig;
import io.filmgate.spi.Usage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PriceListTest {
  private static final Map<String, BigDecimal> MODES =
      Map.of("std", BigDecimal.ONE, "pro", new BigDecimal("3.5"));

  private static PriceConfig price(String perSecond, String perVideo) {
    return new PriceConfig(amount(perSecond), amount(perVideo), Map.of());
  }

  private static Optional<BigDecimal> amount(String text) {
    return Optional.of(text).filter(given -> !given.isEmpty()).map(BigDecimal::new);
  }

  private static Hold hold(PriceConfig price, Usage usage) {
    return hold(price, usage, "1");
  }

  private static Hold hold(PriceConfig price, Usage usage, String tenantFactor) {
    return new PriceList(Map.of("clip", price)).hold("clip", usage, new BigDecimal(tenantFactor));
  }

  @Test
  void seconds_and_videos_add_up() {
    assertThat(hold(price("0.20", "1"), Usage.video(5, Map.of())))
        .isEqualTo(new Hold(1, 5_000, 2_000_000, true));
  }

  @Test
  void fractions_of_a_second_count() {
    assertThat(hold(price("0.20", ""), Usage.video(new BigDecimal("5.5"), Map.of())).micros())
        .isEqualTo(1_100_000);
  }

  @Test
  void factors_multiply() {
    PriceConfig price =
        new PriceConfig(
            amount("0.2"),
            amount(""),
            Map.of("mode", MODES, "audio", Map.of("true", new BigDecimal("2"))));
    Usage usage = Usage.video(5, Map.of("mode", "pro", "audio", "true", "unpriced", "x"));
    assertThat(hold(price, usage).micros()).isEqualTo(7_000_000);
  }

  @Test
  void a_factor_without_an_entry_is_not_priced_and_never_free() {
    PriceConfig price = new PriceConfig(amount("0.2"), amount(""), Map.of("mode", MODES));
    assertThat(hold(price, Usage.video(5, Map.of("mode", "max"))))
        .isEqualTo(new Hold(1, 5_000, 0, false));
    assertThat(hold(price, Usage.video(5, Map.of())).isPriced()).isFalse();
  }

  @Test
  void a_price_per_second_of_a_job_without_seconds_is_not_priced() {
    Usage videosOnly = new Usage(Map.of(Usage.VIDEOS, 1L), Map.of(), false);
    assertThat(hold(price("0.2", "1"), videosOnly).isPriced()).isFalse();
    assertThat(hold(price("", "1"), videosOnly)).isEqualTo(new Hold(1, 0, 1_000_000, true));
  }

  @Test
  void a_job_that_names_no_videos_is_one() {
    Usage secondsOnly = new Usage(Map.of(Usage.MILLISECONDS, 5_000L), Map.of(), false);
    assertThat(hold(price("", "1"), secondsOnly)).isEqualTo(new Hold(1, 5_000, 1_000_000, true));
  }

  @Test
  void a_price_of_nothing_is_a_price() {
    assertThat(hold(price("0", ""), Usage.video(5, Map.of())))
        .isEqualTo(new Hold(1, 5_000, 0, true));
  }

  @Test
  void a_model_without_a_price_is_not_priced() {
    assertThat(new PriceList(Map.of()).hold("clip", Usage.video(5, Map.of()), BigDecimal.ONE))
        .isEqualTo(new Hold(1, 5_000, 0, false));
  }

  @Test
  void less_than_a_millionth_is_rounded_up() {
    assertThat(hold(price("0.0000001", ""), Usage.video(1, Map.of())).micros()).isEqualTo(1);
  }

  @Test
  void the_tenants_factor_multiplies() {
    assertThat(hold(price("0.2", ""), Usage.video(5, Map.of()), "0.75").micros())
        .isEqualTo(750_000);
  }

  @Property
  void no_price_is_negative_and_seconds_add_up(
      @ForAll @BigRange(min = "0", max = "1000") @Scale(6) BigDecimal perSecond,
      @ForAll @IntRange(min = 1, max = 600) int one,
      @ForAll @IntRange(min = 1, max = 600) int other) {
    PriceConfig price = new PriceConfig(Optional.of(perSecond), Optional.empty(), Map.of());
    long first = hold(price, Usage.video(one, Map.of())).micros();
    long second = hold(price, Usage.video(other, Map.of())).micros();
    long both = hold(price, Usage.video(one + other, Map.of())).micros();
    assertThat(first).isNotNegative();
    assertThat(both).isEqualTo(first + second);
  }
}
