package io.filmgate.core.provider;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.Usage;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A provider whose steps a test writes down. */
public class ScriptedProvider implements VideoProvider, Reconcilable {
  public Function<CallContext, Step<Submitted>> submit = context -> null;
  public Function<CallContext, Step<JobStatus>> poll = context -> null;
  public Function<CallContext, Step<Found>> find = context -> null;
  public UnaryOperator<HttpCall> authorize = call -> call.header("X-Key", "k");

  /** A plan of nothing in particular. */
  public static Plan plan() {
    return new Plan(
        "acme-1",
        "text2video",
        new JsonObject(),
        List.of(),
        Usage.video(5, Map.of()),
        List.of(),
        new JsonObject(),
        Optional.empty());
  }

  @Override
  public ProviderDescriptor describe() {
    return ProviderDescriptor.of("acme", "Acme");
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    return plan();
  }

  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    return submit.apply(context);
  }

  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    return poll.apply(context);
  }

  @Override
  public Step<Found> find(LostSubmit lost, CallContext context) {
    return find.apply(context);
  }

  @Override
  public HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    return authorize.apply(call);
  }
}
