package io.filmgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.JobHandle;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final String GOOD =
      """
      The vendor takes a job.

      === submit
      { "model": "acme-1", "prompt": "a cat" }

      ==> POST /v1/videos
      Authorization: Bearer <credential:api_key>

      { "model": "acme-1", "text": "a cat", "tag": "<correlation-id>" }

      <== 200
      { "id": "v-17" }

      === expect submitted
      { "id": "v-17" }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "a cat", "tag"     | "a dog", "tag" | a.exchange:6: call 1 is not the recorded one
          "a cat", "tag"     | "a dog", "tag" | body.text: expected "a dog", actual "a cat"
          POST               | PUT            | method: expected PUT, actual POST
          /v1/videos         | /v1/videos?a=1 | query: expected a=1, actual
          Bearer <           | Token <        | header Authorization: expected Token secret-value-of-api_key
          === expect submitted | === expect error RATE_LIMITED | a.exchange:14: expected error RATE_LIMITED, actual submitted
          { "id": "v-17" }\\n\\n=== | { "id": "v-18" }\\n\\n=== | id: expected "v-17", actual "v-18"
          "prompt": "a cat"  | "text": "a cat"  | a.exchange:3: a request has no member text
          """)
  void a_mismatch_says_where_and_what(String good, String bad, String message) {
    String text = GOOD.replace(lines(good), lines(bad));

    assertThatThrownBy(() -> play(text)).hasMessageContaining(message);
  }

  @Test
  void a_recorded_job_can_be_old_and_in_trouble() {
    JobHandle job =
        Replay.handle(
            new JsonObject(
                """
                { "id": "v-17", "ageSeconds": 90,
                  "trouble": { "vendorCode": 500, "count": 4, "forSeconds": 60 } }
                """));

    assertThat(job.submittedAt()).isEqualTo(TestAccount.NOW.minusSeconds(90));
    assertThat(job.trouble())
        .contains(new JobHandle.Trouble("500", 4, TestAccount.NOW.minusSeconds(60)));
  }

  private static String lines(String cell) {
    return cell.replace("\\n", "\n");
  }

  private static void play(String text) {
    SmallestProvider provider = new SmallestProvider();
    Subject subject =
        new Subject(
            () -> provider,
            TestAccount.allOf(provider.describe()),
            List.of(),
            (model, capability) -> null);
    new ReplayChecks(subject).replay(Recording.parse("a.exchange", text));
  }
}
