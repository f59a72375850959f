package io.filmgate.core.quota;

import static io.filmgate.core.job.EngineFixture.await;
import static io.filmgate.core.job.EngineFixture.channel;
import static io.filmgate.core.job.ScriptedVendor.failure;
import static io.filmgate.core.job.ScriptedVendor.hang;
import static io.filmgate.core.job.ScriptedVendor.job;
import static io.filmgate.core.job.ScriptedVendor.state;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.EngineFixture;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobError;
import io.filmgate.core.job.JobState;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.job.commit.Refusal;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmittingTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final String ONE_CHANNEL = "channels:\n" + channel("a", "acme", 1, "");

  private EngineFixture engine;

  @AfterEach
  void everything_adds_up() {
    engine.stop();
    assertThat(engine.audit()).isEmpty();
    engine.close();
  }

  private void open(String channels, String credits) {
    engine = new EngineFixture(channels, credits);
    engine.vendor.creates("a", job("v1")).polls("a", state("running"));
  }

  private Future<CreateReply> creating(String prompt, String key, String fingerprint) {
    return engine.creating(
        engine.request(prompt), LONG, Optional.of(new Idempotency(key, fingerprint)));
  }

  private Future<Optional<CreateReply>> replaying(String key, String fingerprint) {
    return engine.quota().replay("t", new Idempotency(key, fingerprint), LONG);
  }

  private static Job created(Future<CreateReply> reply) {
    return ((CreateReply.Created) await(reply)).job();
  }

  @Test
  void a_create_that_does_not_want_to_wait_is_answered_once_it_is_durable() {
    open(ONE_CHANNEL, "1000");
    engine.vendor.creates("a", hang());

    Job admitted = created(engine.creating(engine.request("A lighthouse"), Duration.ZERO));

    assertThat(admitted.state()).isEqualTo(JobState.SUBMITTING);
    assertThat(engine.read(admitted).held().micros()).isEqualTo(1_000_000);
    engine.until(() -> !engine.vendor.creates().isEmpty());
    engine.vendor.release(job("v1"));
  }

  @Test
  void what_is_refused_was_never_sent_and_leaves_nothing_behind() {
    open(ONE_CHANNEL, "0.5");

    CreateReply reply = await(engine.creating(engine.large(), LONG));

    assertThat(((CreateReply.Refused) reply).refusal()).isInstanceOf(Refusal.BudgetExceeded.class);
    engine.until(() -> engine.storedInputs() == 0);
    assertThat(engine.vendor.creates()).isEmpty();
    assertThat(engine.count("1 = 1")).isZero();
  }

  @Test
  void parallel_creates_never_overdraw_a_budget() {
    open(
        ONE_CHANNEL.replace(
            "priority", "limits: { running_jobs: 9, requests_per_second: 100 }\n      priority"),
        "3");

    List<Future<CreateReply>> replies = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      replies.add(engine.creating(engine.request("A lighthouse"), Duration.ZERO));
    }
    List<CreateReply> answers = replies.stream().map(EngineFixture::await).toList();

    assertThat(answers).filteredOn(CreateReply.Created.class::isInstance).hasSize(3);
    assertThat(engine.count("state <> 'failed'")).isEqualTo(3);
  }

  @Test
  void a_replay_waits_for_the_same_verdict() {
    open(ONE_CHANNEL, "1000");
    engine.vendor.creates("a", hang());

    Future<CreateReply> first = creating("A lighthouse", "key", "print");
    engine.until(() -> !engine.vendor.creates().isEmpty());
    Future<CreateReply> replay = creating("A lighthouse", "key", "print");
    engine.vertx.setTimer(200, later -> engine.vendor.release(job("v1")));

    assertThat(created(replay).id()).isEqualTo(created(first).id());
    assertThat(created(replay).state()).isEqualTo(JobState.RUNNING);
    assertThat(((CreateReply.Created) await(replay)).isReplay()).isTrue();
    assertThat(engine.vendor.creates()).hasSize(1);
  }

  @Test
  void a_replay_is_found_before_anything_is_planned() {
    open(ONE_CHANNEL, "1000");
    engine.vendor.creates("a", hang());
    Future<CreateReply> first = creating("A lighthouse", "key", "print");
    engine.until(() -> !engine.vendor.creates().isEmpty());

    Future<Optional<CreateReply>> replay = replaying("key", "print");
    assertThat(await(replaying("key", "other"))).contains(new CreateReply.KeyReused());
    assertThat(await(replaying("another key", "print"))).isEmpty();
    assertThat(replay.isComplete()).isFalse();
    engine.vendor.release(job("v1"));

    assertThat(await(replay)).contains(new CreateReply.Created(created(first), true));
  }

  @Test
  void a_replay_of_a_refused_create_hears_the_original_refusal() {
    open(ONE_CHANNEL, "1000");
    engine.vendor.creates("a", failure("INPUT_REJECTED"), job("v1"));

    Job first = created(creating("A lighthouse", "key", "print"));
    Job replay = created(creating("A lighthouse", "key", "print"));

    assertThat(JobError.of(replay)).isEqualTo(JobError.of(first)).isPresent();
    assertThat(engine.vendor.creates()).hasSize(1);
  }

  @Test
  void a_key_that_belongs_to_another_request_starts_nothing() {
    open(ONE_CHANNEL, "1000");
    created(creating("A lighthouse", "key", "print"));

    assertThat(await(creating("A windmill", "key", "other")))
        .isInstanceOf(CreateReply.KeyReused.class);
    assertThat(engine.vendor.creates()).hasSize(1);
  }

  @Test
  void a_job_waits_while_no_channel_takes_creates() {
    open(ONE_CHANNEL, "1000");
    engine.channels.health().failed("a", new ProviderException(ErrorKind.RATE_LIMITED, "full"));

    Job waiting = created(engine.creating(engine.request("A lighthouse"), Duration.ZERO));

    assertThat(waiting.state()).isEqualTo(JobState.QUEUED);
    engine.until(waiting, JobState.RUNNING);
    assertThat(engine.vendor.creates()).hasSize(1);
  }

  @Test
  void a_store_that_is_away_means_that_nothing_was_started() {
    open(ONE_CHANNEL, "1000");
    engine.store.store().close();

    assertThat(await(engine.creating(engine.large(), LONG)))
        .isInstanceOf(CreateReply.StoreUnavailable.class);
    engine.until(() -> engine.storedInputs() == 0);
    assertThat(engine.vendor.creates()).isEmpty();
    engine.stop();
    engine.store.reopen();
    engine.start();
  }

  @Test
  void what_was_on_its_way_to_a_commit_is_still_sent_when_the_gateway_stops() {
    open(ONE_CHANNEL, "1000");
    List<Future<Void>> stopped = new ArrayList<>();
    engine.store.together(
        () -> {
          engine.creating(engine.request("A lighthouse"), Duration.ZERO);
          stopped.add(engine.stopping());
        });
    stopped.forEach(EngineFixture::await);

    assertThat(engine.count("state = 'running'")).isEqualTo(1);
    assertThat(engine.vendor.creates()).hasSize(1);
  }
}
