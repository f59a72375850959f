package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.Channel;
import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.Plan;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@code docs/providers/jimeng.md} shows can be sent as it stands there. */
class DocumentationTest {
  private static final Path DOCUMENT = Path.of("../../docs/providers/jimeng.md");
  private static final Pattern BODY = Pattern.compile("```json\n(.*?)\n```", Pattern.DOTALL);

  private final String text = text();

  @Test
  void each_operation_has_a_body_that_works() {
    List<Plan> plans = BODY.matcher(text).results().map(DocumentationTest::plan).toList();

    assertThat(plans.stream().map(Plan::operation).distinct())
        .containsExactlyInAnyOrder(
            Operations.TEXT,
            Operations.IMAGE,
            Operations.FIRST_AND_LAST,
            Operations.CAMERA,
            Operations.MIMIC,
            Operations.AVATAR,
            Operations.OTHER);
  }

  @Test
  void each_model_and_setting_is_there() {
    ProductTable.rows().forEach(row -> assertThat(text).contains("| `" + row.reqKey() + "` |"));
    ReqKeySwitch.ALIASES.forEach(alias -> assertThat(text).contains("`" + alias + "`"));
    Given.PROVIDER
        .describe()
        .settings()
        .forEach(field -> assertThat(text).contains("`" + field.name() + "`"));
  }

  private static Plan plan(MatchResult body) {
    GenerationRequest request = Given.request(new JsonObject(body.group(1)).encode());
    Channel all = Given.channel();
    Channel one = new Channel(all.id(), all.settings(), all.credentials(), Set.of(request.model()));
    return Given.PROVIDER.plan(request, one);
  }

  private static String text() {
    try {
      return Files.readString(DOCUMENT);
    } catch (IOException e) {
      throw new IllegalStateException("the tests run in the module's folder", e);
    }
  }
}
