package io.filmgate.core.quota;

import io.filmgate.core.bus.Addresses;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobInputs;
import io.filmgate.core.job.JobLimits;
import io.filmgate.core.job.JobVerticle;
import io.filmgate.core.job.StoredRequest;
import io.filmgate.core.job.UnderWay;
import io.filmgate.core.job.commit.Admission;
import io.filmgate.core.job.commit.JobCommits;
import io.filmgate.core.job.commit.JobOperation.Admit;
import io.filmgate.core.job.commit.JobOperation.ChannelOffer;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.Channels;
import io.filmgate.core.store.FreeSpace;
import io.filmgate.core.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One create, from the decision whether it may to the verdict of its vendor. */
final class Admitting {
  private static final Logger LOG = LoggerFactory.getLogger(Admitting.class);

  private final Vertx vertx;
  private final JobCommits commits;
  private final JobInputs inputs;
  private final Channels channels;
  private final InstantSource clock;
  private final FreeSpace freeSpace;
  private final UnderWay handingOver = new UnderWay();
  private final UnderWay answering = new UnderWay();

  Admitting(
      Vertx vertx,
      JobCommits commits,
      JobInputs inputs,
      Channels channels,
      InstantSource clock,
      FreeSpace freeSpace) {
    this.vertx = vertx;
    this.commits = commits;
    this.inputs = inputs;
    this.channels = channels;
    this.clock = clock;
    this.freeSpace = freeSpace;
  }

  /**
   * Admits a job, starts it when a slot is free, and waits for the verdict.
   *
   * @return fails if nobody knows what has become of it
   */
  Future<CreateReply> create(CreateJob create) {
    if (!freeSpace.isEnough()) {
      return Future.succeededFuture(new CreateReply.StoreUnavailable());
    }
    String jobId = create.job().id();
    Future<Future<CreateReply>> handedOver =
        Future.succeededFuture(create)
            .map(job -> StoredRequest.toJson(job.request(), job.job().model()))
            .compose(request -> kept(jobId, request))
            .compose(row -> commits.commit(admit(create, row)))
            .onFailure(notWritten -> inputs.delete(jobId))
            .map(admission -> answer(create, admission));
    return answering.count(
        handingOver
            .count(handedOver)
            .compose(answer -> answer)
            .recover(failure -> failed(jobId, failure)));
  }

  private static Future<CreateReply> failed(String jobId, Throwable failure) {
    if (failure instanceof StoreUnavailableException) {
      return Future.succeededFuture(new CreateReply.StoreUnavailable());
    }
    LOG.error("job {}: no answer to its create", jobId, failure);
    return Future.failedFuture(failure);
  }

  /** Completes when nothing is on its way to a commit or from there to the job verticle. */
  Future<Void> handedOver() {
    return handingOver.idle();
  }

  /** Completes when nobody waits for an answer. */
  Future<Void> answered() {
    return answering.idle();
  }

  /** Puts large inputs beside the database before the row that needs them is committed. */
  private Future<JsonObject> kept(String jobId, JsonObject request) {
    if (!JobInputs.isLarge(request)) {
      return Future.succeededFuture(request);
    }
    return inputs.store(jobId, request).map(JobInputs.aside(request));
  }

  private Admit admit(CreateJob create, JsonObject row) {
    return new Admit(
        create.job().withRequest(row),
        create.idempotency(),
        create.limits(),
        offers(create),
        clock.instant(),
        JobLimits.SEND_WITHIN);
  }

  /**
   * Only channels to which the attempt could be sent right now: between its commit and its first
   * byte nothing may wait.
   */
  private List<ChannelOffer> offers(CreateJob create) {
    return create.candidates().stream()
        .filter(candidate -> channels.takesCreates(candidate.channel()))
        .map(candidate -> offer(candidate, create.planned().plugin()))
        .toList();
  }

  private static ChannelOffer offer(Candidate candidate, String plugin) {
    return new ChannelOffer(
        candidate.channel().id(),
        candidate.account().credentialId(),
        plugin,
        candidate.channel().limits().runningJobs());
  }

  private Future<CreateReply> answer(CreateJob create, Admission admission) {
    if (admission instanceof Admission.Started started) {
      return verdict(
          Addresses.JOB_START,
          new JobVerticle.Start(
              started.job(),
              create.request(),
              planFor(create, started.job()),
              create.verdictWithin()),
          job -> new CreateReply.Created(job, false, started.rate()));
    }
    if (admission instanceof Admission.Waiting waiting) {
      return verdict(
          Addresses.JOB_AWAIT,
          new JobVerticle.Await(waiting.job(), create.verdictWithin()),
          job -> new CreateReply.Created(job, false, waiting.rate()));
    }
    inputs.delete(create.job().id());
    if (admission instanceof Admission.Replay replay) {
      return verdict(
          Addresses.JOB_AWAIT,
          new JobVerticle.Await(replay.job(), create.verdictWithin()),
          job -> new CreateReply.Created(job, true));
    }
    return Future.succeededFuture(
        admission instanceof Admission.Refused refused
            ? new CreateReply.Refused(refused.refusal())
            : new CreateReply.KeyReused());
  }

  /** The plan that came with the request is good for the first candidate only. */
  private static Optional<PlannedRequest> planFor(CreateJob create, Job job) {
    String startedAt = job.attempt().orElseThrow().channelId();
    String plannedFor = create.candidates().get(0).channel().id();
    return startedAt.equals(plannedFor) ? Optional.of(create.planned()) : Optional.empty();
  }

  private Future<CreateReply> verdict(
      String address, Object message, Function<Job, CreateReply> answer) {
    return vertx
        .eventBus()
        .<Job>request(address, message, Addresses.OPTIONS)
        .map(Message::body)
        .map(answer);
  }
}
