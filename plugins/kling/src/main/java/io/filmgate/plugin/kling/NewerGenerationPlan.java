package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text to video and picture to video over the newer interface. */
final class NewerGenerationPlan {
  private static final int MOST_ELEMENTS = 3;
  private static final int MOST_VOICES = 2;
  private static final Set<String> PARTS =
      Set.of("prompt", "first_frame", "last_frame", "element", "voice");

  private final NewerForm newer;
  private final Form form;
  private final Draft draft;

  private NewerGenerationPlan(Form.Ask ask) {
    this.newer = new NewerForm(ask);
    this.form = newer.form();
    this.draft = newer.draft();
  }

  static Plan of(Form.Ask ask) {
    NewerGenerationPlan plan = new NewerGenerationPlan(ask);
    return plan.form.product() == Product.IMAGE2VIDEO ? plan.ofPicture() : plan.ofText();
  }

  private Plan ofText() {
    NewerShape.choose(newer);
    Order order = order(false);
    sound(order);
    if (form.fields().has("contents")) {
      draft.problem(
          Problem.unsupported(
              "metadata.contents", "metadata.contents needs a picture; a text goes into prompt"));
    }
    newer.multiShot(order);
    return newer.plan(order, order.usage(), Optional.empty());
  }

  private Plan ofPicture() {
    NewerShape.given(newer);
    NewerContents contents = new NewerContents(form, PARTS);
    contents.picture("first_frame", "image");
    contents.picture("last_frame", "image_tail");
    Order order = order(contents.has("voice"));
    sound(order);
    frames(contents, order);
    if (contents.count("element") > 0) {
      order.require(Feature.ELEMENTS, "metadata.contents", draft);
    }
    most(contents, "element", MOST_ELEMENTS);
    most(contents, "voice", MOST_VOICES);
    newer.multiShot(order);
    JsonArray parts = contents.finish();
    return newer.plan(order, order.usage(), Optional.of(parts));
  }

  private Order order(boolean hasVoices) {
    Optional<String> mode = newer.mode();
    Optional<Integer> seconds = newer.seconds();
    boolean isAlwaysLoud = form.model().has(Feature.SOUND_ALWAYS);
    boolean hasSound =
        isAlwaysLoud || newer.audio(List.of("native", "off")).filter("native"::equals).isPresent();
    return new Order(form.model(), form.product(), mode, seconds, hasSound, hasVoices, false);
  }

  private void sound(Order order) {
    if (!form.model().has(Feature.SOUND_ALWAYS)) {
      if (order.hasSound()) {
        order.require(Feature.SOUND, newer.path(newer.has("audio") ? "audio" : "sound"), draft);
      }
      return;
    }
    for (String field : List.of("audio", "sound")) {
      if (newer.has(field) && newer.setting(field).text("").filter("off"::equals).isPresent()) {
        draft.problem(
            Problem.unsupported(
                newer.path(field), form.model().name() + " cannot do without sound"));
      }
    }
  }

  private void frames(NewerContents contents, Order order) {
    if (!contents.has("first_frame")) {
      draft.problem(Problem.missing("image", "a picture, the first frame"));
    }
    if (contents.has("last_frame")) {
      String path = form.fields().has("image_tail") ? "metadata.image_tail" : "metadata.contents";
      order.require(Feature.END_FRAME, path, draft);
      if (order.hasSound() && form.model().has(Feature.SOUND)) {
        order.require(Feature.END_FRAME_WITH_SOUND, path, draft);
      }
    }
    if (contents.has("voice")) {
      order.require(Feature.VOICES, "metadata.contents", draft);
      if (!order.hasSound()) {
        draft.problem(
            Problem.unsupported("metadata.contents", "a voice needs metadata.audio native"));
      }
    }
  }

  private void most(NewerContents contents, String type, int most) {
    if (contents.count(type) > most) {
      draft.problem(
          Problem.invalid(
              "metadata.contents", "at most " + most + " of type " + type, contents.count(type)));
    }
  }
}
