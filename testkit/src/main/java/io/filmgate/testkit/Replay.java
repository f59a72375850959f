package io.filmgate.testkit;

import io.filmgate.spi.CallbackAware.CallbackRequest;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Probing;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Reconcilable;
import io.filmgate.spi.Reconcilable.LostSubmit;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.testkit.Recording.Exchange;
import io.filmgate.testkit.Recording.Scene;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plays the scenes of a recording with a provider. It knows the job that a scene submitted. */
final class Replay {
  private final VideoProvider provider;
  private final Recording recording;
  private final TestAccount account;
  private Optional<JobHandle> submittedJob = Optional.empty();
  private Optional<Plan> lastPlan = Optional.empty();

  Replay(VideoProvider provider, TestAccount account, Recording recording) {
    this.provider = provider;
    this.recording = recording;
    this.account = recording.channel().map(account::with).orElse(account);
  }

  TestAccount account() {
    return account;
  }

  Optional<JobHandle> submittedJob() {
    return submittedJob;
  }

  Optional<Plan> lastPlan() {
    return lastPlan;
  }

  /** A vendor that insists on the recorded calls. */
  FakeVendor strictly(Scene scene) {
    return new FakeVendor(
        provider,
        account,
        (position, call) -> {
          if (position >= scene.exchanges().size()) {
            throw new AssertionError(
                "%s: call %d was not recorded: %s\n  Record it, or stop after %d"
                    .formatted(at(scene.line()), position + 1, call, position));
          }
          Exchange exchange = scene.exchanges().get(position);
          List<String> differences = CallComparison.differences(exchange.call(), call, account);
          if (!differences.isEmpty()) {
            throw new AssertionError(
                "%s: call %d is not the recorded one\n  %s"
                    .formatted(
                        at(exchange.line()), position + 1, String.join("\n  ", differences)));
          }
          return Placeholders.fill(exchange.reply(), account).toHttpReply();
        });
  }

  /** A vendor that gives the recorded answers, whatever it is asked. */
  FakeVendor asRecorded(Scene scene) {
    return loosely(scene.exchanges().stream().map(Exchange::reply).toList());
  }

  /** A vendor that gives these answers, whatever it is asked; the last one again and again. */
  FakeVendor loosely(List<RecordedReply> replies) {
    return new FakeVendor(
        provider,
        account,
        (position, call) -> {
          if (replies.isEmpty()) {
            throw new AssertionError(recording.file() + ": no answer was recorded for " + call);
          }
          return Placeholders.fill(replies.get(Math.min(position, replies.size() - 1)), account)
              .toHttpReply();
        });
  }

  /** A vendor that gives the recorded answers up to a position, and this one from there on. */
  FakeVendor instead(Scene scene, int position, RecordedReply reply) {
    List<RecordedReply> replies = new ArrayList<>();
    scene.exchanges().subList(0, position).forEach(before -> replies.add(before.reply()));
    replies.add(reply);
    return loosely(replies);
  }

  String at(int line) {
    return recording.file() + ":" + line;
  }

  /** Plays one scene. What the provider throws is an outcome, too. */
  Outcome play(Scene scene, FakeVendor vendor) {
    try {
      return switch (scene.operation()) {
        case SUBMIT -> submit(scene, vendor);
        case POLL -> Outcome.of(vendor.run(provider.poll(job(scene), account.context())));
        case CANCEL -> cancel(scene, vendor);
        case FIND -> find(scene, vendor);
        case PROBE -> probe(scene, vendor);
        case CALLBACK -> Callbacks.receive(provider, callback(scene), account);
      };
    } catch (ProviderException failure) {
      return Outcome.of(failure);
    } catch (RecordingException unreadable) {
      throw unreadable;
    } catch (RuntimeException other) {
      return Outcome.ofException(other);
    }
  }

