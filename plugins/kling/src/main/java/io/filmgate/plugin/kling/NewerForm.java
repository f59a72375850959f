package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.filmgate.spi.codec.Draft;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A body of the newer interface in the making: {@code settings} and {@code options} beside a prompt
 * or {@code contents}. A field may stand in {@code metadata.settings}, or flat in metadata under
 * its own or its older name.
 */
final class NewerForm {
  /** What {@code mode} was called before it became a resolution. */
  private static final Map<String, String> RESOLUTIONS =
      Map.of("std", "720p", "pro", "1080p", "4k", "4k");

  /** Fields of the older interface that have no place in this one. */
  private static final List<String> GONE =
      List.of("cfg_scale", "camera_control", "static_mask", "dynamic_masks", "shot_type");

  private static final Set<String> READ =
      Set.of(
          "prompt",
          "negative_prompt",
          "settings",
          "contents",
          "options",
          "resolution",
          "mode",
          "duration",
          "aspect_ratio",
          "audio",
          "sound",
          "multi_shot",
          "multi_prompt",
          "image",
          "image_tail");

  private final Form form;
  private final Draft draft;
  private final JsonView written;
  private final JsonObject settings = new JsonObject();
  private final Set<String> taken = new HashSet<>();

  /**
   * An empty body.
   *
   * @param more what this product reads of metadata besides what all do
   */
  NewerForm(Form.Ask ask, String... more) {
    Set<String> read = new HashSet<>(READ);
    read.addAll(GONE);
    read.addAll(List.of(more));
    this.form = new Form(ask, read).begin();
    this.draft = form.draft();
    this.written = draft.metadata().view("settings");
    draft.used(read.toArray(String[]::new)).used("watermark_info");
    for (String field : GONE) {
      if (form.fields().has(field)) {
        draft.warn(
            Warning.Code.IGNORED, "metadata." + field, "Kling's newer interface has no " + field);
      }
    }
    form.overlay();
    if (form.fields().has("settings") && !written.isObject()) {
      draft.problem(Problem.invalid("metadata.settings", "an object", written));
    }
  }

  Form form() {
    return form;
  }

  Draft draft() {
    return draft;
  }

  /** A setting as the tenant wrote it, wherever that is. */
  JsonView setting(String name) {
    taken.add(name);
    return written.has(name) ? written.view(name) : form.fields().get(name);
  }

  /** Where the tenant wrote it. */
  String path(String name) {
    return written.has(name) ? "metadata.settings." + name : "metadata." + name;
  }

  boolean has(String name) {
    return setting(name).has("") && setting(name).text("").filter(String::isEmpty).isEmpty();
  }

  void set(String name, Object value) {
    settings.put(name, value);
  }

  /** The mode that the resolution stands for; empty, with a problem noted, if there is none. */
  Optional<String> mode() {
    List<String> modes = modes();
    if (has("resolution")) {
      Optional<String> mode =
          modes.stream()
              .filter(one -> setting("resolution").text("").equals(resolution(one)))
              .findFirst();
      if (mode.isEmpty()) {
        List<String> allowed = modes.stream().map(RESOLUTIONS::get).toList();
        draft.problem(
            Problem.invalid(path("resolution"), Words.oneOf(allowed), setting("resolution")));
      }
      mode.ifPresent(one -> set("resolution", RESOLUTIONS.get(one)));
      return mode;
    }
    if (form.fields().has("mode")) {
      JsonView asked = form.fields().get("mode");
      Optional<String> mode = asked.text("").filter(modes::contains);
      if (mode.isEmpty()) {
        draft.problem(Problem.invalid("metadata.mode", Words.oneOf(modes), asked));
      }
      mode.ifPresent(one -> set("resolution", RESOLUTIONS.get(one)));
      return mode;
    }
    return Optional.of(form.model().defaultMode());
  }

  private static Optional<String> resolution(String mode) {
    return Optional.of(RESOLUTIONS.get(mode));
  }

  private List<String> modes() {
    boolean isMotion = form.product() == Product.MOTION_CONTROL;
    return form.model().modes().stream().filter(mode -> !isMotion || !mode.equals("4k")).toList();
  }

  Optional<Integer> seconds() {
    Optional<Integer> seconds =
        Length.of(form, setting("duration"), path("duration"), form.model().seconds());
    boolean isGiven = has("duration") || draft.seconds().isPresent();
    if (isGiven) {
      seconds.ifPresent(length -> set("duration", length));
    }
    return seconds;
  }

  /** The sound that is asked for; the words of the older interface are understood. */
  Optional<String> audio(List<String> allowed) {
    String name = has("audio") ? "audio" : "sound";
    if (!has(name)) {
      return Optional.empty();
    }
    Optional<String> asked =
        setting(name)
            .text("")
            .map(word -> name.equals("sound") && word.equals("on") ? "native" : word);
    Optional<String> audio = asked.filter(allowed::contains);
    if (audio.isEmpty()) {
      draft.problem(Problem.invalid(path(name), Words.oneOf(allowed), setting(name)));
    }
    audio.ifPresent(word -> set("audio", word));
    return audio;
  }

  /** Sets whether the video has several shots, for models that else would decide themselves. */
  boolean multiShot(Order order) {
    boolean isAsked = has("multi_shot");
    Optional<String> flag = setting("multi_shot").scalar("");
    if (isAsked && flag.filter(List.of("true", "false")::contains).isEmpty()) {
      draft.problem(Problem.invalid(path("multi_shot"), "true or false", setting("multi_shot")));
    }
    boolean isOn = flag.filter("true"::equals).isPresent();
    if (isOn) {
      order.require(Feature.MULTI_SHOT, path("multi_shot"), draft);
    }
    if (form.model().has(Feature.MULTI_SHOT)) {
      set("multi_shot", isOn);
    }
    return isOn;
  }

  /** Brings what is left of the settings and the options, and ends the plan. */
  Plan plan(Order order, Usage usage, Optional<JsonArray> contents) {
    for (String name : written.names()) {
      if (!taken.contains(name) && form.fields().isSent(name, "metadata.settings." + name)) {
        set(name, written.member(name).raw());
      }
    }
    contents.ifPresentOrElse(
        parts -> draft.set("contents", parts), () -> draft.set("prompt", NewerPrompt.of(form)));
    if (!settings.isEmpty()) {
      draft.set("settings", settings);
    }
    NewerOptions.take(form);
    return draft.plan(form.model().name(), form.product().operation(), usage);
  }
}
