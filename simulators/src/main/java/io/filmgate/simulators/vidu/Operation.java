package io.filmgate.simulators.vidu;

import io.filmgate.simulators.vendor.Tables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Something that can be ordered, with the fields that belong to it.
 *
 * @param word as it stands in the path, and in the table of models
 * @param row as it stands in {@code operations.json}
 */
record Operation(String word, JsonObject row) {

  private static final List<Operation> ALL = all();
  private static final int USUAL_PROMPT_CHARACTERS = 5000;
  private static final int USUAL_RESULT_HOURS = 24;

  private static List<Operation> all() {
    JsonObject table = Tables.read(Operation.class, "operations.json");
    return table.fieldNames().stream()
        .map(word -> new Operation(word, table.getJsonObject(word)))
        .toList();
  }

  static List<Operation> values() {
    return ALL;
  }

  /** Pages of different years spell some paths differently. */
  static Optional<Operation> ofWord(String word) {
    return ALL.stream()
        .filter(known -> known.word.equals(word) || known.texts("aliases").contains(word))
        .findFirst();
  }

  /** Whether any operation of the vendor has such a field. */
  static boolean isKnown(String field) {
    return ALL.stream().anyMatch(operation -> operation.takes(field));
  }

  boolean isReference() {
    return takes("subjects");
  }

  /** As answers call it. */
  String type() {
    return row.getString("type");
  }

  /** Of each group one field at least must be there. */
  List<List<String>> needs() {
    List<List<String>> groups = new ArrayList<>();
    texts("needs").forEach(need -> groups.add(Arrays.asList(need.split("\\|", -1))));
    return groups;
  }

  boolean takes(String field) {
    return texts("fields").contains(field);
  }

  /** Whether it takes the field in one of its two forms, where it has two. */
  boolean takes(String field, boolean hasSubjects) {
    return takes(field)
        && !texts(hasSubjects ? "never_with_subjects" : "only_with_subjects").contains(field);
  }

  int longestPrompt() {
    return row.getInteger("longest_prompt", USUAL_PROMPT_CHARACTERS);
  }

  /** Whether polls say how far a job is. */
  boolean tellsProgress() {
    return row.getBoolean("tells_progress", false);
  }

  /** How long a video's address works. */
  Duration resultLife() {
    return Duration.ofHours(row.getInteger("result_hours", USUAL_RESULT_HOURS));
  }

  private List<String> texts(String name) {
    return row.getJsonArray(name, new JsonArray()).stream().map(String.class::cast).toList();
  }
}
