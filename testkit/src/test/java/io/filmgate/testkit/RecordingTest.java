package io.filmgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.testkit.Recording.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTest {
  private static final String GOOD =
      """
      A story.

      === poll
      { "id": "7" }

      ==> GET /jobs/7
      <== 200
      Content-Type: application/json

      { "state": "new" }

      === expect queued
      """;

  @Test
  void a_story_is_read_from_top_to_bottom() {
    Recording recording = Recording.parse("a.exchange", GOOD);

    assertThat(recording.story()).isEqualTo("A story.");
    Recording.Scene scene = recording.scenes().get(0);
    assertThat(scene.operation()).isEqualTo(Operation.POLL);
    assertThat(scene.exchanges().get(0).call().target()).isEqualTo("/jobs/7");
    assertThat(scene.exchanges().get(0).reply().headers()).containsKey("Content-Type");
    assertThat(scene.exchanges().get(0).reply().body()).isEqualTo("{ \"state\": \"new\" }");
    assertThat(scene.expected().outcome()).isEqualTo("queued");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          A story.              | ` `              | a.exchange:1: tell in the first line
          === poll              | === pol          | a.exchange:3: unexpected "=== pol"; known are
          { "id": "7" }         | { "id": 7" }     | a.exchange:4: not JSON
          { "id": "7" }         | [7]              | a.exchange:4: a JSON object belongs here
          ==> GET /jobs/7       | ==> GET jobs     | a.exchange:6: a call looks like
          <== 200               | === submit       | a.exchange:6: this call has no answer
          <== 200               | <== fine         | a.exchange:7: an answer looks like
          === expect queued     | === expect lost  | a.exchange:12: nothing ends in "lost"; possible are
          === expect queued     | ` `              | a.exchange:3: this scene has no === expect
          """)
  void a_mistake_is_named_with_file_and_line(String good, String bad, String message) {
    assertThatThrownBy(() -> Recording.parse("a.exchange", GOOD.replace(good, bad)))
        .isInstanceOf(RecordingException.class)
        .hasMessageStartingWith(message);
  }
}
