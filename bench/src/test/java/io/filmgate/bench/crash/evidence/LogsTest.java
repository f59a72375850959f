package io.filmgate.bench.crash.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.bench.crash.evidence.Exchange.Answer;
import io.filmgate.bench.crash.evidence.Exchange.Kind;
import io.filmgate.bench.crash.evidence.VendorTask.End;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
  @TempDir private Path folder;

  private static Exchange asked(long number, Kind kind, Optional<String> job) {
    return new Exchange(
        number, kind, "acme", Optional.of("k"), Optional.of("word1"), job, Optional.empty());
  }

  @Test
  void requests_are_read_back_with_their_answers_or_without() throws Exception {
    Path file = folder.resolve("clients.jsonl");
    Answer answer = new Answer(200, Optional.of("video_1"), Optional.of("queued"));
    Exchange create = asked(1, Kind.CREATE, Optional.empty());
    Exchange read = asked(2, Kind.READ, Optional.of("video_1"));
    try (ClientLog log = ClientLog.create(file)) {
      log.asks(create);
      log.asks(read);
      log.seesNothing(read, "ConnectException");
      log.sees(create, answer);
    }
    assertThat(ClientLog.read(file)).containsExactly(create.with(answer), read);
  }

  @Test
  void accepted_creates_are_known_by_the_words_in_their_prompts() {
    JsonObject log =
        new JsonObject(
            """
            {"accepted": [
              {"id": "1", "state": "succeed", "external_task_id": "video_1-2",
               "body": {"prompt": "a lighthouse word17, at night"}},
              {"id": "2", "state": "generating", "body": {"prompt": "word18"}},
              {"id": "3", "state": "failed", "payload": "video_3-1", "body": {"prompt": "word19"}}
            ]}
            """);
    assertThat(VendorLog.read("kling", log))
        .isEqualTo(
            List.of(
                new VendorTask("kling", "1", "word17", Optional.of("video_1-2"), End.SUCCEEDED),
                new VendorTask("kling", "2", "word18", Optional.empty(), End.OPEN),
                new VendorTask("kling", "3", "word19", Optional.of("video_3-1"), End.FAILED)));
    assertThat(VendorLog.read("kling", log).get(0).correlatedJob()).contains("video_1");
  }
}
