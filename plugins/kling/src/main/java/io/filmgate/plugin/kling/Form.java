package io.filmgate.plugin.kling;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A body in the making: what the bodies of all products have in common. */
final class Form {
  /** What a tenant asks for, and what is to be made of it. */
  record Ask(GenerationRequest request, KlingModel model, Product product, boolean dropsUnknown) {}

  private static final Set<String> COMMON =
      Set.of("model_name", "external_task_id", "watermark_info");

  private final Ask ask;
  private final Draft draft;
  private final TenantFields fields;

  /**
   * An empty form.
   *
   * @param documented what Kling documents of the product, besides what all have
   */
  Form(Ask ask, Set<String> documented) {
    Set<String> all = new HashSet<>(COMMON);
    all.addAll(documented);
    this.ask = ask;
    this.draft = Draft.of(ask.request());
    this.fields = new TenantFields(draft, all, ask.dropsUnknown());
  }

  KlingModel model() {
    return ask.model();
  }

  Product product() {
    return ask.product();
  }

  Draft draft() {
    return draft;
  }

  TenantFields fields() {
    return fields;
  }

  /** The body as it stands. */
  JsonView body() {
    return draft.body();
  }

  /** Takes what every product treats alike. */
  Form begin() {
    if (product().hasModelName() && !model().isNewer()) {
      draft.set("model_name", model().name());
    }
    Reserved.take(draft, fields, model());
    seed();
    if (draft.fps().isPresent()) {
      draft.warn(Warning.Code.IGNORED, "fps", "Kling chooses it");
    }
    if (ask.request().user().isPresent()) {
      draft.warn(Warning.Code.IGNORED, "user", "kept here; Kling is not told");
    }
    return this;
  }

  private void seed() {
    Optional<Long> own = draft.seed();
    if (!fields.wins("seed", own) && own.isPresent()) {
      fields.setUndocumented("seed", own.get(), "seed");
    }
  }

  Form prompt() {
    draft.set("prompt", draft.prompt());
    fields.wins("prompt", Optional.of(draft.prompt()));
    return this;
  }

  /** For products that have no use for one. */
  Form noPrompt() {
    return unused("prompt", true, "takes no prompt");
  }

  Form noPicture() {
    if (!draft.images().isEmpty()) {
      draft.problem(Problem.unsupported("image", product().operation() + " takes no picture"));
    }
    return this;
  }

  /** For products whose result is as long as what goes in. */
  Form noLength() {
    return unused("duration", draft.seconds().isPresent(), "has a length of its own");
  }

  /** For products whose result has the shape of what goes in. */
  Form noShape() {
    return unused("size", draft.size().isPresent(), "has a shape of its own");
  }

  private Form unused(String field, boolean isGiven, String why) {
    if (isGiven) {
      draft.warn(Warning.Code.IGNORED, field, product().operation() + " " + why);
    }
    return this;
  }

  /** Copies metadata into the body, over what is there. */
  Form overlay() {
    fields.overlay();
    return this;
  }

  /** Puts the picture of metadata, or else the request's own, into a field of the body. */
  void ownPicture(String field) {
    Optional<ImageInput> own = draft.images().stream().findFirst();
    if (fields.has(field)) {
      if (own.isPresent() && !own.equals(fields.get(field).text("").flatMap(ImageInput::parse))) {
        fields.overridden("image", field);
      }
      picture(field);
    } else if (own.isPresent()) {
      draft.set(field, Pictures.reference(draft, own.get(), "image"));
    }
  }

  /** Puts a picture of metadata into the body, if there is one. */
  void picture(String field) {
    if (fields.has(field)) {
      Object written = fields.get(field).raw();
      draft.set(field, Pictures.reference(draft, written, "metadata." + field));
    }
  }

  /**
   * Writes {@code duration} as the text that Kling wants; empty if the model has no such length.
   */
  Optional<Integer> seconds(List<Integer> offered) {
    Optional<Integer> seconds =
        Length.of(this, fields.get("duration"), "metadata.duration", offered);
    boolean isGiven = fields.has("duration") || draft.seconds().isPresent();
    if (isGiven) {
      seconds.ifPresent(length -> draft.set("duration", String.valueOf(length)));
    }
    return seconds;
  }

  /** How the tenant spelled a field of the body. */
  String path(String field) {
    boolean isOwn = List.of("prompt", "image", "duration").contains(field) && !fields.has(field);
    return isOwn ? field : "metadata." + field;
  }

  static boolean isSame(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
  }
}
