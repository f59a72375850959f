package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.TestStore;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private static final Duration LONG = Duration.ofSeconds(15);

  private final Vertx vertx = Vertx.vertx();
  private final Context context = vertx.getOrCreateContext();
  private final Verdicts verdicts = new Verdicts(vertx);

  @AfterEach
  void close() {
    TestStore.await(vertx.close());
  }

  private <T> T on(Supplier<T> action) {
    Promise<T> done = Promise.promise();
    context.runOnContext(nothing -> done.complete(action.get()));
    return TestStore.await(done.future());
  }

  private Future<Job> await(Job job, Duration longest) {
    return on(() -> verdicts.await(job, longest));
  }

  private void change(Job job) {
    on(
        () -> {
          verdicts.changed(job);
          return job;
        });
  }

  @Test
  void everybody_who_waits_hears_the_verdict() {
    Future<Job> one = await(SampleJobs.submitting("v"), LONG);
    Future<Job> other = await(SampleJobs.queued("v"), LONG);
    Job running = SampleJobs.running("v");
    change(running);

    assertThat(TestStore.await(one)).isSameAs(running);
    assertThat(TestStore.await(other)).isSameAs(running);
  }

  @Test
  void going_back_into_the_line_is_no_verdict() {
    Future<Job> waits = await(SampleJobs.submitting("v"), LONG);
    change(SampleJobs.queued("v"));
    assertThat(waits.isComplete()).isFalse();
  }

  @Test
  void who_has_waited_long_enough_gets_the_job_as_it_is_then() {
    Future<Job> waits = await(SampleJobs.submitting("v"), Duration.ofMillis(100));
    Job queued = SampleJobs.queued("v");
    change(queued);

    assertThat(TestStore.await(waits)).isSameAs(queued);
  }

  @Test
  void one_who_gives_up_does_not_take_the_verdict_from_the_others() {
    Future<Job> patient = await(SampleJobs.submitting("v"), LONG);
    TestStore.await(await(SampleJobs.submitting("v"), Duration.ofMillis(20)));
    Job running = SampleJobs.running("v");
    change(running);

    assertThat(TestStore.await(patient)).isSameAs(running);
  }

  @Test
  void who_does_not_want_to_wait_is_answered_at_once() {
    Job submitting = SampleJobs.submitting("v");
    assertThat(await(submitting, Duration.ZERO).result()).isSameAs(submitting);
  }

  @Test
  void a_verdict_that_is_there_is_not_waited_for() {
    Job running = SampleJobs.running("v");
    assertThat(await(running, LONG).result()).isSameAs(running);
  }

  @Test
  void another_jobs_verdict_is_not_ours() {
    Future<Job> waits = await(SampleJobs.submitting("v"), LONG);
    change(SampleJobs.running("w"));
    assertThat(waits.isComplete()).isFalse();
  }

  @Test
  void nothing_is_kept_of_jobs_for_which_nobody_waits_any_more() {
    TestStore.await(await(SampleJobs.submitting("v"), Duration.ofMillis(20)));
    await(SampleJobs.submitting("w"), LONG);
    change(SampleJobs.running("w"));
    change(SampleJobs.queued("x"));

    assertThat(on(verdicts::size)).isZero();
  }
}
