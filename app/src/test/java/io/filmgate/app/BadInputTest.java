package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is typed wrong is answered with one line that says what would be right. */
class BadInputTest {
  private static final Pattern ARGUMENT = Pattern.compile("'([^']*)'|(\\S+)");
  private static final List<String> TABLES =
      List.of("tenant", "api_key", "disabled_key", "change", "audit", "entry", "budget");

  private static Scene scene;
  private static Path configuration;
  private static List<String> rowsBefore;

  private record Case(String line, int status, String message) {
    static Case of(String row) {
      String[] cells = row.split(" \\| ", -1);
      return new Case(cells[0].strip(), Integer.parseInt(cells[1].strip()), cells[2].strip());
    }

    List<String> arguments() {
      List<String> arguments = new ArrayList<>();
      Matcher argument = ARGUMENT.matcher(line);
      while (argument.find()) {
        String text = argument.group(1) == null ? argument.group(2) : argument.group(1);
        arguments.add(text.replace("CONF", configuration.toString()).replace("\\n", "\n"));
      }
      return arguments;
    }

    @Override
    public String toString() {
      return line;
    }
  }

  static Stream<Case> cases() {
    return Resources.text("bad-input.txt")
        .lines()
        .filter(row -> !row.isBlank() && !row.startsWith("#"))
        .map(Case::of);
  }

  @BeforeAll
  static void prepare() throws Exception {
    scene = Scene.prepare();
    configuration = scene.literalConfiguration();
    assertThat(Typed.run("keys", "list", "--config", configuration.toString()).status()).isZero();
    rowsBefore = rows();
  }

  @AfterAll
  static void nothing_was_changed() throws Exception {
    try {
      assertThat(rows()).isEqualTo(rowsBefore);
    } finally {
      scene.close();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void is_told_in_one_line(Case typed) {
    Typed outcome = Typed.run(typed.arguments().toArray(String[]::new));

    assertThat(outcome.err().lines()).singleElement().asString().contains(typed.message());
    assertThat(outcome.err()).startsWith("filmgate").doesNotContain("Exception", "java.");
    assertThat(outcome.status()).isEqualTo(typed.status());
    assertThat(outcome.out()).isEmpty();
  }

  private static List<String> rows() throws SQLException {
    String url = "jdbc:sqlite:" + scene.home.resolve("data/filmgate.db");
    List<String> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
          rows.add(table + " " + row.getLong(1));
        }
      }
    }
    return rows;
  }
}
