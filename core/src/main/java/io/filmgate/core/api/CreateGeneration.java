package io.filmgate.core.api;

import io.filmgate.core.api.RequestPlanner.Planned;
import io.filmgate.core.api.request.CreateHeaders;
import io.filmgate.core.api.request.DecodedRequest;
import io.filmgate.core.api.request.GenerationFields;
import io.filmgate.core.api.request.JobPath;
import io.filmgate.core.config.LimitsConfig;
import io.filmgate.core.config.LimitsConfig.BudgetConfig.Unit;
import io.filmgate.core.config.ServerConfig;
import io.filmgate.core.job.PlannedRows;
import io.filmgate.core.job.commit.AdmissionLimits;
import io.filmgate.core.ledger.Hold;
import io.filmgate.core.quota.CreateJob;
import io.filmgate.core.quota.CreateReply;
import io.filmgate.core.route.Candidate;
import io.filmgate.core.route.RouteQuestion;
import io.filmgate.core.tenant.Caller;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.BodyReader;
import io.filmgate.core.wire.Errors;
import io.filmgate.core.wire.Exchange;
import io.filmgate.core.wire.HttpLimits;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /v1/video/generations}, from top to bottom. */
final class CreateGeneration {
  private static final Logger LOG = LoggerFactory.getLogger(CreateGeneration.class);

  private final Vertx vertx;
  private final ApiDependencies dependencies;
  private final Authenticator authenticator;
  private final BodyReader bodies;
  private final RequestPlanner planner;
  private final NewJob newJob;
  private final JobView view;

  CreateGeneration(
      Vertx vertx, ApiDependencies dependencies, Authenticator authenticator, JobView view) {
    this.vertx = vertx;
    this.dependencies = dependencies;
    this.authenticator = authenticator;
    this.bodies =
        new BodyReader(vertx, dependencies.surroundings().wire(), "send the picture as a URL");
    this.planner = new RequestPlanner(dependencies.routing().plan(), dependencies.addressRule());
    this.newJob = new NewJob(dependencies.surroundings());
    this.view = view;
  }

  /** One create on its way; each step returns it with more known. */
  private record Create(
      Exchange exchange, Caller caller, CreateHeaders headers, DecodedRequest request) {

    GenerationFields fields() {
      return request.fields();
    }
  }

  void serve(Exchange exchange) {
    Caller caller = authenticator.authenticate(exchange);
    CreateHeaders headers = CreateHeaders.read(exchange.request().headers(), exchange.query());
    readBody(exchange)
        .compose(body -> decode(body, headers))
        .map(request -> new Create(exchange, caller, headers, request))
        .compose(
            create ->
                earlier(create)
                    .compose(
                        reply ->
                            reply
                                .map(found -> answered(create, found))
                                .orElseGet(() -> fresh(create))))
        .onFailure(exchange::fail);
  }

  private Future<Optional<CreateReply>> earlier(Create create) {
    return create
        .request()
        .idempotency()
        .filter(key -> !create.headers().isDryRun())
        .map(
            key ->
                dependencies
                    .jobs()
                    .replay()
                    .find(create.caller().tenant().id(), key, verdictWithin(create)))
        .orElseGet(() -> Future.succeededFuture(Optional.empty()));
  }

  private Future<Void> fresh(Create create) {
    return plan(create).compose(planned -> price(create, planned));
  }

  private Future<Void> answered(Create create, CreateReply reply) {
    answer(create, reply);
    return Future.succeededFuture();
  }

  private Duration verdictWithin(Create create) {
    return create
        .headers()
        .preference()
        .map(CreateHeaders.Preference::longest)
        .orElse(dependencies.jobsConfig().get().submitWait());
  }

  private Future<Buffer> readBody(Exchange exchange) {
    ServerConfig server = dependencies.server().get();
    return bodies.read(exchange, server.maxBodyBytes(), server.maxBufferedBytes());
  }

  private Future<DecodedRequest> decode(Buffer body, CreateHeaders headers) {
    return body.length() <= HttpLimits.EVENT_LOOP_BODY_BYTES
        ? Future.succeededFuture(body).map(small -> read(small, headers))
        : vertx.executeBlocking(() -> read(body, headers), false);
  }

  private DecodedRequest read(Buffer body, CreateHeaders headers) {
    return DecodedRequest.read(body, headers, dependencies.addressRule());
  }

