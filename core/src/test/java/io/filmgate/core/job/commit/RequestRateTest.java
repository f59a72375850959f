package io.filmgate.core.job.commit;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.commit.RequestRate.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RequestRateTest {
  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void a_minutes_requests_may_come_at_once_and_then_one_after_the_other() {
    long tat = 0;
    for (int i = 0; i < 60; i++) {
      Verdict verdict = RequestRate.take(tat, 60, NOON);
      assertThat(verdict.isTaken()).isTrue();
      tat = verdict.tat();
    }

    assertThat(RequestRate.take(tat, 60, NOON).retryAfter()).isEqualTo(Duration.ofSeconds(1));
    assertThat(RequestRate.take(tat, 60, NOON.plusMillis(999)).isTaken()).isFalse();
    assertThat(RequestRate.take(tat, 60, NOON.plusSeconds(1)).isTaken()).isTrue();
  }

  @Test
  void a_refused_request_changes_nothing() {
    long tat = RequestRate.take(0, 1, NOON).tat();

    assertThat(RequestRate.take(tat, 1, NOON).tat()).isEqualTo(tat);
  }

  @Test
  void nobody_waits_longer_than_a_share_when_the_clock_is_set_back() {
    long tat = RequestRate.take(0, 60, NOON).tat();

    assertThat(RequestRate.take(tat, 60, NOON.minusSeconds(3600)).retryAfter())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void none_at_all_is_none_at_all() {
    assertThat(RequestRate.take(0, 0, NOON).isTaken()).isFalse();
  }

  @Property
  void what_is_left_can_be_taken_at_once_and_one_more_when_it_says(
      @ForAll @IntRange(min = 1, max = 500) int perMinute,
      @ForAll @Size(min = 1, max = 50) List<@IntRange(max = 20_000) Integer> pausesMillis) {
    long tat = 0;
    Instant now = NOON;
    for (int pause : pausesMillis) {
      now = now.plusMillis(pause);
      Verdict verdict = RequestRate.take(tat, perMinute, now);
      if (!verdict.isTaken()) {
        continue;
      }
      tat = verdict.tat();
      RateLeft left = RequestRate.left(verdict, perMinute, now);
      assertThat(takeable(tat, perMinute, now)).isEqualTo(left.requests());
      assertThat(takeable(tat, perMinute, now.plus(left.untilMore())))
          .isEqualTo(left.requests() + 1);
      assertThat(takeable(tat, perMinute, now.plus(left.untilMore()).minusNanos(1)))
          .isEqualTo(left.requests());
    }
  }

  private static int takeable(long tat, int perMinute, Instant now) {
    int taken = 0;
    Verdict next = RequestRate.take(tat, perMinute, now);
    while (next.isTaken()) {
      taken++;
      next = RequestRate.take(next.tat(), perMinute, now);
    }
    return taken;
  }

  /** In any span of a minute at most twice the limit: what was saved up, and what came since. */
  @Property
  void over_a_long_time_no_more_than_the_limit_is_taken(
      @ForAll @IntRange(min = 1, max = 1000) int perMinute,
      @ForAll @Size(max = 300) List<@IntRange(max = 20_000) Integer> pausesMillis) {
    long tat = 0;
    Instant now = NOON;
    List<Instant> taken = new ArrayList<>();
    for (int pause : pausesMillis) {
      now = now.plusMillis(pause);
      Verdict verdict = RequestRate.take(tat, perMinute, now);
      if (verdict.isTaken()) {
        taken.add(now);
        tat = verdict.tat();
      } else {
        assertThat(RequestRate.take(tat, perMinute, now.plus(verdict.retryAfter())).isTaken())
            .isTrue();
      }
    }
    double minutes = Duration.between(NOON, now).toMillis() / 60_000.0;
    assertThat(taken).hasSizeLessThanOrEqualTo((int) (perMinute * (minutes + 1)) + 1);
  }
}
