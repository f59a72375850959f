package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything in one: frames, pictures, elements and a video to refer to or to change. */
final class OmniPlan {
  private static final int MOST_REFERENCES = 7;
  private static final int LONGEST_VIDEO_SECONDS = 10;
  private static final Set<String> DOCUMENTED =
      Set.of(
          "prompt",
          "multi_shot",
          "shot_type",
          "multi_prompt",
          "image_list",
          "element_list",
          "video_list",
          "voice_list",
          "sound",
          "mode",
          "aspect_ratio",
          "duration",
          "image",
          "image_tail");

  private final Form form;
  private final Draft draft;

  private OmniPlan(Form.Ask ask) {
    this.form = new Form(ask, DOCUMENTED).begin().prompt();
    this.draft = form.draft();
  }

  static Plan of(Form.Ask ask) {
    return new OmniPlan(ask).write();
  }

  private Plan write() {
    draft.used("image", "image_tail", "image_list");
    JsonArray pictures = OmniFrames.take(form);
    boolean isEdit = isEdit();
    shape(isEdit || OmniFrames.has(pictures, OmniFrames.FIRST));
    Optional<Integer> seconds = seconds(isEdit);
    form.overlay();
    if (!pictures.isEmpty()) {
      draft.set("image_list", pictures);
    }
    if (isEdit) {
      draft.remove("duration");
    }
    Order order = Order.of(form.model(), form.product(), form.body(), seconds);
    Checks checks = new Checks(draft, order);
    checks.prompts();
    checks.mode();
    checks.watermark();
    checks.sound();
    checks.voices();
    checks.items("element_list", MOST_REFERENCES, "element_id");
    MultiShot.take(draft, order);
    OmniReferences.check(draft, pictures, isEdit, order);
    return draft.plan(
        form.model().name(),
        form.product().operation(),
        isEdit ? order.usageUpTo(LONGEST_VIDEO_SECONDS) : order.usage());
  }

  /** Whether a video is changed, instead of only referred to. */
  private boolean isEdit() {
    List<JsonView> videos = form.fields().get("video_list").list("");
    return videos.stream()
        .anyMatch(video -> video.text("refer_type").orElse("base").equals("base"));
  }

  private void shape(boolean isGiven) {
    if (isGiven) {
      Shape.followsPicture(draft, form.fields());
    } else {
      Shape.choose(draft, form.fields());
      if (!form.body().has("aspect_ratio")) {
        draft.set("aspect_ratio", KlingModel.RATIOS.get(0));
      }
    }
  }

  /** A video that is changed keeps its length, which Kling rounds to whole seconds. */
  private Optional<Integer> seconds(boolean isEdit) {
    if (!isEdit) {
      return form.seconds(form.model().seconds());
    }
    form.noLength();
    if (form.fields().has("duration")) {
      draft.warn(
          Warning.Code.IGNORED, "metadata.duration", "a video that is changed keeps its length");
    }
    return Optional.of(LONGEST_VIDEO_SECONDS);
  }

  static void refuse(Draft draft, String param, String why) {
    draft.problem(Problem.unsupported(param, why));
  }
}
