package io.filmgate.plugin.vidu;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.JsonView;
import io.filmgate.testkit.Recording;
import io.filmgate.testkit.Recording.Exchange;
import io.filmgate.testkit.Recording.Scene;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether each operation and each error that the vendor documents is shown by a recording. */
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
      return JsonView.of(
          new JsonObject(Buffer.buffer(Files.readAllBytes(RESOURCES.resolve("coverage.json")))));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static Map<String, Recording> recordings() {
    Map<String, Recording> byName = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(RESOURCES.resolve("recordings"))) {
      files
          .filter(file -> file.toString().endsWith(".exchange"))
          .map(Recording::read)
          .forEach(found -> byName.put(found.file().replace(".exchange", ""), found));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
    return byName;
  }

  private List<Recording> named(JsonView names) {
    List<String> listed = Shape.texts(names, "");
    assertThat(listed).isNotEmpty();
    assertThat(recordings).containsKeys(listed.toArray(String[]::new));
    return listed.stream().map(recordings::get).toList();
  }

  @Test
  void counts_are_what_the_file_claims() {
    for (String part : List.of("operations", "errors")) {
      assertThat(coverage.view(part).view("rows").names())
          .as(part)
          .hasSize(coverage.view(part).whole("count").orElseThrow().intValue());
    }
  }

  @Test
  void each_operation_is_called_by_each_recording_that_it_names() {
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
    String target = made.call().method() + " " + made.call().target().replaceAll("\\?.*", "");
    return target.matches(row.replace("{id}", "\\d+"));
  }

  @Test
  void each_error_comes_to_its_kind_in_each_recording_that_it_names() {
    JsonView rows = coverage.view("errors.rows");
    for (String code : rows.names()) {
      String kind = rows.member(code).text("kind").orElseThrow();
      for (Recording recording : named(rows.member(code).view("recordings"))) {
        assertThat(recording.scenes())
            .as("%s in %s", code, recording.file())
            .anyMatch(scene -> isEnd(scene, code, kind));
      }
    }
  }

  private static boolean isEnd(Scene scene, String code, String kind) {
    boolean isAnswered =
        scene.exchanges().stream().anyMatch(made -> made.reply().body().contains('"' + code + '"'));
    return isAnswered && scene.expected().outcome().endsWith(" " + kind);
  }

  @Test
  void no_recording_is_named_by_nobody() {
    Set<String> named = new TreeSet<>(Shape.texts(coverage, "callbacks"));
    JsonView operations = coverage.view("operations.rows");
    operations.names().forEach(row -> named.addAll(Shape.texts(operations.member(row), "")));
    JsonView errors = coverage.view("errors.rows");
    errors.names().forEach(row -> named.addAll(Shape.texts(errors.member(row), "recordings")));

    assertThat(named).containsExactlyInAnyOrderElementsOf(recordings.keySet());
  }

  @Test
  void each_operation_of_the_plugin_has_a_row() {
    List<String> operations =
        ViduTable.load().operations().stream().map(name -> "POST /ent/v2/" + name).toList();

    assertThat(coverage.view("operations.rows").names()).containsAll(operations);
  }
}
