package io.filmgate.plugin.vidu;

import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Probing;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Secret;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.pf4j.Extension;

/**
 * Vidu: video from text, pictures, references and videos.
 *
 * <p>Each operation is one {@code POST /ent/v2/<operation>} that answers with a task id, and the
 * task is read with {@code GET /ent/v2/tasks/<id>/creations}. An operation's name here is its name
 * in the vendor's paths.
 *
 * <p>Our correlation id travels as {@code payload}, the one field that the vendor echoes and lists,
 * so a job whose answer was lost can be found. A tenant's own {@code payload} stays with the
 * gateway, and is shown with the job.
 */
@Extension
public class ViduProvider
    implements VideoProvider, Reconcilable, Cancellable, CallbackAware, Probing {
  static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CREATE_TIMEOUT = Duration.ofMinutes(2); // slow with large pictures
  private static final String API = "/ent/v2";
  private static final String TASKS = API + "/tasks";

  private static final ViduTable TABLE = ViduTable.load();

  @Override
  public ProviderDescriptor describe() {
    return ProviderDescriptor.of("vidu", "Vidu")
        .baseUrl("https://api.vidu.com")
        .settings(
            Field.text("auth_scheme")
                .defaultsTo("Token")
                .oneOf("Token", "Bearer")
                .help("The word before the key; resellers of the API want Bearer"))
        .credentials(Field.secret("api_key").help("From the platform's console, under API keys"))
        .models(TABLE.models())
        .poll(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10))
        .jobLife(Duration.ofDays(7));
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    return new ViduPlanner(TABLE, request).plan();
  }

  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    JsonObject body = plan.body();
    if (TABLE.ofOperation(plan.operation()).filter(Shape::hasPayload).isPresent()) {
      body.put("payload", context.correlationId());
    }
    context.callbackUrl().ifPresent(url -> body.put("callback_url", url.toString()));
    HttpCall create =
        HttpCall.post(context.channel().baseUrl(), API, plan.operation())
            .json(plan.encode(body))
            .timeout(CREATE_TIMEOUT);
    boolean hasOpenLength = plan.usage().isUpperBound();
    return Step.send(accepting(create)).map(reply -> ViduAnswers.submitted(reply, hasOpenLength));
  }

  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    Optional<Shape> shape = TABLE.ofOperation(job.operation());
    HttpCall read =
        shape
            .flatMap(Shape::pollPath)
            .map(path -> HttpCall.get(context.channel().baseUrl(), API, path, job.id()))
            .orElseGet(
                () -> HttpCall.get(context.channel().baseUrl(), TASKS, job.id(), "creations"));
    Duration videoLife = shape.map(Shape::resultLife).orElse(Shape.USUAL_LIFE);
    ViduFiles files = new ViduFiles(context.now(), videoLife);
    return Step.send(accepting(read.timeout(READ_TIMEOUT)))
        .map(reply -> ViduAnswers.status(reply, job.state(), files));
  }

  @Override
  public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    String scheme = credentials.setting("auth_scheme").orElse("Token");
    String shown = scheme + " " + credentials.secret("api_key").reveal();
    return call.secretHeader("Authorization", new Secret(shown));
  }

  @Override
  public Step<Found> find(LostSubmit lost, CallContext context) {
    boolean isUntold =
        TABLE.ofOperation(lost.operation()).filter(shape -> !shape.hasPayload()).isPresent();
    return isUntold
        ? Step.done(new Found.Unsure()) // nothing in the list would show that a task is ours
        : new ViduSearch(context.channel().baseUrl(), lost).step();
  }

  @Override
  public Step<Outcome> cancel(JobHandle job, CallContext context) {
    HttpCall cancel =
        HttpCall.post(context.channel().baseUrl(), TASKS, job.id(), "cancel")
            .json(new JsonObject().put("id", job.id()).toBuffer())
            .repeat(HttpCall.Repeat.ANYWHERE)
            .timeout(READ_TIMEOUT);
    return Step.send(accepting(cancel)).map(ViduAnswers::cancelled);
  }

  @Override
  public CallbackAnswer receive(CallbackRequest request, Credentials credentials, Instant now) {
    return new ViduCallback(request).answer(credentials.secret("api_key"), now);
  }

  @Override
  public Step<AccountHealth> probe(CallContext context) {
    HttpCall credits =
        HttpCall.get(context.channel().baseUrl(), API, "credits")
            .query("show_detail", "false")
            .timeout(READ_TIMEOUT);
    return Step.send(accepting(credits)).map(ViduAccount::health);
  }

  static HttpCall accepting(HttpCall call) {
    return call.header("Accept", "application/json");
  }
}
