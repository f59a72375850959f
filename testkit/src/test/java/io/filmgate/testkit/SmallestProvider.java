package io.filmgate.testkit;

import io.filmgate.spi.Asset;
import io.filmgate.spi.Capability;
import io.filmgate.spi.Channel;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.Field;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderDescriptor;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Submitted;
import io.filmgate.spi.Usage;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.codec.Draft;
import io.filmgate.spi.codec.ErrorTable;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pf4j.Extension;

/** The smallest provider that keeps the contract: the example to begin with. */
@Extension
public class SmallestProvider implements VideoProvider {
  private static final ErrorTable ERRORS =
      ErrorTable.at("error", "why").on(ErrorKind.INPUT_REJECTED, "Refused by a check", "unsafe");

  @Override
  public ProviderDescriptor describe() {
    Capability row = new Capability("text2video", 0, 0, List.of(5), List.of(), List.of());
    return ProviderDescriptor.of("acme", "Acme Video")
        .baseUrl("https://api.acme.example")
        .credentials(Field.secret("api_key"))
        .models(List.of(ModelInfo.of("acme-1", row)));
  }

  @Override
  public Plan plan(GenerationRequest request, Channel channel) {
    Draft draft = Draft.of(request).set("model", request.model()).set("text", request.prompt());
    return draft.overlay(Set.of("style")).plan("acme-1", "text2video", Usage.video(5, Map.of()));
  }

  @Override
  public Step<Submitted> submit(Plan plan, CallContext context) {
    Buffer body = plan.encode(plan.body().put("tag", context.correlationId()));
    return Step.send(HttpCall.post(context.channel().baseUrl(), "/v1/videos").json(body))
        .map(
            reply ->
                ERRORS
                    .check(reply)
                    .text("id")
                    .map(Submitted::of)
                    .orElseThrow(SmallestProvider::unclear));
  }

  @Override
  public Step<JobStatus> poll(JobHandle job, CallContext context) {
    return Step.send(HttpCall.get(context.channel().baseUrl(), "/v1/videos", job.id()))
        .map(reply -> status(ERRORS.check(reply)));
  }

  private static ProviderException unclear() {
    return new ProviderException(ErrorKind.OUTCOME_UNKNOWN, "The answer had no job in it");
  }

  private static JobStatus status(JsonView job) {
    return switch (job.text("state").orElse("")) {
      case "done" ->
          new JobStatus.Succeeded(
              job.text("url").map(Asset::video).stream().toList(),
              Optional.empty(),
              Optional.empty(),
              new JsonObject());
      case "failed" -> ERRORS.failed(job.text("reason").orElse(""), "");
      default -> JobStatus.Running.unknownProgress();
    };
  }
}
