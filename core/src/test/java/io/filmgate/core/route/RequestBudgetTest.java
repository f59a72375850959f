package io.filmgate.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.MovingClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final MovingClock clock = new MovingClock();

  private boolean create(RequestBudget budget) {
    boolean hasRoom = budget.hasRoomForCreate();
    if (hasRoom) {
      budget.takeForCreate();
    }
    return hasRoom;
  }

  private int creates(RequestBudget budget) {
    int sent = 0;
    while (create(budget)) {
      sent++;
    }
    return sent;
  }

  private int polls(RequestBudget budget) {
    int sent = 0;
    while (budget.takeForPoll().isZero()) {
      sent++;
    }
    return sent;
  }

  @Test
  void a_seconds_creates_may_go_at_once_and_the_next_a_second_later() {
    RequestBudget budget = new RequestBudget(clock, 10);
    assertThat(creates(budget)).isEqualTo(10);
    clock.move(SECOND.minusNanos(1));
    assertThat(creates(budget)).isZero();
    clock.move(Duration.ofNanos(1));
    assertThat(creates(budget)).isEqualTo(10);
  }

  @Test
  void polls_leave_a_fifth_to_creates() {
    RequestBudget budget = new RequestBudget(clock, 10);
    assertThat(polls(budget)).isEqualTo(8);
    assertThat(creates(budget)).isEqualTo(2);
  }

  @Test
  void polls_wait_for_creates_and_are_told_how_long() {
    RequestBudget budget = new RequestBudget(clock, 10);
    creates(budget);
    clock.move(Duration.ofMillis(400));
    assertThat(budget.takeForPoll()).isEqualTo(Duration.ofMillis(600));
    clock.move(Duration.ofMillis(600));
    assertThat(budget.takeForPoll()).isZero();
  }

  @Test
  void polls_never_keep_creates_out_even_with_one_request_a_second() {
    RequestBudget budget = new RequestBudget(clock, 1);
    int sent = 0;
    for (int millis = 0; millis < 60_000; millis += 10) {
      budget.takeForPoll();
      if (millis % 70 == 0 && create(budget)) {
        sent++;
      }
      clock.move(Duration.ofMillis(10));
    }
    assertThat(sent).isGreaterThan(10);
  }

  @Test
  void who_goes_without_looking_lets_the_next_ones_wait_longer() {
    RequestBudget budget = new RequestBudget(clock, 2);
    for (int i = 0; i < 6; i++) {
      budget.takeForCreate();
    }
    clock.move(SECOND.multipliedBy(2));
    assertThat(budget.hasRoomForCreate()).isFalse();
    clock.move(SECOND);
    assertThat(creates(budget)).isEqualTo(2);
  }

  @Test
  void a_clock_that_is_set_back_blocks_nothing() {
    RequestBudget budget = new RequestBudget(clock, 5);
    creates(budget);
    clock.move(Duration.ofHours(-1));
    assertThat(creates(budget)).isZero();
    clock.move(SECOND);
    assertThat(creates(budget)).isEqualTo(5);
  }

  @Test
  void a_very_high_limit_is_kept_as_well() {
    RequestBudget budget = new RequestBudget(clock, 1_000_000);
    assertThat(creates(budget)).isEqualTo(10_000);
    clock.move(Duration.ofMillis(10));
    assertThat(creates(budget)).isEqualTo(10_000);
  }

  @Property(tries = 50)
  void no_second_ever_has_more_requests_than_the_limit(
      @ForAll @IntRange(min = 1, max = 40) int perSecond, @ForAll long seed) {
    RequestBudget budget = new RequestBudget(clock, perSecond);
    Random random = new Random(seed);
    List<Long> sent = new ArrayList<>();
    List<Long> polled = new ArrayList<>();
    for (int step = 0; step < 2_000; step++) {
      long now = clock.instant().toEpochMilli();
      if (random.nextBoolean() && create(budget)) {
        sent.add(now);
      }
      if (random.nextBoolean() && budget.takeForPoll().isZero()) {
        sent.add(now);
        polled.add(now);
      }
      clock.move(Duration.ofMillis(random.nextInt(30)));
    }
    for (int i = perSecond; i < sent.size(); i++) {
      assertThat(sent.get(i) - sent.get(i - perSecond)).isGreaterThanOrEqualTo(1_000);
    }
    double seconds = 2_000 * 14.5 / 1_000;
    assertThat((double) polled.size()).isLessThanOrEqualTo(perSecond * 0.8 * (seconds * 1.2 + 2));
  }
}
