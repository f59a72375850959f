package io.filmgate.plugin.kling;

import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Tasks of the older interface: each product has a path, under which its tasks are looked up. */
final class OlderTasks {
  private OlderTasks() {}

  /**
   * An {@code external_task_id} is taken once per account, so a duplicate proves that our own
   * create arrived before; the task it made is looked up and followed.
   */
  static Step<Submitted> submit(Plan plan, Product product, CallContext context) {
    JsonObject body = plan.body().put("external_task_id", context.correlationId());
    context.callbackUrl().ifPresent(url -> body.put("callback_url", url.toString()));
    HttpCall create =
        HttpCall.post(context.channel().baseUrl(), product.path())
            .json(plan.encode(body))
            .repeat(HttpCall.Repeat.SAME_ACCOUNT);
    return Step.send(create)
        .then(
            reply ->
                KlingErrors.isDuplicate(reply)
                    ? lookUp(context, product.path(), context.correlationId())
                        .map(found -> taskIn(found).accepted(product))
                    : Step.done(KlingTask.of(KlingErrors.checkCreate(reply)).accepted(product)));
  }

  static Step<JobStatus> poll(JobHandle job, CallContext context) {
    String path =
        Optional.ofNullable(job.state().get(TaskState.PATH))
            .or(() -> Product.of(job.operation()).map(Product::path))
            .orElse("/v1/videos/" + job.operation());
    return lookUp(context, path, job.id()).map(reply -> taskIn(reply).status());
  }

  static Step<Found> find(Product product, CallContext context, String correlationId) {
    return lookUp(context, product.path(), correlationId)
        .map(reply -> found(reply, product, correlationId));
  }

  private static Found found(HttpReply reply, Product product, String correlationId) {
    if (KlingErrors.isNotFound(reply)) {
      return new Found.Absent();
    }
    KlingTask task = taskIn(reply);
    boolean isOurs = task.externalId().map(correlationId::equals).orElse(true);
    return task.id().isPresent() && isOurs
        ? new Found.Exists(task.accepted(product))
        : new Found.Unsure();
  }

  private static Step<HttpReply> lookUp(CallContext context, String path, String id) {
    return Step.send(
        HttpCall.get(context.channel().baseUrl(), path, id)
            .header("Content-Type", "application/json"));
  }

  private static KlingTask taskIn(HttpReply reply) {
    return KlingTask.of(KlingErrors.checkQuery(reply));
  }
}
