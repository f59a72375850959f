package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.store.TestStore;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobInputsTest {
  private static final String LARGE = "A".repeat(20_000);

  private final Vertx vertx = Vertx.vertx();
  @TempDir private Path folder;
  private JobInputs inputs;

  @BeforeEach
  void open() {
    inputs = new JobInputs(vertx, folder.resolve("inputs"));
  }

  @AfterEach
  void close() {
    TestStore.await(vertx.close());
  }

  @Test
  void pictures_are_large_and_their_addresses_are_not() {
    JsonArray address = new JsonArray().add("https://pictures.example.com/a.png");
    assertThat(JobInputs.isLarge(new JsonObject().put("images", address))).isFalse();
    assertThat(JobInputs.isLarge(new JsonObject().put("images", new JsonArray().add(LARGE))))
        .isTrue();
    JsonObject nested =
        new JsonObject().put("a", new JsonArray().add(new JsonObject().put("b", LARGE)));
    assertThat(JobInputs.isLarge(new JsonObject().put("metadata", nested))).isTrue();
    assertThat(JobInputs.isLarge(new JsonObject().put("metadata", new JsonObject().put(LARGE, 1))))
        .isTrue();
  }

  @Test
  void a_request_that_was_put_aside_is_read_back() {
    JsonObject request = new JsonObject().put("model", "clip").put("prompt", LARGE);
    TestStore.await(inputs.store("video_1", request));
    Job job = SampleJobs.queued("video_1").withRequest(JobInputs.aside(request));

    assertThat(TestStore.await(inputs.load(job))).isEqualTo(request);
  }

  @Test
  void a_small_request_is_in_its_row() {
    JsonObject request = new JsonObject().put("prompt", "A lighthouse");
    assertThat(TestStore.await(inputs.load(SampleJobs.queued("video_1").withRequest(request))))
        .isEqualTo(request);
  }

  @Test
  void a_request_that_was_put_aside_and_is_gone_is_not_replaced_by_its_row() {
    Job job = SampleJobs.queued("video_1").withRequest(JobInputs.aside(new JsonObject()));
    assertThat(TestStore.await(inputs.load(job).map("read").otherwise("failed")))
        .isEqualTo("failed");
  }

  @Test
  void what_belongs_to_nobody_is_deleted() throws IOException {
    TestStore.await(inputs.store("video_1", new JsonObject()));
    TestStore.await(inputs.store("video_2", new JsonObject()));
    TestStore.await(inputs.keepOnly(Set.of("video_2")));

    try (Stream<Path> files = Files.list(folder.resolve("inputs"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      assertThat(names).containsExactly("video_2.json");
    }
  }

  @Test
  void a_folder_that_was_never_needed_need_not_be_there() {
    TestStore.await(inputs.keepOnly(Set.of()));
    assertThat(folder.resolve("inputs")).doesNotExist();
  }
}
