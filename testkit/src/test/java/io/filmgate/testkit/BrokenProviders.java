package io.filmgate.testkit;

import io.filmgate.spi.Capability;
import io.filmgate.spi.Channel;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.Usage;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.pf4j.Extension;

/** Providers with one mistake each, of the sort that authors make. */
final class BrokenProviders {
  private BrokenProviders() {}

  @Extension
  public static class DeclaresSettingTwice extends SmallestProvider {
    @Override
    public ProviderDescriptor describe() {
      return super.describe()
          .settings(Field.text("region").defaultsTo("eu"), Field.text("region").defaultsTo("us"));
    }
  }

  @Extension
  public static class PlansWithTheClock extends SmallestProvider {
    @Override
    public Plan plan(GenerationRequest request, Channel channel) {
      return Draft.of(request)
          .set("model", request.model())
          .set("text", request.prompt())
          .overlay(Set.of("style"))
          .detail("planned", System.nanoTime())
          .plan("acme-1", "text2video", Usage.video(5, Map.of()));
    }
  }

  @Extension
  public static class PromisesTenSeconds extends SmallestProvider {
    @Override
    public ProviderDescriptor describe() {
      Capability row = new Capability("text2video", 0, 0, List.of(5, 10), List.of(), List.of());
      return super.describe().models(List.of(ModelInfo.of("acme-1", row)));
    }
  }

  @Extension
  public static class IgnoresBaseUrl extends SmallestProvider {
    @Override
    public Step<Submitted> submit(Plan plan, CallContext context) {
      URI fixed = URI.create("https://api.acme.example");
      return super.submit(
          plan,
          new CallContext(
              new Channel("test", Map.of("base_url", fixed.toString()), Set.of(), Set.of()),
              context.now(),
              context.correlationId(),
              context.callbackUrl()));
    }
  }

