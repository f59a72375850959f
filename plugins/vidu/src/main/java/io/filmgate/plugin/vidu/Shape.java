package io.filmgate.plugin.vidu;

import io.filmgate.spi.JsonView;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One form of request body that the vendor knows: an operation, or one of the two ways to ask for
 * {@code reference2video}.
 *
 * @param name of its file among the resources
 * @param table the file's content
 * @param fields the fields that it knows besides those that have a class of their own
 */
record Shape(String name, JsonView table, Map<String, FieldRule> fields) {

  /** How long a video's address works in most operations. */
  static final Duration USUAL_LIFE = Duration.ofHours(24);

  /** What a body holds besides flat fields. */
  enum Inside {
    NOTHING,
    SUBJECTS,
    KEY_FRAMES
  }

  /**
   * Where the prompt goes.
   *
   * @param field the vendor's name for it
   * @param shortest in Unicode characters
   * @param longest in Unicode characters
   * @param unless the field whose presence makes the vendor pass over the prompt; may be empty
   */
  record PromptRule(String field, int shortest, int longest, String unless) {}

  static Shape read(String name, JsonView table, Map<String, FieldRule> rules) {
    Map<String, FieldRule> fields = new LinkedHashMap<>();
    texts(table, "fields").forEach(field -> fields.put(field, rules.get(field)));
    return new Shape(name, table, fields);
  }

  /** The operation's durable name, which is also its name in the vendor's paths. */
  String operation() {
    return table.text("operation").orElse(name);
  }

  /** The name for people. */
  String words() {
    return table.text("words").orElse(name);
  }

  boolean isCalled(String action) {
    return operation().equals(action) || texts(table, "aliases").contains(action);
  }

  /** The fields of metadata by whose presence a request means this. */
  List<String> marks() {
    return texts(table, "marks");
  }

  /** Whether a request may mean this by nothing but the number of its pictures. */
  boolean isByPictures() {
    return table.flag("byPictures").orElse(false);
  }

  Inside inside() {
    return switch (table.text("inside").orElse("")) {
      case "subjects" -> Inside.SUBJECTS;
      case "key-frames" -> Inside.KEY_FRAMES;
      default -> Inside.NOTHING;
    };
  }

  Optional<PromptRule> prompt() {
    JsonView prompt = table.view("prompt");
    return prompt
        .text("field")
        .map(
            field ->
                new PromptRule(
                    field,
                    prompt.whole("shortest").orElse(0L).intValue(),
                    prompt.whole("longest").orElseThrow().intValue(),
                    prompt.text("unless").orElse("")));
  }

  /** Of each group one field at least must be there. */
  List<List<String>> needs() {
    return table.list("needs").stream().map(group -> texts(group, "")).toList();
  }

  boolean hasSeed() {
    return table.flag("seed").orElse(false);
  }

  /** Whether the body names the model; otherwise the model is only our name for the operation. */
  boolean hasModel() {
    return table.flag("model").orElse(true);
  }

  /** Whether the vendor keeps a payload with the task, by which a lost task can be found. */
  boolean hasPayload() {
    return table.flag("payload").orElse(true);
  }

  /** The field that holds the resolution. */
  String resolutionField() {
    return table.text("resolution").orElse("resolution");
  }

  /** A field whose value the price may depend on. */
  Optional<String> factor() {
    return table.text("factor");
  }

  /** Where its tasks are read, where that is not among the other tasks. */
  Optional<String> pollPath() {
    return table.text("poll");
  }

  /** How long a video's address works, if the address does not tell. */
  Duration resultLife() {
    return table.whole("resultHours").map(Duration::ofHours).orElse(USUAL_LIFE);
  }

  static List<String> texts(JsonView view, String path) {
    return view.list(path).stream().flatMap(element -> element.text("").stream()).toList();
  }
}
