package io.filmgate.plugin.kling;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Makes the body of a create: the request's own fields, metadata over them, what belongs to the
 * gateway left out, and all of it checked.
 */
final class GenerationPlan {
  private final GenerationRequest request;
  private final KlingModel model;
  private final Draft draft;
  private final TenantFields fields;
  private final Product product;

  private GenerationPlan(GenerationRequest request, KlingModel model, boolean dropsUnknown) {
    this.request = request;
    this.model = model;
    this.draft = Draft.of(request);
    this.fields = new TenantFields(draft, dropsUnknown);
    this.product =
        !request.images().isEmpty() || fields.has("image") || fields.has("image_tail")
            ? Product.IMAGE2VIDEO
            : Product.TEXT2VIDEO;
  }

  static Plan of(GenerationRequest request, boolean dropsUnknown) {
    KlingModel model =
        KlingModels.find(request.model())
            .orElseThrow(
                () ->
                    new ProviderException(
                        List.of(Problem.invalid("model", KlingModels.names(), request.model()))));
    return new GenerationPlan(request, model, dropsUnknown).write();
  }

  private Plan write() {
    draft.set("model_name", model.name()).set("prompt", draft.prompt());
    fields.wins("prompt", Optional.of(draft.prompt()));
    product();
    reserved();
    seed();
    unusable();
    Shape.take(draft, fields, product);
    fields.overlay();
    pictures();
    Order order = Order.of(model, product, draft.body(), seconds());
    MotionBrush.take(draft, order);
    CameraControl.check(draft, order);
    MultiShot.take(draft, order);
    ModelChecks.run(draft, order);
    return draft.plan(model.name(), product.operation(), order.usage());
  }

  private void product() {
    if (!model.products().contains(product)) {
      draft.problem(
          product == Product.TEXT2VIDEO
              ? Problem.missing("image", "a picture for " + model.name())
              : Problem.unsupported("image", model.name() + " takes no picture"));
    }
  }

  /** The gateway's own fields: the tenant's values are compared or remembered, never sent. */
  private void reserved() {
    draft.used("model_name", "external_task_id");
    if (fields.has("model_name")
        && !fields.get("model_name").text("").equals(Optional.of(model.name()))) {
      draft.problem(
          new Problem(
              Problem.Kind.RESERVED,
              "metadata.model_name",
              "metadata.model_name cannot be set; model says which model runs"));
    }
    Optional<String> reference = fields.get("external_task_id").text("");
    reference.ifPresent(own -> draft.detail("external_task_id", own));
    if (fields.has("external_task_id") && reference.isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.external_task_id", "a text", fields.get("external_task_id")));
    }
  }

  private void seed() {
    Optional<Long> own = draft.seed();
    if (!fields.wins("seed", own) && own.isPresent()) {
      fields.setUndocumented("seed", own.get(), "seed");
    }
  }

  private void unusable() {
    if (draft.fps().isPresent()) {
      draft.warn(Warning.Code.IGNORED, "fps", "Kling chooses it");
    }
    if (request.user().isPresent()) {
      draft.warn(Warning.Code.IGNORED, "user", "kept here; Kling is not told");
    }
  }

  private void pictures() {
    Optional<ImageInput> own = draft.images().stream().findFirst();
    if (fields.has("image")) {
      if (own.isPresent() && !own.equals(fields.get("image").text("").flatMap(ImageInput::parse))) {
        fields.overridden("image", "image");
      }
      picture("image");
    } else if (own.isPresent()) {
      draft.set("image", Pictures.reference(draft, own.get(), "image"));
    }
    if (fields.has("image_tail")) {
      picture("image_tail");
    }
  }

  private void picture(String field) {
    Object written = fields.get(field).raw();
    draft.set(field, Pictures.reference(draft, written, "metadata." + field));
  }

  /**
   * Writes {@code duration} as the text that Kling wants; empty if the model has no such length.
   */
  private Optional<Integer> seconds() {
    Optional<BigDecimal> own = draft.seconds();
    Optional<BigDecimal> asked = fields.has("duration") ? fields.get("duration").numeric("") : own;
    if (fields.has("duration") && own.isPresent() && !isSame(own, asked)) {
      fields.overridden("duration", "duration");
    }
    if (!fields.has("duration") && own.isEmpty()) {
      return Optional.of(model.seconds().get(0));
    }
    Optional<Integer> known =
        model.seconds().stream()
            .filter(length -> isSame(asked, Optional.of(BigDecimal.valueOf(length))))
            .findFirst();
    if (known.isEmpty()) {
      Object got = fields.has("duration") ? fields.get("duration") : own.get().toPlainString();
      draft.problem(Problem.invalid(fields.path("duration"), model.secondsWords(), got));
    }
    known.ifPresent(length -> draft.set("duration", String.valueOf(length)));
    return known;
  }

  private static boolean isSame(Optional<BigDecimal> one, Optional<BigDecimal> other) {
    return one.isPresent() && other.isPresent() && one.get().compareTo(other.get()) == 0;
  }
}
