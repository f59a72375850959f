package io.filmgate.simulators.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.simulators.HandClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaledClockTest {

  private final HandClock time = new HandClock("2026-01-01T00:00:00Z");
  private final Instant start = time.instant();

  @Test
  void it_runs_as_fast_as_it_is_told() {
    ScaledClock clock = new ScaledClock(time, 10);
    time.advanceSeconds(3);
    assertThat(clock.millis()).isEqualTo(30_000);
  }

  @Test
  void a_change_of_scale_moves_nothing_back() {
    ScaledClock clock = new ScaledClock(time, 10);
    time.advanceSeconds(3);
    clock.setScale(0.5);
    assertThat(clock.millis()).isEqualTo(30_000);
    time.advanceSeconds(2);
    assertThat(clock.millis()).isEqualTo(31_000);
  }

  @Test
  void scaled_times_are_told_as_real_ones_across_changes() {
    ScaledClock clock = new ScaledClock(time, 10);
    time.advanceSeconds(3);
    clock.setScale(1);
    time.advanceSeconds(4);
    assertThat(clock.instantOf(10_000)).isEqualTo(start.plusSeconds(1));
    assertThat(clock.instantOf(32_000)).isEqualTo(start.plusSeconds(5));
    assertThat(clock.instantOf(40_000)).isEqualTo(start.plusSeconds(13));
  }

  @Test
  void a_leap_takes_no_real_time() {
    ScaledClock clock = new ScaledClock(time, 1);
    time.advanceSeconds(1);
    clock.advance(Duration.ofSeconds(60));
    assertThat(clock.millis()).isEqualTo(61_000);
    assertThat(clock.instantOf(30_000)).isEqualTo(start.plusSeconds(1));
    assertThat(clock.instantOf(62_000)).isEqualTo(start.plusSeconds(2));
  }
}
