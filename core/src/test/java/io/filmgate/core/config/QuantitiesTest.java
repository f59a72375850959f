package io.filmgate.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
  @Property
  void a_size_is_read_as_it_was_written(@ForAll @LongRange(min = 0, max = 999_999_999) long bytes) {
    assertThat(Quantities.size(0).read(Quantities.sizeText(bytes))).contains(bytes);
  }

  @Property
  void a_duration_is_read_as_it_was_written(
      @ForAll @LongRange(min = 0, max = 999_999_999) long milliseconds) {
    Duration duration = Duration.ofMillis(milliseconds);
    assertThat(Quantities.duration(Duration.ZERO).read(Quantities.durationText(duration)))
        .contains(duration);
  }

  @Property
  void money_is_exact_to_a_millionth(@ForAll @LongRange(min = 0, max = 1L << 50) long micros) {
    BigDecimal amount = BigDecimal.valueOf(micros, 6);
    assertThat(Quantities.MONEY.read(amount.toPlainString())).contains(amount);
  }

  @Test
  void zeros_behind_the_millionths_are_no_finer_amount() {
    assertThat(Quantities.MONEY.read("0.20000000")).contains(new BigDecimal("0.20000000"));
  }

  @Test
  void a_size_beyond_all_disks_is_refused() {
    assertThat(Quantities.size(0).read("999999999TiB")).isEmpty();
    assertThat(Quantities.duration(Duration.ZERO).read("999999999d")).isEmpty();
  }
}
