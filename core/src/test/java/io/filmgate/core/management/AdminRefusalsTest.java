package io.filmgate.core.management;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators are told about requests that are wrong; the cases are in {@code refused.txt}. */
class AdminRefusalsTest {
  private static final Pattern REPEATED = Pattern.compile("\\{(\\d+)\\*([^}]*)}");
  private static AdminHarness admin;

  private record Case(
      String title, String request, List<String> headers, Optional<String> body, String expected) {
    @Override
    public String toString() {
      return title;
    }
  }

  @BeforeAll
  static void open() {
    admin = new AdminHarness();
  }

  @AfterAll
  static void close() throws Exception {
    assertThat(AdminHarness.data(admin.get("/admin/v1/audit"))).as("changes").isEmpty();
    admin.close();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void each_refusal_says_what_is_wrong_and_nothing_is_changed(Case wrong) throws Exception {
    String[] request = wrong.request().split(" ", -1);
    HttpResponse<String> answer =
        admin.sendWith(
            request[0], request[1], wrong.body(), wrong.headers().toArray(String[]::new));

    JsonObject error = AdminHarness.json(answer);
    String line =
        "%d %s %s | %s"
            .formatted(
                answer.statusCode(),
                error.getString("code"),
                error.getString("param", "-") == null ? "-" : error.getString("param", "-"),
                error.getString("message"));
    assertThat(line).startsWith(wrong.expected());
    assertThat(line).as("a secret is never repeated").doesNotContain("sk-");
  }

  private static Stream<Case> cases() throws IOException {
    try (InputStream in = AdminRefusalsTest.class.getResourceAsStream("refused.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("\n### ")).skip(1).map(AdminRefusalsTest::read);
    }
  }

  private static Case read(String block) {
    List<String> lines = repeated(block).lines().toList();
    List<String> headers =
        new ArrayList<>(List.of("Authorization", "Bearer " + AdminHarness.token("admin")));
    Optional<String> body = Optional.empty();
    String expected = "";
    for (String line : lines.subList(2, lines.size())) {
      if (line.startsWith("< ")) {
        body = Optional.of(line.substring(2));
      } else if (line.startsWith("=> ")) {
        expected = line.substring(3);
      } else if (!line.isEmpty()) {
        headers.addAll(List.of(line.split(": ", 2)));
      }
    }
    if (body.isPresent() && !headers.contains("Content-Type")) {
      headers.addAll(List.of("Content-Type", "application/json"));
    }
    return new Case(lines.get(0), lines.get(1), headers, body, expected);
  }

  private static String repeated(String text) {
    return REPEATED
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(found.group(2).repeat(Integer.parseInt(found.group(1)))));
  }
}
