package io.filmgate.core.provider;

import java.nio.file.Path;

/**
 * Plugins that do what the vendor's answer tells them, so that a test scripts a provider by
 * scripting a server. A create is {@code POST /tasks}; an answer with {@code kind} becomes a
 * failure of that kind, one with {@code id} is a job.
 */
public final class ObedientPlugin {
  private static final String DESCRIBE =
      """
      @Override public ProviderDescriptor describe() {
        return ProviderDescriptor.of("%s", "Obedient").baseUrl("https://api.example.com")
            .credentials(Field.secret("api_key"))
            .poll(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(100))
            .models(List.of(ModelInfo.of("%s-1",
                new Capability("%s-text", 0, 0, List.of(5), List.of(), List.of()))));
      }
      """;

  /** A prompt with {@code not-ID} is refused; one with {@code dear-ID} takes twice the seconds. */
  private static final String PLAN =
      """
      @Override public Plan plan(GenerationRequest request, Channel channel) {
        if (request.prompt().contains("not-%1$s")) {
          throw new ProviderException(List.of(Problem.unsupported("prompt", "not with %1$s")));
        }
        int seconds = request.prompt().contains("dear-%1$s") ? 10 : 5;
        return new Plan(request.model(), "%1$s-text",
            new JsonObject().put("prompt", request.prompt()).put("images", request.images().size()),
            List.of(), Usage.video(seconds, Map.of()), List.of(), new JsonObject(), Optional.empty());
      }
      """;

  private static final String EXCHANGES =
      """
      private static void obey(HttpReply reply) {
        JsonView json = reply.json();
        json.text("kind").ifPresent(kind -> {
          ProviderException failure = new ProviderException(ErrorKind.valueOf(kind), "as told");
          failure = json.text("code").isPresent() ? failure.vendor(json.text("code").get(), "") : failure;
          throw json.whole("retry_after").map(Duration::ofSeconds).map(failure::retryAfter).orElse(failure);
        });
      }
      @Override public Step<Submitted> submit(Plan plan, CallContext context) {
        JsonObject body = plan.body().put("correlation", context.correlationId())
            .put("operation", plan.operation());
        return Step.send(HttpCall.post(context.channel().baseUrl(), "/tasks").json(body.toBuffer()))
            .map(reply -> {
              obey(reply);
              return Submitted.of(reply.json().text("id").orElseThrow());
            });
      }
      @Override public Step<JobStatus> poll(JobHandle job, CallContext context) {
        return Step.send(HttpCall.get(context.channel().baseUrl(), "/tasks", job.id())
                .query("job", job.id()).query("operation", job.operation()).query("model", job.model())
                .query("troubles", "" + job.trouble().map(JobHandle.Trouble::count).orElse(0)))
            .map(reply -> {
              obey(reply);
              return switch (reply.json().text("state").orElse("running")) {
                case "done" -> new JobStatus.Succeeded(
                    List.of(Asset.video("https://files.example.com/v.mp4")),
                    Optional.empty(), Optional.empty(), new JsonObject());
                case "cancelled" ->
                    new JobStatus.Failed(ErrorKind.JOB_CANCELLED, "as told", Optional.empty());
                case "failed" -> new JobStatus.Failed(ErrorKind.JOB_FAILED, "as told", Optional.empty());
                default -> JobStatus.Running.unknownProgress();
              };
            });
      }
      """;

  private static final String FIND =
      """
      @Override public Step<Found> find(LostSubmit lost, CallContext context) {
        return Step.send(HttpCall.get(context.channel().baseUrl(), "/lost", lost.correlationId()))
            .map(reply -> {
              obey(reply);
              return reply.json().text("id").<Found>map(id -> new Found.Exists(Submitted.of(id)))
                  .orElse(new Found.Absent());
            });
      }
      """;

  private static final String CANCEL =
      """
      @Override public Step<Cancellable.Outcome> cancel(JobHandle job, CallContext context) {
        return Step.send(HttpCall.post(context.channel().baseUrl(), "/cancel", job.id()))
            .map(reply -> {
              obey(reply);
              return Cancellable.Outcome.valueOf(reply.json().text("cancel").orElse("ACCEPTED"));
            });
      }
      """;

  private ObedientPlugin() {}

  /** One whose vendor can be asked for lost creates. */
  public static void reconcilable(Path folder, String id) {
    jar(id).implementing("Reconcilable").with(FIND).write(folder, id + ".jar");
  }

  /** One whose vendor cannot, but stops jobs. */
  public static void forgetful(Path folder, String id) {
    jar(id).implementing("Cancellable").with(CANCEL).write(folder, id + ".jar");
  }

  private static TestJar jar(String id) {
    return TestJar.of(id, "1.0.0")
        .describing(DESCRIBE.formatted(id, id, id))
        .planning(PLAN.formatted(id))
        .exchanging(EXCHANGES);
  }
}
