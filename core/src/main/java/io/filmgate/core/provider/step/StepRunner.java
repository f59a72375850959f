package io.filmgate.core.provider.step;

import io.filmgate.core.provider.ProviderChannel;
import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Reconcilable.Found;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Carries out what one revision's provider wants to do. Every future fails with {@link
 * ProviderException} and completes on the caller's context; each failure that is not the vendor's
 * own answer is logged here, once.
 */
public final class StepRunner {
  /** How long one operation may take, all its calls together. */
  public static final Duration LONGEST = Duration.ofMinutes(5);

  private static final Logger LOG = LoggerFactory.getLogger(StepRunner.class);

  private final String plugin;
  private final VideoProvider provider;
  private final List<String> hosts;
  private final PluginWorkers workers;
  private final Outside outside;

  /**
   * A runner for one revision.
   *
   * @param plugin its tag, for the log
   * @param hosts the descriptor's
   */
  public StepRunner(
      String plugin,
      VideoProvider provider,
      List<String> hosts,
      PluginWorkers workers,
      Outside outside) {
    this.plugin = plugin;
    this.provider = provider;
    this.hosts = List.copyOf(hosts);
    this.workers = workers;
    this.outside = outside;
  }

  /** Creates a vendor's job, unless its call cannot be written before {@code sendBefore}. */
  public Future<Submitted> submit(
      ProviderChannel channel, Plan plan, String correlationId, Instant sendBefore) {
    CallContext context = context(channel, correlationId, callbackUrl(channel, correlationId));
    FailureRule rule = new FailureRule(FailureRule.Purpose.CREATE);
    return run(
        channel,
        "submit",
        correlationId,
        rule,
        conversation(channel, rule, Submitted.class, sendBefore),
        () -> provider.submit(plan, context).map(StepRunner::checked));
  }

  /** Asks about a job. */
  public Future<JobStatus> poll(ProviderChannel channel, JobHandle job) {
    return ask(
        channel,
        "poll",
        job.correlationId(),
        JobStatus.class,
        context -> provider.poll(job, context));
  }

  /** Asks to stop a job; only for a provider that is {@link Cancellable}. */
  public Future<Cancellable.Outcome> cancel(ProviderChannel channel, JobHandle job) {
    return ask(
        channel,
        "cancel",
        job.correlationId(),
        Cancellable.Outcome.class,
        context -> ((Cancellable) provider).cancel(job, context));
  }

  /** Looks for a lost job; only for a provider that is {@link Reconcilable}. */
  public Future<Found> find(ProviderChannel channel, LostSubmit lost) {
    return ask(
        channel,
        "find",
        lost.correlationId(),
        Found.class,
        context -> ((Reconcilable) provider).find(lost, context));
  }

  /** An exchange by which nothing can be created. */
  private <T> Future<T> ask(
      ProviderChannel channel,
      String operation,
      String correlationId,
      Class<T> type,
      Function<CallContext, Step<T>> first) {
    CallContext context = context(channel, correlationId, Optional.empty());
    FailureRule rule = new FailureRule(FailureRule.Purpose.ASK);
    return run(
        channel,
        operation,
        correlationId,
        rule,
        conversation(channel, rule, type, Instant.MAX),
        () -> first.apply(context));
  }

  /** A job without an id could never be asked about. */
  private static Submitted checked(Submitted submitted) {
    if (submitted.jobId().isBlank()) {
      throw new IllegalStateException("submitted without a job id");
    }
    return submitted;
  }

  private Optional<URI> callbackUrl(ProviderChannel channel, String correlationId) {
    return provider instanceof CallbackAware
        ? outside.callbacks().of(channel.channel(), correlationId)
        : Optional.empty();
  }

  private CallContext context(
      ProviderChannel channel, String correlationId, Optional<URI> callbackUrl) {
    return new CallContext(
        channel.channel(), outside.clock().instant(), correlationId, callbackUrl);
  }

  private <T> Conversation<T> conversation(
      ProviderChannel channel, FailureRule rule, Class<T> type, Instant createBefore) {
    return new Conversation<>(
        provider,
        workers,
        outside,
        channel,
        AllowedHosts.of(channel.channel(), hosts, outside.isOwnPort()),
        rule,
        type,
        createBefore);
  }

  private <T> Future<T> run(
      ProviderChannel channel,
      String operation,
      String correlationId,
      FailureRule rule,
      Conversation<T> conversation,
      Callable<Step<T>> first) {
    return conversation
        .run(first)
        .recover(
            cause -> {
              ProviderException judged = rule.judge(cause);
              log(channel.channel().id(), operation, correlationId, judged, cause);
              return Future.failedFuture(judged);
            });
  }

  private void log(
      String channel,
      String operation,
      String correlationId,
      ProviderException judged,
      Throwable cause) {
    String detail =
        cause instanceof ProviderException meant
            ? "the plugin threw " + meant.kind()
            : judged.vendorMessage().orElse("");
    LOG.atLevel(cause == judged ? Level.DEBUG : Level.WARN)
        .log(
            "{} {} on channel {} by {}: {}, {}",
            operation,
            correlationId,
            channel,
            plugin,
            judged.kind(),
            detail);
  }
}
