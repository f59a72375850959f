package io.filmgate.core.job.commit;

import static io.filmgate.core.job.commit.CommitFixture.NOON;
import static io.filmgate.core.job.commit.CommitFixture.fail;
import static io.filmgate.core.job.commit.CommitFixture.job;
import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.job.retention.Erasure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasedFileTest {
  private static final String PROMPT = "an astronaut";

  @Test
  void nothing_that_a_client_wrote_is_left_in_the_files_of_sqlite() throws IOException {
    try (CommitFixture fixture = new CommitFixture()) {
      fixture.rooms.open("main", 9);
      fixture.commit(fail(fixture.started(job("acme", "web", 1, "main"))));
      Path file = fixture.store.home().resolve("data/filmgate.db");
      Path log = file.resolveSibling("filmgate.db-wal");
      assertThat(text(file) + text(log)).contains(PROMPT);

      new Erasure(fixture.store.configuration(), fixture.store.home(), Map.of(), "tester")
          .run("acme", NOON.plusSeconds(1), NOON);

      assertThat(text(file)).contains("tenant.erase").doesNotContain(PROMPT);
      assertThat(text(log)).doesNotContain(PROMPT);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }
}
