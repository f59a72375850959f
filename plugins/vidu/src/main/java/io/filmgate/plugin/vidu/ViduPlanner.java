package io.filmgate.plugin.vidu;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.filmgate.spi.codec.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes one plan: finds the operation, then takes what it knows, field by field. The vendor refuses
 * fields that it does not know, so only listed ones are sent; {@link Draft} warns about the others.
 */
final class ViduPlanner {
  private static final int LONGEST_PAYLOAD = 4096;
  private static final Duration OFF_PEAK_DEADLINE = Duration.ofDays(2);

  private final ViduTable table;
  private final String model;
  private final Draft draft;
  private final JsonView metadata;
  private final PlacedPictures placed;

  ViduPlanner(ViduTable table, GenerationRequest request) {
    this.table = table;
    this.model = request.model();
    this.draft = Draft.of(request);
    this.metadata = request.metadata();
    this.placed = new PlacedPictures(draft);
  }

  Plan plan() {
    List<ImageInput> pictures = new ViduPictures(draft).read();
    Optional<Offer> offer = new ShapeChoice(table, draft, model).choose(pictures.size());
    payload();
    return offer.isPresent() ? plan(offer.get(), pictures) : refused(pictures);
  }

  private Plan plan(Offer offer, List<ImageInput> pictures) {
    Shape shape = offer.shape();
    if (shape.hasModel()) {
      draft.set("model", model);
    }
    new References(draft, offer).check(pictures);
    PromptField prompt = new PromptField(draft);
    shape.prompt().ifPresent(prompt::take);
    OrderedVideo video = new OrderedVideo(draft, offer);
    switch (shape.inside()) {
      case NOTHING -> {
        if (!pictures.isEmpty()) {
          draft.set("images", placed.place(pictures));
        }
        video.takeLength();
      }
      case SUBJECTS -> {
        new Subjects(draft, offer, placed).take();
        video.takeLength();
      }
      case KEY_FRAMES -> video.lasts(new KeyFrames(draft, offer, placed).take(pictures));
    }
    if (shape.prompt().isEmpty() && shape.inside() != Shape.Inside.KEY_FRAMES) {
      prompt.leaveOut();
    }
    Usage usage = video.takeTheRest();
    placed.checkBodySize();
    Plan plan = draft.plan(model, shape.operation(), usage);
    return video.isOffPeak() ? plan.withDeadline(OFF_PEAK_DEADLINE) : plan;
  }

  /** Whatever else is wrong is said with the problem that is already there. */
  private Plan refused(List<ImageInput> pictures) {
    placed.place(pictures);
    placed.checkBodySize();
    return draft.plan(model, "", new Usage(Map.of(), Map.of(), false));
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
