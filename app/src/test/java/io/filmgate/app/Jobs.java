package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;

/** What tests say of job objects again and again. */
final class Jobs {
  private Jobs() {}

  /** The job has cost nothing, and holds nothing any more. */
  static void assertReleased(JsonObject job) {
    assertThat(job.getJsonObject("usage"))
        .isEqualTo(
            new JsonObject()
                .put("state", "released")
                .put("videos", 0)
                .put("seconds", 0)
                .put("credits", "0"));
  }
}
