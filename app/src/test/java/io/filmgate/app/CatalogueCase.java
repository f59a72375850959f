package io.filmgate.app;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One case of the catalogue: what is sent, and what is to come back. See {@code
 * catalogue/README.md} for how it is written.
 */
record CatalogueCase(
    String file,
    String name,
    Map<String, String> entries,
    List<String> headers,
    List<String> answers,
    List<String> warnings) {
  static final String CREATE = "POST " + Client.GENERATIONS;

  private static final List<String> TEXTS =
      List.of("request", "for", "body", "fields", "charset", "expect", "message", "text", "sent");
  private static final List<String> LISTS = List.of("headers", "answers", "warnings");

  CatalogueCase {
    entries = Map.copyOf(entries);
    headers = List.copyOf(headers);
    answers = List.copyOf(answers);
    warnings = List.copyOf(warnings);
  }

  /** Reads one entry of a file, which is several cases if it has {@code each}. */
  static List<CatalogueCase> read(String file, Map<String, Object> written) {
    List<CatalogueCase> cases = new ArrayList<>();
    if (!(written.get("each") instanceof List<?> values)) {
      cases.add(of(file, written, ""));
      return cases;
    }
    values.forEach(value -> cases.add(of(file, written, String.valueOf(value))));
    return cases;
  }

  private static CatalogueCase of(String file, Map<String, Object> written, String each) {
    for (String name : written.keySet()) {
      if (!TEXTS.contains(name)
          && !LISTS.contains(name)
          && !List.of("name", "each").contains(name)) {
        throw new IllegalArgumentException(file + ": no such entry: " + name);
      }
    }
    Map<String, String> entries = new LinkedHashMap<>();
    for (String name : TEXTS) {
      if (written.get(name) != null) {
        entries.put(name, written.get(name).toString().replace("${each}", each));
      }
    }
    String name = written.get("name") + (written.containsKey("each") ? " " + each : "");
    return new CatalogueCase(
        file,
        name,
        entries,
        list(written, "headers", each),
        list(written, "answers", each),
        list(written, "warnings", each));
  }

  private static List<String> list(Map<String, Object> written, String name, String each) {
    return written.get(name) instanceof List<?> list
        ? list.stream().map(line -> line.toString().replace("${each}", each)).toList()
        : List.of();
  }

  Optional<String> entry(String entry) {
    return Optional.ofNullable(entries.get(entry));
  }

  /** The vendor that the good request is for. */
  Vendor vendor() {
    return Vendor.valueOf(entry("for").orElse("kling").toUpperCase(Locale.ROOT));
  }

  /** Method and target. */
  String request() {
    return entry("request").orElse(hasBody() ? CREATE : "GET " + Client.GENERATIONS);
  }

  boolean hasBody() {
    return entries.containsKey("body") || entries.containsKey("fields");
  }

  byte[] body(CatalogueText text) {
    Charset charset = Charset.forName(entry("charset").orElse("UTF-8"));
    return text.bytes(entry("body").orElseGet(this::changedRequest), charset);
  }

  /** The good request with other fields: text as it is written, so that its spelling arrives. */
  private String changedRequest() {
    String fields = entry("fields").orElse("");
    JsonObject good = new JsonObject().put("model", vendor().model()).put("prompt", "a lighthouse");
    List<String> members = new ArrayList<>();
    for (String name : good.fieldNames()) {
      if (!namesOf(fields).contains(name)) {
        members.add("\"" + name + "\": \"" + good.getString(name) + "\"");
      }
    }
    if (!fields.isEmpty()) {
      members.add(fields);
    }
    return "{" + String.join(", ", members) + "}";
  }

  /** What stands at the top; nothing where the text is no JSON on purpose. */
  private static Set<String> namesOf(String fields) {
    try {
      return new JsonObject("{" + fields + "}").fieldNames();
    } catch (DecodeException malformed) {
      return Set.of();
    }
  }

  /** Whether a job comes of it. */
  boolean isAccepted() {
    return entry("expect").orElseThrow().equals("200")
        && request().startsWith(CREATE)
        && !request().contains("dry_run=true");
  }

  /** Status, code and param; the last two may be missing. */
  String[] expected() {
    return entry("expect").orElseThrow().split(" ", 3);
  }

  @Override
  public String toString() {
    return file + ": " + name;
  }
}
