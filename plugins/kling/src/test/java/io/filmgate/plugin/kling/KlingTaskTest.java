package io.filmgate.plugin.kling;

import static io.filmgate.plugin.kling.Planned.array;
import static io.filmgate.plugin.kling.Planned.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.filmgate.spi.Asset;
import io.filmgate.spi.JobStatus;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Usage;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KlingTaskTest {
  @Test
  void submitted_waits_and_processing_runs() {
    assertThat(status(object("task_status", "submitted"))).isEqualTo(new JobStatus.Queued());
    assertThat(status(object("task_status", "processing")))
        .isEqualTo(JobStatus.Running.unknownProgress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "SUCCEED", "cancelled", "a_state_of_tomorrow"})
  void an_unknown_state_ends_nothing(String state) {
    assertThat(status(object("task_status", state))).isEqualTo(JobStatus.Running.unknownProgress());
    assertThat(status(new JsonObject())).isEqualTo(JobStatus.Running.unknownProgress());
  }

  @ParameterizedTest
  @ValueSource(strings = {"succeed", "succeeded"})
  void both_spellings_of_success_are_final(String state) {
    JsonObject video = object("id", "1", "url", "https://files.example/1.mp4", "duration", "5.041");
    JobStatus.Succeeded end = success(state, object("videos", array(video)));

    Asset asset = end.assets().get(0);
    assertThat(end.assets()).hasSize(1);
    assertThat(asset.reference()).isEqualTo("https://files.example/1.mp4");
    assertThat(asset.seconds()).contains(new BigDecimal("5.041"));
    assertThat(asset.expiresAt()).contains(Instant.parse("2026-04-27T15:20:35.101Z"));
    assertThat(end.cost()).contains(new JobStatus.VendorCost(new BigDecimal("3.5"), "units"));
    assertThat(end.usage()).contains(Usage.video(new BigDecimal("5.041"), Map.of()));
    assertThat(end.details()).isEqualTo(object("video_id", "1"));
  }

  @Test
  void an_unused_watermark_is_no_file() {
    JsonObject video = object("url", "https://files.example/1.mp4", "watermark_url", "");

    assertThat(success("succeed", object("videos", array(video))).assets())
        .extracting(Asset::role)
        .containsExactly(Asset.Role.VIDEO);
  }

  @Test
  void success_without_a_video_has_no_assets() {
    assertThat(success("succeed", new JsonObject()).assets()).isEmpty();
    assertThat(success("succeed", object("videos", array(object("url", "")))).assets()).isEmpty();
  }

  @Test
  void what_is_not_told_is_not_known() {
    JsonObject data =
        object(
            "task_status", "succeed",
            "task_result", object("videos", array(object("url", "https://files.example/1.mp4"))),
            "final_unit_deduction", "");
    JobStatus.Succeeded end = (JobStatus.Succeeded) status(data);

    assertThat(end.cost()).isEmpty();
    assertThat(end.assets()).containsExactly(Asset.video("https://files.example/1.mp4"));
  }

  @Test
  void an_accepted_task_needs_an_id() {
    assertThat(task(object("task_id", "7")).accepted(Product.TEXT2VIDEO).state())
        .containsExactly(entry("path", "/v1/videos/text2video"));
    assertThatThrownBy(() -> task(object("task_id", "")).accepted(Product.TEXT2VIDEO))
        .isInstanceOf(ProviderException.class)
        .extracting("kind")
        .hasToString("OUTCOME_UNKNOWN");
  }

  private static JobStatus.Succeeded success(String state, JsonObject result) {
    return (JobStatus.Succeeded)
        status(
            object(
                "task_status",
                state,
                "task_result",
                result,
                "final_unit_deduction",
                "3.5",
                "updated_at",
                1774711235101L));
  }

  private static JobStatus status(JsonObject data) {
    return task(data).status();
  }

  private static KlingTask task(JsonObject data) {
    return new KlingTask(JsonView.of(data));
  }
}
