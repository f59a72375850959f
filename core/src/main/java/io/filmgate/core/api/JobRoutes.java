package io.filmgate.core.api;

import io.filmgate.core.api.request.JobPath;
import io.filmgate.core.job.Job;
import io.filmgate.core.job.Jobs;
import io.filmgate.core.job.JobsUnavailable;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs that exist: read, list, cancel. */
final class JobRoutes {
  private final ApiDependencies.JobDoor jobs;
  private final Authenticator authenticator;
  private final JobView view;

  JobRoutes(ApiDependencies.JobDoor jobs, Authenticator authenticator, JobView view) {
    this.jobs = jobs;
    this.authenticator = authenticator;
    this.view = view;
  }

  void read(Exchange exchange) {
    findOwn(exchange).onSuccess(job -> answer(exchange, job)).onFailure(exchange::fail);
  }

  void list(Exchange exchange) {
    Caller caller = authenticator.authenticate(exchange);
    Jobs.Filter filter = ListQuery.read(exchange.query());
    jobs.list()
        .apply(caller.tenant().id(), filter)
        .recover(JobRoutes::away)
        .onSuccess(found -> answerList(exchange, filter.limit(), found))
        .onFailure(exchange::fail);
  }

  void cancel(Exchange exchange) {
    findOwn(exchange)
        .compose(this::stop)
        .onSuccess(job -> answer(exchange, job))
        .onFailure(exchange::fail);
  }

  /** The caller's job; a foreign, an unknown and a malformed id are the same. */
  Future<Job> findOwn(Exchange exchange) {
    Caller caller = authenticator.authenticate(exchange);
    String jobId = exchange.variable("id");
    return JobPath.isId(jobId)
        ? found(exchange, jobs.find().apply(caller.tenant().id(), jobId))
        : Future.failedFuture(new ApiException(Errors.jobNotFound()));
  }

  /** Any job, for a request that has proved by itself that it may. */
  Future<Job> findLinked(Exchange exchange) {
    return found(exchange, jobs.findLinked().apply(exchange.variable("id")));
  }

  private static Future<Job> found(Exchange exchange, Future<Optional<Job>> asked) {
    return asked
        .map(
            answer -> {
              Job job = answer.orElseThrow(() -> new ApiException(Errors.jobNotFound()));
              exchange.about(job.id());
              return job;
            })
        .recover(JobRoutes::away);
  }

  /** What a client is told while the store does not answer. */
  static <T> Future<T> away(Throwable failure) {
    return Future.failedFuture(
        failure instanceof JobsUnavailable ? new ApiException(Errors.storeAway()) : failure);
  }

  private Future<Job> stop(Job job) {
    return switch (job.state()) {
      case CANCELLED -> Future.succeededFuture(job);
      case SUCCEEDED, FAILED ->
          Future.failedFuture(new ApiException(Errors.jobFinal(JobView.status(job))));
      case IN_DOUBT -> Future.failedFuture(new ApiException(Errors.cancelNotPossible()));
      case QUEUED, SUBMITTING, RUNNING ->
          jobs.cancel()
              .apply(job)
              .map(
                  stopped ->
                      stopped.orElseThrow(() -> new ApiException(Errors.cancelNotPossible())))
              .recover(JobRoutes::away);
    };
  }

  private void answer(Exchange exchange, Job job) {
    exchange.answer(200, view.of(job), Map.of());
  }

  private void answerList(Exchange exchange, int limit, List<Job> found) {
    List<Job> shown = found.subList(0, Math.min(limit, found.size()));
    JsonArray data = new JsonArray();
    shown.forEach(job -> data.add(view.of(job)));
    exchange.answer(
        200,
        new JsonObject()
            .put("object", "list")
            .put("data", data)
            .put("first_id", shown.isEmpty() ? null : shown.get(0).id())
            .put("last_id", shown.isEmpty() ? null : shown.get(shown.size() - 1).id())
            .put("has_more", found.size() > limit),
        Map.of());
  }
}
