package io.filmgate.plugin.kling;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.Problem;
import io.filmgate.spi.codec.Draft;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What Kling documents of the plain fields that several products have. */
final class Checks {
  private static final int MOST_TEXT = 2500;
  private static final int MOST_VOICES = 2;

  private final Draft draft;
  private final Order order;
  private final JsonView body;
  private final KlingModel model;

  Checks(Draft draft, Order order) {
    this.draft = draft;
    this.order = order;
    this.body = draft.body();
    this.model = order.model();
  }

  /** A text that may be missing. */
  void text(String field, String path) {
    String expected = "a text of at most 2500 characters";
    if (body.has(field) && body.text(field).isEmpty()) {
      draft.problem(Problem.invalid(path, expected, body.view(field)));
    }
    body.text(field)
        .map(Words::length)
        .filter(length -> length > MOST_TEXT)
        .ifPresent(length -> draft.problem(Problem.invalid(path, expected, length)));
  }

  /** The prompt and what it should not bring. */
  void prompts() {
    text("prompt", promptPath());
    text("negative_prompt", "metadata.negative_prompt");
  }

  String promptPath() {
    return draft.metadata().has("prompt") ? "metadata.prompt" : "prompt";
  }

  /** A text that has to be there, and may be anything. */
  void required(String field, String expected) {
    if (!body.has(field)) {
      draft.problem(Problem.missing("metadata." + field, expected));
    } else if (body.text(field).isEmpty()) {
      draft.problem(Problem.invalid("metadata." + field, expected, body.view(field)));
    }
  }

  /** One word of a few, which has to be there. */
  Optional<String> requiredChoice(String field, Collection<String> allowed) {
    if (!body.has(field)) {
      draft.problem(Problem.missing("metadata." + field, Words.oneOf(List.copyOf(allowed))));
    }
    return choice(field, allowed);
  }

  /** One word of a few. */
  Optional<String> choice(String field, Collection<String> allowed) {
    Optional<String> word = body.text(field).filter(allowed::contains);
    if (body.has(field) && word.isEmpty()) {
      draft.problem(
          Problem.invalid(
              "metadata." + field, Words.oneOf(List.copyOf(allowed)), body.view(field)));
    }
    return word;
  }

  void mode() {
    if (!body.has("mode")) {
      return;
    }
    if (model.modes().isEmpty()) {
      draft.problem(
          Problem.unsupported(
              "metadata.mode", model.name() + " has no modes; leave metadata.mode out"));
    } else if (order.mode().isEmpty()) {
      draft.problem(
          Problem.invalid("metadata.mode", Words.oneOf(model.modes()), body.view("mode")));
    }
  }

  void cfgScaleRange() {
    if (body.has("cfg_scale") && !isWithin("cfg_scale", BigDecimal.ONE)) {
      draft.problem(
          Problem.invalid("metadata.cfg_scale", "a number from 0 to 1", body.view("cfg_scale")));
    }
  }

  /** Whether a field is a number from 0 to a limit. */
  boolean isWithin(String field, BigDecimal most) {
    return body.number(field)
        .filter(number -> number.signum() >= 0 && number.compareTo(most) <= 0)
        .isPresent();
  }

  void sound() {
    if (order.hasSound()) {
      order.require(Feature.SOUND, "metadata.sound", draft);
    } else if (body.has("sound") && body.text("sound").filter("off"::equals).isEmpty()) {
      draft.problem(Problem.invalid("metadata.sound", "on or off", body.view("sound")));
    }
  }

  void voices() {
    if (!items("voice_list", MOST_VOICES, "voice_id")) {
      return;
    }
    order.require(Feature.VOICES, "metadata.voice_list", draft);
    if (!order.hasSound()) {
      draft.problem(
          Problem.unsupported(
              "metadata.voice_list", "metadata.voice_list needs metadata.sound on"));
    }
  }

  void elements(int most) {
    if (!items("element_list", most, "element_id")) {
      return;
    }
    order.require(Feature.ELEMENTS, "metadata.element_list", draft);
    if (order.hasVoices()) {
      draft.problem(
          Problem.unsupported(
              "metadata.element_list",
              "metadata.element_list and metadata.voice_list exclude each other"));
    }
  }

  /** Checks a list of objects that name something; false if it is not there or empty. */
  boolean items(String field, int most, String id) {
    String path = "metadata." + field;
    List<JsonView> items = body.list(field);
    if (body.has(field) && !body.view(field).isArray()) {
      draft.problem(Problem.invalid(path, "a list", body.view(field)));
    } else if (items.size() > most) {
      draft.problem(Problem.invalid(path, "a list of at most " + most, items.size()));
    }
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).scalar(id).isEmpty()) {
        draft.problem(Problem.invalid(path + "[" + i + "]", "an object with " + id, items.get(i)));
      }
    }
    return !items.isEmpty();
  }

  void watermark() {
    if (body.has("watermark_info") && body.flag("watermark_info.enabled").isEmpty()) {
      draft.problem(
          Problem.invalid(
              "metadata.watermark_info",
              "an object with enabled true or false",
              body.view("watermark_info")));
    }
  }
}
