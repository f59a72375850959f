package io.filmgate.plugin.kling;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.JsonView;
import io.filmgate.testkit.Recording;
import io.filmgate.testkit.Recording.Exchange;
import io.filmgate.testkit.Recording.Scene;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether each operation and each error that Kling documents is shown by a recording. */
class CoverageTest {
  private static final Path RESOURCES = resources();

  private final JsonView coverage = read();
  private final Map<String, Recording> recordings = recordings();

  private static Path resources() {
    try {
      return Path.of(CoverageTest.class.getResource("/coverage.json").toURI()).getParent();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonView read() {
    try {
      return JsonView.of(new JsonObject(Files.readString(RESOURCES.resolve("coverage.json"))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Map<String, Recording> recordings() {
    try (Stream<Path> files = Files.list(RESOURCES.resolve("recordings"))) {
      Map<String, Recording> byName = new TreeMap<>();
      files
          .map(Recording::read)
          .forEach(found -> byName.put(found.file().replace(".exchange", ""), found));
      return byName;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void counts_are_what_the_file_claims() {
    for (String part : List.of("operations", "errors", "left_out")) {
      assertThat(coverage.view(part).view("rows").names())
          .as(part)
          .hasSize(coverage.view(part).whole("count").orElseThrow().intValue());
    }
  }

  @Test
  void each_operation_is_called_in_each_recording_that_it_names() {
    JsonView rows = coverage.view("operations.rows");
    for (String row : rows.names()) {
      for (Recording recording : named(rows.member(row))) {
        assertThat(recording.scenes())
            .as("%s in %s", row, recording.file())
            .anyMatch(scene -> scene.exchanges().stream().anyMatch(made -> isCall(row, made)));
      }
    }
  }

  private static boolean isCall(String row, Exchange made) {
    String target = made.call().method() + " " + made.call().target();
    boolean hasQuery = row.contains("?");
    String called = hasQuery ? target : target.replaceAll("\\?.*", "");
    String pattern =
        Arrays.stream(row.split("\\{[a-z]+}", -1))
            .map(Pattern::quote)
            .reduce((before, after) -> before + "[^/]+" + after)
            .orElseThrow();
    return called.matches(pattern);
  }

  @Test
  void each_error_comes_to_its_kind_in_each_recording_that_it_names() {
    JsonView rows = coverage.view("errors.rows");
    for (String row : rows.names()) {
      String kind = rows.member(row).text("kind").orElseThrow();
      for (Recording recording : named(rows.member(row).view("recordings"))) {
        assertThat(recording.scenes())
            .as("%s in %s", row, recording.file())
            .anyMatch(scene -> isEnd(scene, row, kind));
      }
    }
  }

  /** A row is a code, and words of the message where one code means several things. */
  private static boolean isEnd(Scene scene, String row, String kind) {
    String[] parts = row.split(" ", 2);
    String outcome = scene.expected().outcome();
    return (outcome.equals(kind) || outcome.endsWith(" " + kind))
        && scene.exchanges().stream()
            .map(made -> made.reply().body())
            .anyMatch(body -> isAnswer(body, parts[0]) && body.contains(parts[parts.length - 1]));
  }

  private static boolean isAnswer(String body, String code) {
    return body.contains("\"code\":" + code + ",")
        || body.contains("\"task_status\":\"" + code + "\"")
        || body.contains("\"status\":\"" + code + "\"");
  }

  @Test
  void no_recording_is_named_by_nobody() {
    Set<String> named = new TreeSet<>(texts(coverage.view("callbacks")));
    JsonView operations = coverage.view("operations.rows");
    operations.names().forEach(row -> named.addAll(texts(operations.member(row))));
    JsonView errors = coverage.view("errors.rows");
    errors.names().forEach(row -> named.addAll(texts(errors.member(row).view("recordings"))));
    assertThat(named).containsExactlyInAnyOrderElementsOf(recordings.keySet());
  }

  @Test
  void each_product_of_the_plugin_has_a_row() {
    assertThat(coverage.view("operations.rows").names())
        .containsAll(
            Arrays.stream(Product.values()).map(product -> "POST " + product.path()).toList());
  }

  private List<Recording> named(JsonView names) {
    List<String> listed = texts(names);
    assertThat(listed).isNotEmpty();
    assertThat(recordings).containsKeys(listed.toArray(String[]::new));
    return listed.stream().map(recordings::get).toList();
  }

  private static List<String> texts(JsonView list) {
    return list.list("").stream().map(item -> item.text("").orElseThrow()).toList();
  }
}
