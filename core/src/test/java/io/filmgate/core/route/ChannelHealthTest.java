package io.filmgate.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.MovingClock;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelHealthTest {
  private final MovingClock clock = new MovingClock();
  private final ChannelHealth health = new ChannelHealth(clock);

  private Duration fail(ErrorKind kind) {
    return fail(new ProviderException(kind, "as told"));
  }

  private Duration fail(ProviderException failure) {
    return health.failed("a", failure).orElse(Duration.ZERO);
  }

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  @Test
  void a_channel_of_which_nothing_is_known_is_open() {
    assertThat(health.isOpen("a")).isTrue();
    assertThat(health.isBusy("a")).isFalse();
    assertThat(health.silentUntil("a")).isEmpty();
  }

  @Test
  void full_closes_for_a_second_and_longer_each_time_up_to_a_minute() {
    Duration[] pauses = new Duration[8];
    for (int i = 0; i < pauses.length; i++) {
      pauses[i] = fail(ErrorKind.CONCURRENCY_FULL);
      clock.move(pauses[i]);
      assertThat(health.isOpen("a")).isTrue();
    }
    assertThat(pauses)
        .containsExactly(
            seconds(1),
            seconds(2),
            seconds(4),
            seconds(8),
            seconds(16),
            seconds(32),
            seconds(60),
            seconds(60));
  }

  @Test
  void the_vendors_own_wish_counts_within_a_second_and_a_minute() {
    ProviderException busy = new ProviderException(ErrorKind.RATE_LIMITED, "as told");
    assertThat(fail(busy.retryAfter(Duration.ofMillis(10)))).isEqualTo(seconds(1));
    clock.move(seconds(60));
    assertThat(fail(busy.retryAfter(seconds(7)))).isEqualTo(seconds(7));
    clock.move(seconds(60));
    assertThat(fail(busy.retryAfter(Duration.ofHours(1)))).isEqualTo(seconds(60));
  }

  @Test
  void a_good_answer_does_not_open_a_full_channel_but_the_next_pause_is_short() {
    fail(ErrorKind.CONCURRENCY_FULL);
    clock.move(seconds(1));
    fail(ErrorKind.CONCURRENCY_FULL);

    health.succeeded("a");

    assertThat(health.isOpen("a")).isFalse();
    clock.move(seconds(2));
    assertThat(health.isOpen("a")).isTrue();
    assertThat(fail(ErrorKind.CONCURRENCY_FULL)).isEqualTo(seconds(1));
  }

  @Test
  void one_broken_answer_is_an_accident_and_three_in_a_row_are_not() {
    assertThat(fail(ErrorKind.UNAVAILABLE)).isZero();
    assertThat(fail(ErrorKind.OUTCOME_UNKNOWN)).isZero();
    assertThat(fail(ErrorKind.UNAVAILABLE)).isEqualTo(seconds(1));
    assertThat(health.isBusy("a")).isFalse();
  }

  @Test
  void broken_answers_between_good_ones_close_nothing() {
    for (int i = 0; i < 10; i++) {
      fail(ErrorKind.UNAVAILABLE);
      fail(ErrorKind.UNAVAILABLE);
      health.succeeded("a");
    }
    assertThat(health.isOpen("a")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorKind.class,
      names = {"CREDENTIALS_REFUSED", "FUNDS_EXHAUSTED"})
  void account_trouble_closes_for_a_minute(ErrorKind kind) {
    assertThat(fail(kind)).isEqualTo(seconds(60));
    assertThat(health.isBusy("a")).isFalse();
  }

  @Test
  void one_expired_token_closes_nothing_so_that_it_can_be_tried_again() {
    assertThat(fail(ErrorKind.TOKEN_EXPIRED)).isZero();
    assertThat(fail(ErrorKind.TOKEN_EXPIRED)).isEqualTo(seconds(60));
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorKind.class,
      names = {
        "INVALID_REQUEST",
        "INPUT_REJECTED",
        "OUTPUT_REJECTED",
        "MODEL_UNAVAILABLE",
        "NOT_ENTITLED",
        "JOB_NOT_FOUND",
        "JOB_FAILED",
        "JOB_EXPIRED",
        "JOB_CANCELLED",
        "PLUGIN_FAULT"
      })
  void what_is_not_the_channels_fault_is_not_counted(ErrorKind kind) {
    for (int i = 0; i < 10; i++) {
      assertThat(fail(kind)).isZero();
    }
    assertThat(fail(ErrorKind.UNAVAILABLE)).isZero();
    assertThat(fail(ErrorKind.CONCURRENCY_FULL)).isEqualTo(seconds(2));
  }

  @Test
  void a_channel_without_room_or_money_still_answers_for_its_jobs() {
    fail(ErrorKind.CONCURRENCY_FULL);
    fail(ErrorKind.FUNDS_EXHAUSTED);
    assertThat(health.silentUntil("a")).isEmpty();

    fail(ErrorKind.RATE_LIMITED);
    assertThat(health.silentUntil("a")).isPresent();
  }

  @Test
  void a_short_pause_does_not_end_a_long_one() {
    fail(ErrorKind.CREDENTIALS_REFUSED);
    clock.move(seconds(10));

    assertThat(
            fail(new ProviderException(ErrorKind.RATE_LIMITED, "as told").retryAfter(seconds(1))))
        .isEqualTo(seconds(50));
    assertThat(health.isBusy("a")).as("closed for something worse").isFalse();
  }

  @Test
  void channels_do_not_share_their_trouble() {
    fail(ErrorKind.CREDENTIALS_REFUSED);
    assertThat(health.isOpen("b")).isTrue();
  }
}