  private Future<Planned> plan(Create create) {
    return Future.succeededFuture(create)
        .map(this::candidates)
        .compose(
            candidates -> planner.plan(candidates, create.fields(), create.exchange().requestId()));
  }

  private List<Candidate> candidates(Create create) {
    GenerationFields fields = create.fields();
    Caller caller = create.caller();
    String model = fields.model();
    if (!dependencies.routing().models().apply(caller.tenant()).contains(model)) {
      throw new ApiException(Errors.modelNotFound(model));
    }
    if (!caller.key().mayUse(model)) {
      throw new ApiException(Errors.modelNotAllowed(model));
    }
    RouteQuestion question =
        new RouteQuestion(
            model, caller.tenant(), fields.image().isPresent(), fields.seconds(), fields.size());
    List<Candidate> candidates = dependencies.routing().candidates().apply(question);
    if (candidates.isEmpty()) {
      throw new ApiException(Errors.noChannel());
    }
    return candidates;
  }

  private Future<Void> price(Create create, Planned planned) {
    Caller caller = create.caller();
    String model = create.fields().model();
    Hold hold =
        dependencies
            .routing()
            .prices()
            .get()
            .hold(model, planned.planned().plan().usage(), caller.tenant().priceFactor());
    if (!hold.isPriced()
        && (hasCreditBudget(caller.key().limits()) || hasCreditBudget(caller.tenant().limits()))) {
      return Future.failedFuture(new ApiException(Errors.modelNotPriced(model)));
    }
    if (create.headers().isDryRun()) {
      answerDryRun(create, planned, hold);
      return Future.succeededFuture();
    }
    return admit(create, planned, hold);
  }

  private static boolean hasCreditBudget(LimitsConfig limits) {
    return limits.budgets().stream().anyMatch(budget -> budget.unit() == Unit.CREDITS);
  }

  private void answerDryRun(Create create, Planned planned, Hold hold) {
    JsonArray warnings = new JsonArray();
    PlannedRows.of(planned.planned().plan(), create.fields().warnings())
        .warnings()
        .forEach(warnings::add);
    create
        .exchange()
        .answer(
            200,
            new JsonObject()
                .put("object", "video.plan")
                .put("model", create.fields().model())
                .put("usage", UsageView.of(hold))
                .put("warnings", warnings),
            Map.of());
  }

  private Future<Void> admit(Create create, Planned planned, Hold hold) {
    Caller caller = create.caller();
    CreateJob message =
        new CreateJob(
            newJob.of(caller, create.request().body(), create.fields(), planned, hold),
            create.request().idempotency(),
            new AdmissionLimits(caller.key().limits(), caller.tenant().limits()),
            planned.candidates(),
            planned.planned(),
            planned.request(),
            verdictWithin(create));
    create.exchange().about(message.job().id());
    return dependencies
        .jobs()
        .create()
        .apply(message)
        .recover(failure -> Future.failedFuture(mayExist(create, message, failure)))
        .compose(reply -> answered(create, reply));
  }

  /** Nobody knows whether the job was written, so the same request must not be sent again. */
  private static Throwable mayExist(Create create, CreateJob message, Throwable failure) {
    String requestId = create.exchange().requestId();
    LOG.error("job {} of request {} was not answered", message.job().id(), requestId, failure);
    return new ApiException(
        Errors.internal(requestId).location(JobPath.of(message.job().id())).neverAgain());
  }

  private void answer(Create create, CreateReply reply) {
    Map<String, String> headers = new LinkedHashMap<>();
    create
        .headers()
        .preference()
        .ifPresent(preference -> headers.put("preference-applied", preference.applied()));
    boolean isReplay = reply instanceof CreateReply.Created created && created.isReplay();
    if (isReplay) {
      headers.put("idempotent-replayed", "true");
    }
    Exchange exchange = create.exchange();
    CreateAnswer.error(reply)
        .ifPresentOrElse(
            error -> {
              headers.forEach(exchange.request().response()::putHeader);
              exchange.refuse(error);
            },
            () -> answerJob(exchange, (CreateReply.Created) reply, headers));
  }

  private void answerJob(
      Exchange exchange, CreateReply.Created created, Map<String, String> headers) {
    exchange.about(created.job().id());
    headers.put("location", JobPath.of(created.job().id()));
    created.rate().map(RateLimitHeaders::of).ifPresent(headers::putAll);
    exchange.answer(
        200, created.isReplay() ? view.of(created.job()) : view.created(created.job()), headers);
  }
}