  private Outcome submit(Scene scene, FakeVendor vendor) {
    GenerationRequest request = request(scene);
    TestAccount serving = serving(request.model());
    lastPlan = Optional.empty();
    Plan plan = provider.plan(request, serving.channel());
    lastPlan = Optional.of(plan);
    CallContext context = serving.context();
    Submitted submitted = vendor.run(provider.submit(plan, context));
    submittedJob =
        Optional.of(
            new JobHandle(
                submitted.jobId(),
                submitted.state(),
                plan.model(),
                plan.operation(),
                context.now(),
                context.correlationId(),
                Optional.empty()));
    return Outcome.of(submitted);
  }

  private GenerationRequest request(Scene scene) {
    try {
      return ClientRequest.read(Placeholders.fill(scene.input().orElseThrow(), account));
    } catch (IllegalArgumentException unreadable) {
      throw new RecordingException(recording.file(), scene.line(), unreadable.getMessage());
    }
  }

  /** A channel lists the model and its variants, unless the recording says what it lists. */
  private TestAccount serving(String model) {
    if (!account.channel().models().isEmpty()) {
      return account;
    }
    Set<String> models = new LinkedHashSet<>(Set.of(model));
    provider.models(account.channel()).stream()
        .filter(info -> info.name().equals(model))
        .map(ModelInfo::variants)
        .forEach(models::addAll);
    return account.withModels(models);
  }

  private Outcome cancel(Scene scene, FakeVendor vendor) {
    if (provider instanceof Cancellable able) {
      return Outcome.of(vendor.run(able.cancel(job(scene), account.context())));
    }
    throw new AssertionError(at(scene.line()) + ": the provider is not Cancellable");
  }

  private Outcome find(Scene scene, FakeVendor vendor) {
    if (provider instanceof Reconcilable able) {
      JsonView lost = JsonView.of(scene.input().orElseGet(JsonObject::new));
      return Outcome.of(
          vendor.run(
              able.find(
                  new LostSubmit(
                      TestAccount.CORRELATION_ID,
                      lost.text("model").orElse("unknown"),
                      lost.text("operation").orElse("unknown"),
                      TestAccount.NOW),
                  account.context())));
    }
    throw new AssertionError(at(scene.line()) + ": the provider is not Reconcilable");
  }

  private Outcome probe(Scene scene, FakeVendor vendor) {
    if (provider instanceof Probing able) {
      return Outcome.of(vendor.run(able.probe(account.context())));
    }
    throw new AssertionError(at(scene.line()) + ": the provider is not Probing");
  }

  /** The request of a callback scene. */
  CallbackRequest callback(Scene scene) {
    return Callbacks.request(Placeholders.fill(scene.input().orElseThrow(), account));
  }

  private JobHandle job(Scene scene) {
    if (scene.input().isEmpty()) {
      return submittedJob.orElseThrow(
          () ->
              new RecordingException(
                  recording.file(),
                  scene.line(),
                  "no job was submitted before; say which: { \"id\": …, \"operation\": … }"));
    }
    return handle(Placeholders.fill(scene.input().get(), account));
  }

  /** A job as recordings and fixtures write it. */
  static JobHandle handle(JsonObject written) {
    JsonView job = JsonView.of(written);
    Map<String, String> state = new LinkedHashMap<>();
    for (String name : job.view("state").names()) {
      job.view("state").scalar(name).ifPresent(value -> state.put(name, value));
    }
    return new JobHandle(
        job.scalar("id").orElse("unknown"),
        state,
        job.text("model").orElse("unknown"),
        job.text("operation").orElse("unknown"),
        TestAccount.NOW.minusSeconds(job.whole("ageSeconds").orElse(0L)),
        TestAccount.CORRELATION_ID,
        trouble(job.view("trouble")));
  }

  private static Optional<JobHandle.Trouble> trouble(JsonView written) {
    return written
        .scalar("vendorCode")
        .map(
            code ->
                new JobHandle.Trouble(
                    code,
                    written.whole("count").orElse(1L).intValue(),
                    TestAccount.NOW.minusSeconds(written.whole("forSeconds").orElse(0L))));
  }
}
