package io.filmgate.core.quota;

import io.filmgate.core.bus.Addresses;
import io.filmgate.core.job.EarlierJob;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.JobTable;
import io.filmgate.core.job.JobVerticle;
import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.Optional;

/** The one door to a key's allowance. */
public final class Quota {
  private final Vertx vertx;
  private final JobTable table;

  public Quota(Vertx vertx, JobTable table) {
    this.vertx = vertx;
    this.table = table;
  }

  /** Admits a job, starts it when a slot is free, and waits for the vendor's verdict. */
  public Future<CreateReply> create(CreateJob message) {
    return vertx
        .eventBus()
        .<CreateReply>request(Addresses.QUOTA_CREATE, message, Addresses.OPTIONS)
        .map(Message::body);
  }

  /**
   * What a request under an idempotency key is answered that was used before; it waits for the same
   * verdict. Asked before anything is planned: what is configured now must not change an answer
   * that was given. Two requests at the same time both find nothing, and the commit decides.
   */
  public Future<Optional<CreateReply>> replay(
      String tenantId, Idempotency idempotency, Duration verdictWithin) {
    return table
        .findByIdempotencyKey(tenantId, idempotency.key())
        .compose(
            found ->
                found
                    .map(earlier -> answer(earlier, idempotency, verdictWithin).map(Optional::of))
                    .orElseGet(() -> Future.succeededFuture(Optional.empty())))
        .recover(Quota::failed);
  }

  private static Future<Optional<CreateReply>> failed(Throwable failure) {
    return failure instanceof StoreUnavailableException
        ? Future.succeededFuture(Optional.of(new CreateReply.StoreUnavailable()))
        : Future.failedFuture(failure);
  }

  private Future<CreateReply> answer(
      EarlierJob earlier, Idempotency idempotency, Duration verdictWithin) {
    if (!earlier.fingerprint().equals(idempotency.fingerprint())) {
      return Future.succeededFuture(new CreateReply.KeyReused());
    }
    return vertx
        .eventBus()
        .<Job>request(
            Addresses.JOB_AWAIT,
            new JobVerticle.Await(earlier.job(), verdictWithin),
            Addresses.OPTIONS)
        .map(verdict -> new CreateReply.Created(verdict.body(), true));
  }
}
