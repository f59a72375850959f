package io.filmgate.plugin.jimeng;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Warning;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.filmgate.testkit.ClientRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests, channels, jobs and answers for tests. */
final class Given {
  static final Instant NOW = Instant.parse("2025-09-01T08:31:15Z");
  static final JimengProvider PROVIDER = new JimengProvider();

  private Given() {}

  static Channel channel() {
    return channel(true);
  }

  static Channel channel(boolean switchByImages) {
    return new Channel(
        "jimeng-main",
        Map.of(
            "base_url",
            "https://visual.volcengineapi.com",
            "switch_by_images",
            switchByImages,
            "switch_by_size",
            false),
        Set.of("access_key_id", "secret_access_key"),
        Stream.concat(
                ProductTable.rows().stream().map(Product::reqKey), Stream.of("jimeng_t9v_v90"))
            .collect(Collectors.toSet()));
  }

  static CallContext context() {
    return new CallContext(channel(), NOW, "video_1-1", Optional.empty());
  }

  /** A request as a tenant writes it; its prompt is about a cat unless it has one. */
  static GenerationRequest request(String json) {
    return ClientRequest.read(
        new JsonObject().put("prompt", "a cat").mergeIn(new JsonObject(json)));
  }

  static Plan plan(String json) {
    return PROVIDER.plan(request(json), channel());
  }

  static String body(String json) {
    return plan(json).encodeBody().toString();
  }

  /** What is wrong with a request. */
  static List<String> problems(String json) {
    try {
      plan(json);
      return List.of();
    } catch (ProviderException refusal) {
      return refusal.problems().stream().map(Problem::message).toList();
    }
  }

  static List<String> warnings(Plan plan) {
    return plan.warnings().stream().map(Given::text).toList();
  }

  private static String text(Warning warning) {
    return warning.code() + " " + warning.param() + ": " + warning.message();
  }

  static JobHandle job(String reqKey, Instant submittedAt) {
    return new JobHandle(
        "7392616336519610409",
        Map.of("req_key", reqKey),
        reqKey,
        "image2video",
        submittedAt,
        "video_1-1",
        Optional.empty());
  }

  static JobHandle troubled(JobHandle job, String code, int count, Instant since) {
    return new JobHandle(
        job.id(),
        job.state(),
        job.model(),
        job.operation(),
        job.submittedAt(),
        job.correlationId(),
        Optional.of(new JobHandle.Trouble(code, count, since)));
  }

  static HttpReply reply(int status, String body) {
    return new HttpReply(status, Map.of("Content-Type", "application/json"), Buffer.buffer(body));
  }

  static HttpCall call(Step<?> step) {
    return ((Step.Send<?>) step).call();
  }

  static <T> T answered(Step<T> step, HttpReply reply) {
    Step<T> next = ((Step.Send<T>) step).next().apply(reply);
    return ((Step.Done<T>) next).value();
  }

  static String resource(String name) {
    try (InputStream stream = Given.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonView json(String name) {
    return JsonView.of(Json.decodeValue(resource(name)));
  }
}
