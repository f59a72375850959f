package io.filmgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDifferenceTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1,"b":[2]}    | {"b":[2],"a":1.0}
          {"a":"<anything>"} | {"a":{"b":1}}
          {"a":"x<anything>"}| {"a":"xyz"}
          """)
  void order_and_spelling_do_not_count(String expected, String actual) {
    assertThat(JsonDifference.between("body", new JsonObject(expected), new JsonObject(actual)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":5}     | {"a":"5"}   | body.a: expected 5, actual "5"
          {"a":{"b":1}}| {"a":{}}   | body.a.b: expected 1, actual nothing
          {}          | {"a":null}  | body.a: expected nothing, actual null
          {"a":[1,2]} | {"a":[1]}   | body.a[1]: expected 2, actual nothing
          {"a":"x<anything>"}| {"a":"y"} | body.a: expected "x<anything>", actual "y"
          """)
  void a_difference_names_its_place(String expected, String actual, String line) {
    assertThat(JsonDifference.between("body", new JsonObject(expected), new JsonObject(actual)))
        .containsExactly(line);
  }

  @Test
  void among_expected_members_others_do_not_count() {
    assertThat(
            JsonDifference.amongExpected(
                new JsonObject("{\"a\":1}"), new JsonObject("{\"a\":1,\"b\":2}")))
        .isEmpty();
  }
}
