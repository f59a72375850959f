package io.filmgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Every product of Jimeng, from a tenant's request to a finished job. */
@Execution(ExecutionMode.CONCURRENT)
class JimengOperationsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "providers", "jimeng.md");
  private static final Pattern BODY = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);
  private static final String IMAGE = "\"image\": \"https://example.com/a.jpg\"";
  private static final String LAST =
      "\"metadata\": {\"last_frame\": \"https://example.com/b.jpg\"}";

  /** What the documentation has no body for. */
  private static final List<String> OTHERS =
      List.of(
          "{\"model\": \"jimeng_t2v_v30_1080p\", \"prompt\": \"waves\", \"size\": \"1080x1920\"}",
          "{\"model\": \"jimeng_i2v_first_v30_1080\", \"prompt\": \"waves\", " + IMAGE + "}",
          "{\"model\": \"jimeng_i2v_first_tail_v30\", \"prompt\": \"waves\", "
              + IMAGE
              + ", "
              + LAST
              + "}",
          "{\"model\": \"jimeng_vgfm_t2v_l20\", \"prompt\": \"waves\", \"size\": \"9:21\"}",
          "{\"model\": \"jimeng_vgfm_i2v_l20\", \"prompt\": \"waves\", " + IMAGE + "}",
          "{\"model\": \"jimeng_dream_actor_m1_gen_video_cv\", \"prompt\": \"dance\", "
              + IMAGE
              + ", \"metadata\": {\"video_url\": \"https://example.com/dance.mp4\"}}");

  @Test
  void each_product_makes_a_video() throws Exception {
    List<String> bodies = new ArrayList<>(OTHERS);
    BODY.matcher(Files.readString(DOCUMENT)).results().forEach(body -> bodies.add(body.group(1)));
    try (Scene scene = Scene.start(channel(bodies))) {
      List<String> ids = new ArrayList<>();
      for (String body : bodies) {
        Reply created = scene.acme.create(body);
        assertThat(created.status()).as("%s: %s", body, created.text()).isEqualTo(200);
        ids.add(created.json().getString("id"));
      }

      for (int i = 0; i < ids.size(); i++) {
        JsonObject job = scene.acme.ended(ids.get(i));
        assertThat(job.getString("status")).as(bodies.get(i)).isEqualTo("completed");
      }
      assertThat(scene.vendors.refused(Vendor.JIMENG)).isEmpty();
      assertThat(scene.vendors.accepted(Vendor.JIMENG)).hasSameSizeAs(bodies);
    }
  }

  /** An account that has listed every model that the bodies name. */
  private static String channel(List<String> bodies) {
    Set<String> models = new TreeSet<>();
    bodies.forEach(body -> models.add(new JsonObject(body).getString("model")));
    models.remove("jimeng_vgfm_t2v_l20"); // has its account already
    String listed =
        models.stream().map(model -> model + ": " + model).collect(Collectors.joining(", "));
    return """
        channels:
          jimeng-full:
            provider: jimeng
            settings: { base_url: "${env:JIMENG_URL}" }
            credentials: { access_key_id: "${env:JIMENG_ACCESS_KEY_ID}", secret_access_key: "${env:JIMENG_SECRET_ACCESS_KEY}" }
            models: { %s }
            limits: { running_jobs: 100, requests_per_second: 100 }
        """
        .formatted(listed);
  }
}
