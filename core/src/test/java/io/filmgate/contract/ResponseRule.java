package io.filmgate.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One response of the document: which headers, which body. */
final class ResponseRule {
  private static final String JSON = "application/json";
  private static final String JSON_IN_UTF_8 = JSON + "; charset=utf-8";

  /** Somebody else decides what it is. */
  private static final String ANY = "*/*";

  /** Of the connection, not of the answer; or told under {@code content}. */
  private static final Set<String> TRANSPORT =
      Set.of("connection", "content-length", "content-type", "transfer-encoding");

  private record HeaderRule(boolean isRequired, Schema schema) {}

  private final Map<String, HeaderRule> headers = new LinkedHashMap<>();
  private final Optional<String> mediaType;
  private final Optional<Schema> body;
  private final List<String> codes;

  /**
   * Reads a response.
   *
   * @param response without references
   */
  ResponseRule(JsonObject response) {
    JsonObject declared = response.getJsonObject("headers", new JsonObject());
    for (String name : declared.fieldNames()) {
      JsonObject header = declared.getJsonObject(name);
      headers.put(
          name.toLowerCase(Locale.ROOT),
          new HeaderRule(
              header.getBoolean("required", false), new Schema(header.getJsonObject("schema"))));
    }
    JsonObject content = response.getJsonObject("content", new JsonObject());
    mediaType = content.fieldNames().stream().findFirst();
    Optional<JsonObject> schema =
        mediaType.map(content::getJsonObject).map(media -> media.getJsonObject("schema"));
    body = schema.map(Schema::new);
    codes = schema.map(ResponseRule::codes).orElse(List.of());
  }

  /** The codes of the errors that this answer can have; none if it is no error. */
  List<String> codes() {
    return codes;
  }

  /** The headers that this answer always has. */
  Set<String> requiredHeaders() {
    return headers.keySet().stream()
        .filter(name -> headers.get(name).isRequired())
        .collect(Collectors.toSet());
  }

  /** A schema that narrows the codes stands beside its reference to the error's schema. */
  private static List<String> codes(JsonObject schema) {
    JsonArray parts = schema.getJsonArray("allOf", new JsonArray());
    if (parts.isEmpty()) {
      return List.of();
    }
    JsonObject narrowed = parts.getJsonObject(parts.size() - 1).getJsonObject("properties");
    JsonObject code = narrowed.getJsonObject("code");
    return code.containsKey("const")
        ? List.of(code.getString("const"))
        : code.getJsonArray("enum").stream().map(String.class::cast).toList();
  }

  /** What is wrong with an answer. */
  List<String> problems(Answer answer) {
    List<String> problems = new ArrayList<>();
    checkHeaders(answer, problems);
    checkContentType(answer, problems);
    checkBody(answer, problems);
    return problems;
  }

  private void checkHeaders(Answer answer, List<String> problems) {
    answer
        .headers()
        .forEach(
            (name, values) -> {
              if (!headers.containsKey(name) && !TRANSPORT.contains(name)) {
                problems.add("header " + name + " is not described");
              }
              if (values.size() > 1) {
                problems.add("header " + name + " is there twice: " + values);
              }
            });
    headers.forEach(
        (name, rule) -> {
          List<String> values = answer.headers().getOrDefault(name, List.of());
          if (values.isEmpty() && rule.isRequired()) {
            problems.add("header " + name + " is missing");
          }
          values.forEach(value -> checkHeader(name, rule.schema(), value, problems));
        });
  }

  private static void checkHeader(String name, Schema schema, String value, List<String> problems) {
    Object typed =
        schema.isInteger() && value.matches("\\d{1,18}") ? (Object) Long.valueOf(value) : value;
    schema.problems(typed).forEach(problem -> problems.add("header " + name + " " + problem));
  }

  private void checkContentType(Answer answer, List<String> problems) {
    if (mediaType.filter(ANY::equals).isPresent()) {
      return;
    }
    Optional<String> expected = mediaType.map(type -> type.equals(JSON) ? JSON_IN_UTF_8 : type);
    Optional<String> got =
        answer.headers().getOrDefault("content-type", List.of()).stream().findFirst();
    if (!got.equals(expected)) {
      problems.add(
          "content-type must be " + expected.orElse("absent") + ", not " + got.orElse("absent"));
    }
  }

  private void checkBody(Answer answer, List<String> problems) {
    boolean isEmpty = answer.body().isEmpty();
    if (answer.isToHead() || mediaType.isEmpty()) {
      if (!isEmpty) {
        problems.add("there must be no body");
      }
      return;
    }
    if (!mediaType.get().equals(JSON) || body.isEmpty()) {
      return;
    }
    if (answer.json().isEmpty()) {
      problems.add("the body is no JSON object");
    } else {
      body.get().problems(answer.json().get()).forEach(problem -> problems.add("body " + problem));
    }
  }
}
