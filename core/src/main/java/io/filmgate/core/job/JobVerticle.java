package io.filmgate.core.job;

import io.filmgate.core.bus.Addresses;
import io.filmgate.core.provider.PlannedRequest;
import io.filmgate.core.store.StoreUnavailableException;
import io.filmgate.spi.GenerationRequest;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Where and when jobs run, and what happens to them. One instance; everything of it lives on one
 * context.
 */
public final class JobVerticle extends VerticleBase {
  /** The code of a reply that the store is away. */
  static final int STORE_UNAVAILABLE = 2;

  private static final int FAILED = 1;

  private final JobDependencies with;
  private final Progress progress;
  private final Supplier<Duration> stopGrace;
  private JobEngine engine;

  /**
   * @param stopGrace how long a stop waits for creates that are under way
   */
  public JobVerticle(JobDependencies with, Progress progress, Supplier<Duration> stopGrace) {
    this.with = with;
    this.progress = progress;
    this.stopGrace = stopGrace;
  }

  /**
   * A job whose first attempt is durable; the reply is the job at the vendor's verdict, or when the
   * wait is over.
   */
  public record Start(
      Job job,
      GenerationRequest request,
      Optional<PlannedRequest> planned,
      Duration verdictWithin) {}

  /** Wait for the verdict on a job; the reply is as for {@link Start}. */
  public record Await(Job job, Duration verdictWithin) {}

  /** Jobs that were given a slot from the waiting line. */
  public record FromLine(List<Job> jobs) {
    public FromLine {
      jobs = List.copyOf(jobs);
    }
  }

  /**
   * Get fresh addresses of a finished job's files; the reply is the job with them, and empty if the
   * vendor has none any more.
   */
  public record Refresh(Job job) {}

  /** Stop a job; the reply is the job as it is then, and empty if it cannot be stopped. */
  public record Cancel(Job job) {}

  /** Do what an operator wants; the reply is an {@link OperatorAnswer}. */
  public record Operate(Job job, OperatorWish wish) {}

  /** There may be news of a job; there is no reply. */
  public record Nudge(String jobId) {}

  /** Passes on what starts from the line; may be called on any thread. */
  public static Consumer<List<Job>> fromLine(Vertx vertx) {
    return jobs -> vertx.eventBus().send(Addresses.JOB_LINE, new FromLine(jobs), Addresses.OPTIONS);
  }

  @Override
  public Future<?> start() {
    engine = new JobEngine(with, progress);
    vertx.eventBus().<Start>consumer(Addresses.JOB_START, this::start);
    vertx.eventBus().<Await>consumer(Addresses.JOB_AWAIT, this::await);
    vertx.eventBus().<Refresh>consumer(Addresses.JOB_REFRESH, this::refresh);
    vertx
        .eventBus()
        .<FromLine>consumer(Addresses.JOB_LINE, message -> engine.fromLine(message.body().jobs()));
    vertx
        .eventBus()
        .<Cancel>consumer(
            Addresses.JOB_CANCEL, message -> reply(message, engine.cancel(message.body().job())));
    vertx
        .eventBus()
        .<Operate>consumer(
            Addresses.JOB_OPERATE,
            message -> reply(message, engine.act(message.body().job(), message.body().wish())));
    vertx
        .eventBus()
        .<Nudge>consumer(Addresses.JOB_NUDGE, message -> engine.askSoon(message.body().jobId()));
    return engine.recover();
  }

  @Override
  public Future<?> stop() {
    return engine.stop(stopGrace.get());
  }

  private void start(Message<Start> message) {
    Start start = message.body();
    reply(message, engine.verdict(start.job(), start.verdictWithin()));
    engine.start(start.job(), start.request(), start.planned());
  }

  private void await(Message<Await> message) {
    reply(message, engine.await(message.body().job(), message.body().verdictWithin()));
  }

  private void refresh(Message<Refresh> message) {
    reply(message, engine.refresh(message.body().job()));
  }

  private static void reply(Message<?> message, Future<?> answer) {
    answer
        .onSuccess(message::reply)
        .onFailure(
            failure ->
                message.fail(
                    failure instanceof StoreUnavailableException ? STORE_UNAVAILABLE : FAILED,
                    String.valueOf(failure.getMessage())));
  }
}
