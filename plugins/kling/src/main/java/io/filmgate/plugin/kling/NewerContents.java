package io.filmgate.plugin.kling;

import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code contents}: the parts of {@code metadata.contents}, and the request's own prompt and
 * picture where these have none of that type.
 */
final class NewerContents {
  private static final String PATH = "metadata.contents";
  private static final Set<String> VIDEOS = Set.of("video", "feature_video", "base_video");

  private final Form form;
  private final Draft draft;
  private final Set<String> allowed;
  private final List<JsonObject> parts = new ArrayList<>();

  /**
   * Reads metadata's parts.
   *
   * @param allowed the types that the product knows
   */
  NewerContents(Form form, Set<String> allowed) {
    this.form = form;
    this.draft = form.draft();
    this.allowed = allowed;
    JsonView written = form.fields().get("contents");
    if (form.fields().has("contents") && !written.isArray()) {
      draft.problem(Problem.invalid(PATH, "a list of objects", written));
    }
    List<JsonView> items = written.list("");
    for (int i = 0; i < items.size(); i++) {
      part(items.get(i), PATH + "[" + i + "]");
    }
  }

  private void part(JsonView item, String path) {
    String type = item.text("type").orElse("");
    if (!allowed.contains(type)) {
      List<String> sorted = allowed.stream().sorted().toList();
      draft.problem(Problem.invalid(path + ".type", Words.oneOf(sorted), item.view("type")));
      return;
    }
    JsonObject part = item.toJsonObject();
    switch (type) {
      case "prompt" -> need(item, "text", path);
      case "element" -> need(item, "element_id", path);
      case "voice" -> need(item, "voice_id", path);
      default -> {
        if (VIDEOS.contains(type)) {
          Media.address(draft, item.view("url"), path + ".url");
        } else {
          Object picture = item.view("url").raw();
          part.put("url", Pictures.reference(draft, picture, path + ".url"));
        }
      }
    }
    parts.add(part);
  }

  private void need(JsonView item, String field, String path) {
    if (item.scalar(field).isEmpty()) {
      draft.problem(Problem.missing(path + "." + field, "there"));
    }
  }

  int count(String type) {
    return (int) parts.stream().filter(part -> type.equals(part.getValue("type"))).count();
  }

  boolean has(String type) {
    return count(type) > 0;
  }

  /** Adds a picture of the request's own, unless metadata's parts have that type. */
  void picture(String type, String field) {
    boolean isWritten = form.fields().has(field);
    Optional<ImageInput> own =
        field.equals("image") ? draft.images().stream().findFirst() : Optional.empty();
    if (has(type)) {
      own.ifPresent(image -> form.fields().overridden("image", "contents"));
    } else if (isWritten) {
      own.ifPresent(image -> form.fields().overridden("image", field));
      Object picture = form.fields().get(field).raw();
      add(type, "url", Pictures.reference(draft, picture, "metadata." + field));
    } else if (own.isPresent()) {
      add(type, "url", Pictures.reference(draft, own.get(), "image"));
    }
  }

  void add(String type, String member, Object value) {
    parts.add(new JsonObject().put("type", type).put(member, value));
  }

  /** The parts, a prompt first. */
  JsonArray finish() {
    JsonArray all = new JsonArray();
    if (has("prompt")) {
      draft.warn(Warning.Code.OVERRIDDEN, "prompt", PATH + " was used");
      for (String field : List.of("prompt", "negative_prompt", "multi_prompt")) {
        if (form.fields().has(field)) {
          draft.warn(Warning.Code.OVERRIDDEN, "metadata." + field, PATH + " was used");
        }
      }
    } else {
      all.add(new JsonObject().put("type", "prompt").put("text", NewerPrompt.of(form)));
    }
    parts.forEach(all::add);
    return all;
  }
}
