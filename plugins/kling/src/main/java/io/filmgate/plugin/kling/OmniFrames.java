package io.filmgate.plugin.kling;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The pictures of an omni video: {@code image} is its first frame, {@code image_tail} its last. */
final class OmniFrames {
  static final String FIRST = "first_frame";
  static final String END = "end_frame";
  private static final String KEY = "image_url";
  private static final int MOST_WITH_END_FRAME = 2;

  private OmniFrames() {}

  static JsonArray take(Form form) {
    Draft draft = form.draft();
    JsonArray pictures = new JsonArray();
    Optional<ImageInput> own = draft.images().stream().findFirst();
    if (form.fields().has("image")) {
      own.ifPresent(image -> form.fields().overridden("image", "image"));
      pictures.add(frame(form, "image", FIRST));
    } else if (own.isPresent()) {
      pictures.add(
          new JsonObject()
              .put(KEY, Pictures.reference(draft, own.get(), "image"))
              .put("type", FIRST));
    }
    if (form.fields().has("image_tail")) {
      pictures.add(frame(form, "image_tail", END));
    }
    pictures.addAll(PictureList.ofMetadata(form, KEY));
    check(draft, pictures);
    return pictures;
  }

  private static JsonObject frame(Form form, String field, String type) {
    Object written = form.fields().get(field).raw();
    return new JsonObject()
        .put(KEY, Pictures.reference(form.draft(), written, "metadata." + field))
        .put("type", type);
  }

  static boolean has(JsonArray pictures, String type) {
    return count(pictures, type) > 0;
  }

  private static long count(JsonArray pictures, String type) {
    return pictures.stream()
        .filter(picture -> type.equals(((JsonObject) picture).getValue("type")))
        .count();
  }

  private static void check(Draft draft, JsonArray pictures) {
    String path = "metadata.image_list";
    for (Object picture : pictures) {
      Object type = ((JsonObject) picture).getValue("type");
      if (type != null && !"".equals(type) && !List.of(FIRST, END).contains(type)) {
        draft.problem(Problem.invalid(path + ".type", FIRST + " or " + END, type));
      }
    }
    if (count(pictures, FIRST) > 1 || count(pictures, END) > 1) {
      OmniPlan.refuse(draft, path, "there can be one first and one last frame");
    }
    if (has(pictures, END) && !has(pictures, FIRST)) {
      OmniPlan.refuse(draft, path, "a last frame needs a first frame");
    }
    if (has(pictures, END) && pictures.size() > MOST_WITH_END_FRAME) {
      OmniPlan.refuse(draft, path, "with more than two pictures there can be no last frame");
    }
  }
}
