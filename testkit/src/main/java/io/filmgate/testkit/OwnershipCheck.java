package io.filmgate.testkit;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Step;
import io.filmgate.testkit.Subject.Row;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Whether a tenant can take by metadata what is the gateway's: the correlation id, by which a lost
 * job is found, and the model, by which it pays.
 */
final class OwnershipCheck {
  private static final String STOLEN = "stolen-by-a-tenant";

  /** The gateway takes these out of metadata before a provider sees it. */
  private static final Set<String> TAKEN_OUT = Set.of("model", "n", "callback_url");

  private final Findings findings = new Findings();
  private final Subject subject;

  OwnershipCheck(Subject subject) {
    this.subject = subject;
  }

  void run() {
    for (Row row : subject.rows()) {
      JsonObject sent = sent(row, row.request());
      for (String name : sent.fieldNames()) {
        Object value = sent.getValue(name);
        boolean isOwned =
            TestAccount.CORRELATION_ID.equals(value) || row.request().model().equals(value);
        if (isOwned && !TAKEN_OUT.contains(name)) {
          steal(row, name, value);
        }
      }
    }
    findings.report("what the gateway owns is set after metadata, or refused there:");
  }

  private void steal(Row row, String name, Object owned) {
    JsonObject metadata = row.request().metadata().toJsonObject().put(name, STOLEN);
    try {
      Object taken = sent(row, withMetadata(row.request(), metadata)).getValue(name);
      findings.addUnless(
          owned.equals(taken), "%s: metadata.%s puts %s into the body", row, name, taken);
    } catch (ProviderException refused) {
      findings.addUnless(
          refused.problems().stream()
              .anyMatch(problem -> problem.param().equals("metadata." + name)),
          "%s: metadata.%s is refused, but no problem names it",
          row,
          name);
    }
  }

  private JsonObject sent(Row row, GenerationRequest request) {
    VideoProvider provider = subject.providers().get();
    CallContext context = row.account().context();
    Plan plan = provider.plan(request, row.account().channel());
    findings.addUnless(
        row.account().channel().models().contains(plan.model()),
        "%s: the plan runs %s, which the operator has not listed",
        row,
        plan.model());
    if (provider.submit(plan, context) instanceof Step.Send<?> send) {
      String body = send.call().body().toString(StandardCharsets.UTF_8);
      return JsonPaths.object(body).orElseGet(JsonObject::new);
    }
    return new JsonObject();
  }

  private static GenerationRequest withMetadata(GenerationRequest request, JsonObject metadata) {
    return new GenerationRequest(
        request.model(),
        request.prompt(),
        request.images(),
        request.seconds(),
        request.size(),
        request.fps(),
        request.seed(),
        request.user(),
        JsonView.of(metadata));
  }
}
