package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whether everything that the vendor documents has a recording, and every recording a reason. */
class CoverageTest {
  private static final Pattern SECTION = Pattern.compile("# (\\w+): (\\d+) rows");

  /** One thing that the vendor documents. */
  private record Row(String section, String key, String words, List<String> recordings) {}

  private final Map<String, Integer> claimed = new LinkedHashMap<>();
  private final List<Row> rows = rows();

  @TestFactory
  Stream<DynamicTest> every_row_has_recordings_that_show_it() {
    return rows.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.key() + ", " + row.words(),
                    () -> {
                      assertThat(row.recordings()).isNotEmpty();
                      for (String name : row.recordings()) {
                        assertThat(Files.readString(file(name + ".exchange"))).contains(row.key());
                      }
                    }));
  }

  @Test
  void every_recording_belongs_to_a_row() throws Exception {
    try (Stream<Path> files = Files.list(file(""))) {
      List<String> names =
          files.map(path -> path.getFileName().toString().replace(".exchange", "")).toList();

      assertThat(new TreeSet<>(names))
          .isEqualTo(
              new TreeSet<>(rows.stream().flatMap(row -> row.recordings().stream()).toList()));
    }
  }

  @Test
  void there_are_as_many_rows_as_claimed() {
    Map<String, Integer> counted = new LinkedHashMap<>();
    rows.forEach(row -> counted.merge(row.section(), 1, Integer::sum));

    assertThat(counted).isEqualTo(claimed);
  }

  private static Path file(String name) {
    try {
      return Path.of(CoverageTest.class.getResource("/recordings").toURI()).resolve(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Row> rows() {
    List<Row> found = new ArrayList<>();
    String section = "";
    for (String line : Given.resource("/coverage.txt").lines().toList()) {
      Matcher heading = SECTION.matcher(line);
      String[] columns = line.split(" \\| ", -1);
      if (heading.matches()) {
        section = heading.group(1);
        claimed.put(section, Integer.valueOf(heading.group(2)));
      } else if (columns.length == 3) {
        String[] recordings = columns[2].strip().split(" +");
        found.add(new Row(section, columns[0].strip(), columns[1].strip(), List.of(recordings)));
      }
    }
    return found;
  }
}
