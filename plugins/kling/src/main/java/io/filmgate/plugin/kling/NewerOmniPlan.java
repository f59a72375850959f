package io.filmgate.plugin.kling;

import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything in one, over the newer interface. */
final class NewerOmniPlan {
  private static final String PATH = "metadata.contents";
  private static final int MOST_BESIDE_A_VIDEO = 4;
  private static final int MOST_WITHOUT_A_VIDEO = 7;
  private static final Set<String> PARTS =
      Set.of(
          "prompt",
          "first_frame",
          "last_frame",
          "refer_image",
          "feature_video",
          "base_video",
          "element");

  private final NewerForm newer;
  private final Form form;
  private final Draft draft;
  private final NewerContents contents;

  private NewerOmniPlan(Form.Ask ask) {
    this.newer = new NewerForm(ask);
    this.form = newer.form();
    this.draft = newer.draft();
    this.contents = new NewerContents(form, PARTS);
  }

  static Plan of(Form.Ask ask) {
    return new NewerOmniPlan(ask).write();
  }

  private Plan write() {
    contents.picture("first_frame", "image");
    contents.picture("last_frame", "image_tail");
    boolean isEdit = contents.has("base_video");
    boolean hasVideo = isEdit || contents.has("feature_video");
    shape(hasVideo);
    Order order = order(hasVideo);
    check(order, isEdit, hasVideo);
    boolean isMultiShot = newer.multiShot(order);
    if (isEdit && isMultiShot) {
      refuse("a video that is changed has no shots of its own");
    } else if (contents.has("feature_video") && form.model().has(Feature.MULTI_SHOT)) {
      newer.set("multi_shot", true);
    }
    JsonArray parts = contents.finish();
    int longest = Collections.max(form.model().seconds());
    return newer.plan(order, isEdit ? order.usageUpTo(longest) : order.usage(), Optional.of(parts));
  }

  private void shape(boolean hasVideo) {
    if (contents.has("first_frame") || hasVideo) {
      NewerShape.given(newer);
    } else {
      newer.set("aspect_ratio", KlingModel.RATIOS.get(0));
      NewerShape.choose(newer);
    }
  }

  private Order order(boolean hasVideo) {
    Optional<String> mode = newer.mode();
    Optional<Integer> seconds = newer.seconds();
    Optional<String> audio =
        newer.audio(
            form.model().has(Feature.SOUND)
                ? List.of("native", "original", "off")
                : List.of("original", "off"));
    boolean hasSound = audio.filter("native"::equals).isPresent();
    return new Order(form.model(), form.product(), mode, seconds, hasSound, false, hasVideo);
  }

  private void check(Order order, boolean isEdit, boolean hasVideo) {
    if (contents.count("base_video") + contents.count("feature_video") > 1) {
      refuse("there can be one video");
    }
    if (contents.has("last_frame") && !contents.has("first_frame")) {
      refuse("a last frame needs a first frame");
    }
    if (isEdit && (contents.has("first_frame") || contents.has("last_frame"))) {
      refuse("a video that is changed takes no first or last frame");
    }
    if (hasVideo && order.hasSound()) {
      draft.problem(
          Problem.unsupported(
              newer.path("audio"), "with a video there is no sound of its own; allowed: off"));
    }
    int references =
        contents.count("refer_image")
            + contents.count("first_frame")
            + contents.count("last_frame")
            + contents.count("element");
    int most = hasVideo ? MOST_BESIDE_A_VIDEO : MOST_WITHOUT_A_VIDEO;
    if (references > most) {
      draft.problem(
          Problem.invalid(PATH, "at most " + most + " pictures and elements", references));
    }
    if (isEdit && newer.has("duration")) {
      draft.warn(
          Warning.Code.NOT_GUARANTEED,
          newer.path("duration"),
          "a video that is changed keeps its length");
    }
  }

  private void refuse(String why) {
    draft.problem(Problem.unsupported(PATH, why));
  }
}
