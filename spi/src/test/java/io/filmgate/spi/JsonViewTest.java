package io.filmgate.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;

class JsonViewTest {
  private final JsonView view =
      JsonView.of(
          new JsonObject(
              """
              {"code":0,"flag":true,"none":null,"text":"5","half":5.5,"five":5.0,"large":866889456698785798,
               "data":{"videos":[{"url":"a"},{"url":"b","duration":"5.1"}]}}
              """));

  @Test
  void paths_lead_through_objects_and_arrays() {
    assertThat(view.text("data.videos[1].url")).contains("b");
    assertThat(view.list("data.videos"))
        .extracting(video -> video.text("url").orElseThrow())
        .containsExactly("a", "b");
    assertThat(view.view("data").view("videos[0]").text("url")).contains("a");
  }

  @Test
  void what_is_not_there_or_of_another_type_is_empty() {
    assertThat(view.text("code")).isEmpty();
    assertThat(view.text("data.videos[7].url")).isEmpty();
    assertThat(view.text("text.deeper[0].still")).isEmpty();
    assertThat(view.number("text")).isEmpty();
    assertThat(view.flag("code")).isEmpty();
    assertThat(view.list("text")).isEmpty();
    assertThat(view.has("none")).isFalse();
    assertThat(JsonView.of(null).names()).isEmpty();
  }

  @Test
  void numbers_are_never_bent() {
    assertThat(view.whole("half")).isEmpty();
    assertThat(view.whole("five")).contains(5L);
    assertThat(view.whole("large")).contains(866889456698785798L);
    assertThat(view.number("half")).contains(new BigDecimal("5.5"));
    assertThat(JsonView.of(Double.POSITIVE_INFINITY).number("")).isEmpty();
    assertThat(JsonView.of(new BigInteger("99999999999999999999")).whole("")).isEmpty();
  }

  @Test
  void numbers_in_quotes_are_read_where_asked_for() {
    assertThat(view.numeric("data.videos[1].duration")).contains(new BigDecimal("5.1"));
    assertThat(view.numeric("code")).contains(BigDecimal.ZERO);
    assertThat(JsonView.of("1e9").numeric("")).isEmpty();
    assertThat(view.scalar("code")).contains("0");
    assertThat(view.scalar("flag")).contains("true");
  }

  @Test
  void copies_do_not_change_the_original() {
    view.view("data").toJsonObject().getJsonArray("videos").clear();
    ((JsonObject) view.view("data").raw()).remove("videos");
    assertThat(view.list("data.videos")).hasSize(2);
  }

  @Test
  void maps_and_lists_are_read_like_objects_and_arrays() {
    JsonView plain = JsonView.of(Map.of("a", List.of(Map.of("b", 1))));
    assertThat(plain.whole("a[0].b")).contains(1L);
    assertThat(plain.names()).containsExactly("a");
  }

  @Property
  void whatever_is_no_path_leads_nowhere(@ForAll String path) {
    assertThat(JsonView.of(new JsonArray().add(1)).has("x" + path)).isFalse();
    assertThat(JsonView.of(new JsonObject().put("a", 1)).has("a[" + path)).isFalse();
  }

  @Property
  void any_member_can_be_read_back(@ForAll @AlphaChars @NotBlank String name, @ForAll long value) {
    assertThat(JsonView.of(new JsonObject().put(name, value)).whole(name)).contains(value);
  }
}
