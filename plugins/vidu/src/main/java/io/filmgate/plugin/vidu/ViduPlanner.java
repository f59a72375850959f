package io.filmgate.plugin.vidu;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one plan. The vendor refuses fields that it does not know, so only listed ones are sent;
 * {@link Draft} warns about the others.
 */
final class ViduPlanner {
  private static final int LONGEST_PAYLOAD = 4096;
  private static final Duration OFF_PEAK_DEADLINE = Duration.ofDays(2);

  private final ViduTable table;
  private final String model;
  private final Draft draft;
  private final JsonView metadata;

  ViduPlanner(ViduTable table, GenerationRequest request) {
    this.table = table;
    this.model = request.model();
    this.draft = Draft.of(request);
    this.metadata = request.metadata();
  }

  Plan plan() {
    List<ImageInput> pictures = new ViduPictures(draft).read();
    String operation = operation(pictures.size());
    Optional<Offer> offer = table.offer(model, operation);
    draft.set("model", model);
    pictures(pictures);
    prompt();
    payload();
    if (offer.isEmpty() && table.operations().contains(operation)) {
      draft.problem(noSuchOffer(operation));
    }
    if (offer.isEmpty()) {
      bodyLimit(pictures);
      return draft.plan(model, operation, nothing());
    }
    VideoFields fields = new VideoFields(draft, offer.get());
    Usage usage = fields.take();
    bodyLimit(pictures);
    Plan plan = draft.plan(model, operation, usage);
    return fields.isOffPeak() ? plan.withDeadline(OFF_PEAK_DEADLINE) : plan;
  }

  private static Usage nothing() {
    return new Usage(Map.of(), Map.of(), false);
  }

  private String operation(int pictures) {
    draft.used("action");
    Optional<String> asked = metadata.scalar("action").filter(name -> !name.isEmpty());
    Optional<String> named = asked.flatMap(table::operationNamed);
    if (asked.isPresent() && named.isEmpty()) {
      String known = String.join(", ", table.operations());
      draft.problem(Problem.invalid("metadata.action", "one of " + known, asked.get()));
    }
    String taking = table.operationTaking(pictures).orElse("");
    if (taking.isEmpty()) {
      draft.problem(
          Problem.unsupported(
              "metadata.images", "at most a first and a last picture are taken, not " + pictures));
    } else if (named.isPresent() && !named.get().equals(taking)) {
      int needed = table.pictures(named.get());
      draft.problem(
          Problem.unsupported(
              "image",
              "%s takes exactly %d pictures, not %d".formatted(named.get(), needed, pictures)));
    }
    return named.orElse(taking);
  }

  private Problem noSuchOffer(String operation) {
    return Problem.unsupported(
        "model",
        "%s cannot do %s; allowed: %s"
            .formatted(model, operation, String.join(", ", table.modelsFor(operation))));
  }

  private void pictures(List<ImageInput> pictures) {
    JsonArray references = new JsonArray();
    for (ImageInput picture : pictures) {
      references.add(draft.reference(picture, ImageInput.Encoding.DATA_URI));
    }
    if (!pictures.isEmpty()) {
      draft.set("images", references);
    }
  }

  private void bodyLimit(List<ImageInput> pictures) {
    long bytes = draft.body().toString().getBytes(StandardCharsets.UTF_8).length;
    for (ImageInput picture : pictures) {
      bytes += picture instanceof ImageInput.Inline inline ? inline.base64().length() : 0;
    }
    if (bytes > table.bodyBytes()) {
      draft.problem(
          Problem.image(
              "image",
              "pictures and text may have %d bytes together, not %d; send the picture as a URL"
                  .formatted(table.bodyBytes(), bytes)));
    }
  }

  private void prompt() {
    draft.used("prompt");
    Optional<String> own = metadata.text("prompt").filter(text -> !text.isBlank());
    String path = own.isPresent() ? "metadata.prompt" : "prompt";
    String prompt = own.orElse(draft.prompt());
    if (!prompt.equals(draft.prompt())) {
      draft.warn(Warning.Code.OVERRIDDEN, "prompt", "metadata.prompt was used");
    }
    int length = prompt.codePointCount(0, prompt.length());
    if (length > table.promptLength()) {
      draft.problem(
          Problem.invalid(
              path, "at most " + table.promptLength() + " characters long", "" + length));
    }
    draft.set("prompt", prompt);
  }

  /** The vendor's field carries our correlation id; the tenant gets its own value back from us. */
  private void payload() {
    draft.used("payload");
    if (!metadata.has("payload")) {
      return;
    }
    Optional<String> own =
        metadata.text("payload").filter(text -> text.length() <= LONGEST_PAYLOAD);
    if (own.isPresent()) {
      draft.detail("payload", own.get());
    } else {
      draft.problem(
          new Problem(
              Problem.Kind.INVALID,
              "metadata.payload",
              "metadata.payload must be a text of at most " + LONGEST_PAYLOAD + " characters"));
    }
  }
}