  @Extension
  public static class ShowsItsKey extends SmallestProvider {
    @Override
    public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
      return call.header("Authorization", "Bearer " + credentials.secret("api_key").reveal());
    }
  }

  @Extension
  public static class SendsMoreThanRecorded extends SmallestProvider {
    @Override
    public Step<Submitted> submit(Plan plan, CallContext context) {
      JsonObject more = plan.body().put("loud", true);
      return super.submit(
          new Plan(
              plan.model(),
              plan.operation(),
              more,
              plan.images(),
              plan.usage(),
              plan.warnings(),
              plan.details(),
              plan.deadline()),
          context);
    }
  }

  @Extension
  public static class KnowsEveryMember extends SmallestProvider {
    @Override
    public Step<JobStatus> poll(JobHandle job, CallContext context) {
      Set<String> known = Set.of("id", "state", "url", "reason", "error", "why");
      return seen(
          super.poll(job, context),
          reply -> {
            if (!known.containsAll(reply.json().names())) {
              throw new ProviderException(ErrorKind.UNAVAILABLE, "What is this?");
            }
          });
    }
  }

  @Extension
  public static class FailsOnNewStates extends SmallestProvider {
    @Override
    public Step<JobStatus> poll(JobHandle job, CallContext context) {
      return Step.send(HttpCall.get(context.channel().baseUrl(), "/v1/videos", job.id()))
          .then(
              reply ->
                  reply.json().text("state").filter("a_state_of_tomorrow"::equals).isPresent()
                      ? Step.done(ended())
                      : ((Step.Send<JobStatus>) super.poll(job, context)).next().apply(reply));
    }

    private static JobStatus ended() {
      return new JobStatus.Failed(ErrorKind.JOB_FAILED, "It cannot be well", Optional.empty());
    }
  }

  @Extension
  public static class RemembersWhatItSaid extends SmallestProvider {
    private final Set<String> said = new HashSet<>();

    @Override
    public Step<JobStatus> poll(JobHandle job, CallContext context) {
      return super.poll(job, context)
          .map(
              status ->
                  status instanceof JobStatus.Running || said.add(job.id())
                      ? status
                      : JobStatus.Running.unknownProgress());
    }
  }

  @Extension
  public static class LetsMetadataTakeTheTag extends SmallestProvider {
    @Override
    public Step<Submitted> submit(Plan plan, CallContext context) {
      JsonObject body = plan.body();
      if (!body.containsKey("tag")) {
        body.put("tag", context.correlationId());
      }
      HttpCall call = HttpCall.post(context.channel().baseUrl(), "/v1/videos");
      return Step.send(call.json(plan.encode(body)))
          .then(reply -> ((Step.Send<Submitted>) super.submit(plan, context)).next().apply(reply));
    }

    @Override
    public Plan plan(GenerationRequest request, Channel channel) {
      return Draft.of(request)
          .set("model", request.model())
          .set("text", request.prompt())
          .overlay(Set.of("style", "tag"))
          .plan("acme-1", "text2video", Usage.video(5, Map.of()));
    }
  }

  @Extension
  public static class WarnsOfSomeFields extends SmallestProvider {
    @Override
    public Plan plan(GenerationRequest request, Channel channel) {
      Plan plan = super.plan(request, channel);
      return new Plan(
          plan.model(),
          plan.operation(),
          plan.body(),
          plan.images(),
          plan.usage(),
          plan.warnings().stream().filter(warning -> !warning.param().contains("_")).toList(),
          plan.details(),
          plan.deadline());
    }
  }

  @Extension
  public static class ExpectsLongerIds extends SmallestProvider {
    @Override
    public Step<JobStatus> poll(JobHandle job, CallContext context) {
      String shard = job.id().substring(2, 4);
      return Step.send(HttpCall.get(context.channel().baseUrl(), "/v1/videos", "v-" + shard))
          .then(reply -> ((Step.Send<JobStatus>) super.poll(job, context)).next().apply(reply));
    }
  }

  @Extension
  public static class AuthorizesWithATimeout extends SmallestProvider {
    @Override
    public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
      return super.authorize(call, credentials, moment).timeout(Duration.ofSeconds(5));
    }
  }

  @Extension
  public static class TakesServerErrorsForRefusals extends SmallestProvider {
    @Override
    public Step<Submitted> submit(Plan plan, CallContext context) {
      return seen(
          super.submit(plan, context),
          reply -> {
            if (reply.status() >= 500) {
              throw new ProviderException(ErrorKind.UNAVAILABLE, "Try another account");
            }
          });
    }
  }

  @Extension
  public static class TrustsTypes extends SmallestProvider {
    @Override
    public Step<JobStatus> poll(JobHandle job, CallContext context) {
      return seen(
          super.poll(job, context),
          reply -> {
            if (reply.body().toJsonObject().getString("state").isEmpty()) {
              throw new ProviderException(ErrorKind.UNAVAILABLE, "No state");
            }
          });
    }
  }

  @Extension
  public static class GivesUpOnServerErrors extends SmallestProvider {
    @Override
    public Step<JobStatus> poll(JobHandle job, CallContext context) {
      return seen(
          super.poll(job, context),
          reply -> {
            if (reply.status() >= 500) {
              throw new ProviderException(ErrorKind.JOB_NOT_FOUND, "It is gone");
            }
          });
    }
  }

  @Extension
  public static class PricesSomeRequests extends SmallestProvider {
    @Override
    public Plan plan(GenerationRequest request, Channel channel) {
      Map<String, String> factors =
          request.prompt().equals("a cat") ? Map.of() : Map.of("mode", "detailed");
      return Draft.of(request)
          .set("model", request.model())
          .set("text", request.prompt())
          .overlay(Set.of("style"))
          .plan("acme-1", "text2video", Usage.video(5, factors));
    }
  }

  @Extension
  public static class TrustsCallbacks extends AbleProvider {
    @Override
    protected Optional<String> jobIn(CallbackRequest request) {
      return Optional.of(request.body().toJsonObject().getString("id"));
    }
  }

  private static <T> Step<T> seen(Step<T> step, Consumer<HttpReply> look) {
    Step.Send<T> open = (Step.Send<T>) step;
    return new Step.Send<>(
        open.call(),
        reply -> {
          look.accept(reply);
          return open.next().apply(reply);
        });
  }
}
