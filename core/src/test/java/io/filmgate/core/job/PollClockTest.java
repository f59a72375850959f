package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.TestStore;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollClockTest {
  private static final Duration FAR = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final JumpingClock time = new JumpingClock();
  private final BlockingQueue<String> woken = new LinkedBlockingQueue<>();
  private final PollClock clock = new PollClock(vertx, time, this::wake);

  @AfterEach
  void close() {
    TestStore.await(vertx.close());
  }

  private void wake(Job job) {
    woken.add(job.id());
    if (job.id().startsWith("bad")) {
      throw new IllegalStateException("as told");
    }
  }

  private void on(Runnable action) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        nothing -> {
          action.run();
          done.complete();
        });
    TestStore.await(done.future());
  }

  private void schedule(String id, Duration in) {
    Instant due = time.instant().plus(in);
    on(() -> clock.schedule(SampleJobs.running(id), due));
  }

  private String next() throws InterruptedException {
    return String.valueOf(woken.poll(15, TimeUnit.SECONDS));
  }

  @Test
  void jobs_wake_in_the_order_in_which_they_are_due() throws InterruptedException {
    schedule("later", Duration.ofMillis(120));
    schedule("soon", Duration.ofMillis(60));
    schedule("past", Duration.ofMillis(-5));

    assertThat(List.of(next(), next(), next())).containsExactly("past", "soon", "later");
  }

  @Test
  void an_earlier_job_is_not_held_up_by_a_later_ones_timer() throws InterruptedException {
    schedule("later", FAR);
    schedule("soon", Duration.ofMillis(20));
    assertThat(next()).isEqualTo("soon");
  }

  @Test
  void a_new_time_replaces_the_old_one() throws InterruptedException {
    schedule("v", Duration.ofMillis(30));
    schedule("v", FAR);
    schedule("w", Duration.ofMillis(80));

    assertThat(next()).isEqualTo("w");
    assertThat(woken).isEmpty();
    on(() -> assertThat(clock.size()).isEqualTo(1));
  }

  @Test
  void what_is_forgotten_does_not_wake() throws InterruptedException {
    schedule("v", Duration.ofMillis(30));
    on(() -> clock.forget("v"));
    schedule("w", Duration.ofMillis(80));

    assertThat(next()).isEqualTo("w");
    assertThat(woken).isEmpty();
  }

  @Test
  void one_jobs_trouble_does_not_keep_the_others_asleep() throws InterruptedException {
    schedule("bad", Duration.ofMillis(40));
    schedule("good", Duration.ofMillis(40));

    assertThat(List.of(next(), next())).containsExactly("bad", "good");
    on(() -> assertThat(clock.size()).as("the bad one comes again").isEqualTo(1));
  }

  @Test
  void a_clock_that_is_set_back_only_delays() throws InterruptedException {
    schedule("v", Duration.ofMillis(30));
    time.jump(Duration.ofMillis(-100));
    assertThat(next()).isEqualTo("v");
  }

  @Test
  void nothing_wakes_after_the_end() throws InterruptedException {
    schedule("v", Duration.ofMillis(30));
    on(clock::close);
    schedule("w", Duration.ofMillis(1));
    Promise<Void> later = Promise.promise();
    vertx.setTimer(100, timer -> later.complete());
    TestStore.await(later.future());

    assertThat(woken).isEmpty();
  }
}
