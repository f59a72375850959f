package io.filmgate.spi.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.ImageInput.Encoding;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Plan;
import io.filmgate.spi.Problem;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.Size;
import io.filmgate.spi.Usage;
import io.filmgate.spi.Warning;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DraftTest {
  private static final Usage USAGE = Usage.video(5, Map.of());

  @Test
  void metadata_wins_over_what_was_set() {
    Draft draft = Draft.of(request("{\"duration\":10,\"style\":null}"));
    draft.set("duration", 5).set("style", "general").overlay(Set.of("duration", "style"));
    Plan plan = draft.plan("m", "o", USAGE);
    assertThat(plan.body()).isEqualTo(new JsonObject().put("duration", 10).put("style", "general"));
  }

  @Test
  void what_was_given_and_not_read_is_warned_about() {
    Draft draft = Draft.of(request("{\"known\":1,\"other\":2,\"nothing\":null}"));
    draft.overlay(Set.of("known"));
    draft.seconds();
    assertThat(draft.plan("m", "o", USAGE).warnings())
        .extracting(Warning::code, Warning::param)
        .containsExactly(
            tuple(Warning.Code.IGNORED, "size"),
            tuple(Warning.Code.IGNORED, "fps"),
            tuple(Warning.Code.IGNORED, "metadata.other"));
  }

  @Test
  void names_that_look_like_paths_are_names() {
    Draft draft = Draft.of(request("{\"a.b\":1,\"c[0\":2,\"d.e\":3}"));
    draft.overlay(Set.of("d.e")).used("a.b");
    Plan plan = draft.plan("m", "o", USAGE);
    assertThat(plan.body()).isEqualTo(new JsonObject().put("d.e", 3));
    assertThat(plan.warnings()).extracting(Warning::param).contains("metadata.c[0");
  }

  @Test
  void a_warning_of_ones_own_comes_instead() {
    Draft draft = Draft.of(request("{}"));
    draft.warn(Warning.Code.IGNORED, "size", "the first frame decides the shape");
    draft.seconds();
    draft.fps();
    assertThat(draft.plan("m", "o", USAGE).warnings())
        .containsExactly(
            new Warning(Warning.Code.IGNORED, "size", "the first frame decides the shape"));
  }

  @Test
  void all_problems_are_reported_at_once() {
    Draft draft = Draft.of(request("{}"));
    draft
        .problem(Problem.invalid("duration", "5 or 10", 7))
        .problem(Problem.missing("image", "a picture"));
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> draft.plan("m", "o", USAGE));
    assertThat(failure.problems()).extracting(Problem::param).containsExactly("duration", "image");
    assertThat(failure)
        .hasMessage("duration must be 5 or 10, not 7; image must be a picture, not missing");
  }

  @Test
  void pictures_in_metadata_become_references() {
    Draft draft =
        Draft.of(
            request(
                "{\"image_tail\":\"/9j/4AAQSkZJRg==\",\"list\":[\"https://a.example/b.png\",5]}"));
    draft
        .overlayEverything()
        .picture("image_tail", "metadata.image_tail", Encoding.BARE_BASE64)
        .pictures("list", "metadata.list", Encoding.BARE_BASE64);
    ProviderException failure =
        catchThrowableOfType(ProviderException.class, () -> draft.plan("m", "o", USAGE));
    assertThat(failure.problems()).extracting(Problem::param).containsExactly("metadata.list[1]");
    Draft good = Draft.of(request("{\"image_tail\":\"/9j/4AAQSkZJRg==\"}"));
    good.overlayEverything().picture("image_tail", "metadata.image_tail", Encoding.BARE_BASE64);
    Plan plan = good.plan("m", "o", USAGE);
    assertThat(plan.images())
        .containsExactly(new ImageInput.Inline("/9j/4AAQSkZJRg==", "image/jpeg"));
    assertThat(plan.encodeBody().toJsonObject().getString("image_tail"))
        .isEqualTo("/9j/4AAQSkZJRg==");
  }

  private static GenerationRequest request(String metadata) {
    return new GenerationRequest(
        "m",
        "p",
        List.of(),
        Optional.of(BigDecimal.valueOf(5)),
        Size.parse("1920x1080"),
        Optional.of(24),
        Optional.empty(),
        Optional.empty(),
        JsonView.of(new JsonObject(metadata)));
  }
}
