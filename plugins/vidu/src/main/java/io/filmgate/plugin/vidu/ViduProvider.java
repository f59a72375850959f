package io.filmgate.plugin.vidu;

import io.filmgate.spi.Cancellable;
import io.filmgate.spi.Channel;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
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
import org.pf4j.Extension;

/**
 * Vidu: text to video, first frame to video, first and last frame to video.
 *
 * <p>Each operation is one {@code POST /ent/v2/<operation>} that answers with a task id, and the
 * task is read with {@code GET /ent/v2/tasks/<id>/creations}. An operation's name here is its name
 * in the vendor's paths. Which model does what stands in {@code vidu-table.json}.
 *
 * <p>Our correlation id travels as {@code payload}, the one field that the vendor echoes and lists,
 * so a job whose answer was lost can be found. A tenant's own {@code payload} stays with the
 * gateway, and is shown with the job.
 */
@Extension
public class ViduProvider implements VideoProvider, Reconcilable, Cancellable {
  private static final String TASKS = "/ent/v2/tasks";
  private static final Duration CREATE_TIMEOUT = Duration.ofMinutes(2); // slow with large pictures
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);

  private final ViduTable table = ViduTable.load();

  @Override
  public ProviderDescriptor describe() {
    return ProviderDescriptor.of("vidu", "Vidu")
        .baseUrl("https://api.vidu.com")
        .credentials(Field.secret("api_key").help("From the platform's console, under API keys"))
        .models(table.models())
        .poll(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10))
        .jobLife(Duration.ofDays(7));
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    return new ViduPlanner(table, request).plan();
  }

  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    JsonObject body = plan.body().put("payload", context.correlationId());
    HttpCall create =
        HttpCall.post(context.channel().baseUrl(), "/ent/v2", plan.operation())
            .json(plan.encode(body))
            .timeout(CREATE_TIMEOUT);
    return Step.send(accepting(create)).map(ViduAnswers::submitted);
  }

  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    HttpCall read =
        HttpCall.get(context.channel().baseUrl(), TASKS, job.id(), "creations")
            .timeout(READ_TIMEOUT);
    return Step.send(accepting(read)).map(reply -> ViduAnswers.status(reply, context.now()));
  }

  @Override
  public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    String token = "Token " + credentials.secret("api_key").reveal();
    return call.secretHeader("Authorization", new Secret(token));
  }

  @Override
  public Step<Found> find(LostSubmit lost, CallContext context) {
    return new ViduSearch(context.channel().baseUrl(), lost).step();
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

  static HttpCall accepting(HttpCall call) {
    return call.header("Accept", "application/json");
  }
}
