package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import java.util.List;

/** What an omni video may refer to, and how much of it together. */
final class OmniReferences {
  private static final String PATH = "metadata.video_list";
  private static final int MOST_VIDEOS = 1;
  private static final int MOST_BESIDE_A_VIDEO = 4;
  private static final int MOST_WITHOUT_A_VIDEO = 7;

  private OmniReferences() {}

  static void check(Draft draft, JsonArray pictures, boolean isEdit, Order order) {
    JsonView body = draft.body();
    List<JsonView> videos = body.list("video_list");
    if (body.has("video_list") && !body.view("video_list").isArray()) {
      draft.problem(Problem.invalid(PATH, "a list", body.view("video_list")));
    }
    if (videos.size() > MOST_VIDEOS) {
      draft.problem(Problem.invalid(PATH, "a list of at most 1", videos.size()));
    }
    for (int i = 0; i < videos.size(); i++) {
      video(draft, videos.get(i), PATH + "[" + i + "]");
    }
    if (!videos.isEmpty() && order.hasSound()) {
      OmniPlan.refuse(draft, "metadata.sound", "with a video there is no sound of its own");
    }
    boolean hasFrame =
        OmniFrames.has(pictures, OmniFrames.FIRST) || OmniFrames.has(pictures, OmniFrames.END);
    if (isEdit && hasFrame) {
      OmniPlan.refuse(
          draft, PATH, "a video that is changed takes no first or last frame; allowed: feature");
    }
    int references = pictures.size() + body.list("element_list").size();
    int most = videos.isEmpty() ? MOST_WITHOUT_A_VIDEO : MOST_BESIDE_A_VIDEO;
    if (references > most) {
      draft.problem(
          Problem.invalid(
              "metadata.image_list",
              "at most " + most + " together with metadata.element_list",
              references));
    }
  }

  private static void video(Draft draft, JsonView video, String path) {
    Media.address(draft, video.view("video_url"), path + ".video_url");
    word(draft, video, "refer_type", List.of("base", "feature"), path);
    word(draft, video, "keep_original_sound", List.of("yes", "no"), path);
  }

  private static void word(
      Draft draft, JsonView video, String field, List<String> allowed, String path) {
    if (video.has(field) && video.text(field).filter(allowed::contains).isEmpty()) {
      draft.problem(Problem.invalid(path + "." + field, Words.oneOf(allowed), video.view(field)));
    }
  }
}
