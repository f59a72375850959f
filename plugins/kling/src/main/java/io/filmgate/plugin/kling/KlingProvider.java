package io.filmgate.plugin.kling;

import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Kling, over the interface that takes both kinds of its credentials. */
@Extension
public final class KlingProvider implements VideoProvider, Reconcilable {
  private static final ProviderDescriptor DESCRIPTOR =
      ProviderDescriptor.of("kling", "Kling AI")
          .settings(
              Field.address("base_url")
                  .defaultsTo("https://api-singapore.klingai.com")
                  .help(
                      "Where the account lives: https://api-singapore.klingai.com for keys of"
                          + " kling.ai, https://api-beijing.klingai.com for keys of klingai.com;"
                          + " https://api.klingai.com is the old name of the first"),
              Field.flag("drop_unknown_metadata")
                  .defaultsTo("false")
                  .help(
                      "Leave out what Kling does not document, such as seed, instead of sending it"))
          .credentials(
              Field.secret("access_key").help("From the console; goes with secret_key"),
              Field.secret("secret_key").help("Signs a token for each call; never sent"))
          .credentials(
              Field.secret("api_key").help("From the console, under API keys; sent as it is"))
          .models(KlingModels.ALL.stream().map(KlingModel::info).toList())
          .poll(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(15))
          .jobLife(KlingTask.RETENTION);

  @Override
  public ProviderDescriptor describe() {
    return DESCRIPTOR;
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    return GenerationPlan.of(request, channel.flag("drop_unknown_metadata"));
  }

  /**
   * An {@code external_task_id} is taken once per account, so a duplicate proves that our own
   * create arrived before; the task it made is looked up and followed.
   */
  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    Product product = Product.of(plan.operation()).orElseThrow();
    JsonObject body = plan.body().copy().put("external_task_id", context.correlationId());
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

  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    String path = job.state().getOrDefault(KlingTask.PATH, "/v1/videos/" + job.operation());
    return lookUp(context, path, job.id()).map(reply -> taskIn(reply).status());
  }

  @Override
  public Step<Found> find(LostSubmit lost, CallContext context) {
    Optional<Product> product = Product.of(lost.operation());
    return product.isEmpty()
        ? Step.done(new Found.Unsure())
        : lookUp(context, product.get().path(), lost.correlationId())
            .map(reply -> found(reply, product.get(), lost.correlationId()));
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

  @Override
  public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    return credentials.has("access_key")
        ? call.bearer(
            AccessToken.of(
                credentials.secret("access_key"), credentials.secret("secret_key"), moment.now()))
        : call.bearer(credentials.secret("api_key"));
  }

  @Override
  public List<Problem> check(Channel channel) {
    return channel.models().stream()
        .filter(name -> KlingModels.find(name).isEmpty())
        .sorted()
        .map(name -> Problem.invalid("models." + name, KlingModels.names(), name))
        .toList();
  }
}
