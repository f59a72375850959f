package io.filmgate.plugin.kling;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** {@code image_list}: objects that each hold a picture. */
final class PictureList {
  private PictureList() {}

  /**
   * The list as it is sent: the request's own picture first, then those of metadata.
   *
   * @param key the member that holds the picture
   */
  static JsonArray of(Form form, String key) {
    JsonArray pictures = new JsonArray();
    for (ImageInput own : form.draft().images()) {
      pictures.add(new JsonObject().put(key, Pictures.reference(form.draft(), own, "image")));
    }
    return pictures.addAll(ofMetadata(form, key));
  }

  /** Those of metadata alone. */
  static JsonArray ofMetadata(Form form, String key) {
    Draft draft = form.draft();
    JsonView written = form.fields().get("image_list");
    JsonArray pictures = new JsonArray();
    if (form.fields().has("image_list") && !written.isArray()) {
      draft.problem(Problem.invalid("metadata.image_list", "a list of objects", written));
    }
    List<JsonView> items = written.list("");
    for (int i = 0; i < items.size(); i++) {
      String path = "metadata.image_list[" + i + "]." + key;
      Object picture = items.get(i).view(key).raw();
      pictures.add(items.get(i).toJsonObject().put(key, Pictures.reference(draft, picture, path)));
    }
    return pictures;
  }
}
