package io.filmgate.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.spi.GenerationRequest;
import io.filmgate.spi.ImageInput;
import io.filmgate.spi.JsonView;
import io.filmgate.spi.Size;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredRequestTest {
  private static GenerationRequest withMetadata(JsonObject metadata) {
    GenerationRequest small = GenerationRequest.of("acme-1", "A lighthouse");
    return new GenerationRequest(
        small.model(),
        small.prompt(),
        small.images(),
        small.seconds(),
        small.size(),
        small.fps(),
        small.seed(),
        small.user(),
        JsonView.of(metadata));
  }

  /** As a row keeps it: as text. */
  private static GenerationRequest stored(GenerationRequest request) {
    JsonObject json = new JsonObject(StoredRequest.toJson(request, "clip").encode());
    assertThat(json.getString("model")).isEqualTo("clip");
    return StoredRequest.of(json, request.model());
  }

  @Property
  void what_was_asked_for_is_what_is_sent_later(@ForAll("requests") GenerationRequest request) {
    assertThat(stored(request)).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5.0", "5.5", "1e1", "0.001", "123456789.123456"})
  void seconds_stay_exact(String seconds) {
    BigDecimal given = new BigDecimal(seconds);
    GenerationRequest request =
        new GenerationRequest(
            "acme-1",
            "A lighthouse",
            List.of(),
            Optional.of(given),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            JsonView.EMPTY);
    assertThat(stored(request).seconds().orElseThrow()).isEqualByComparingTo(given);
  }

  @Test
  void numbers_in_metadata_stay_what_they_were() {
    JsonObject metadata =
        new JsonObject()
            .put("fraction", 5.5)
            .put("cfg", new BigDecimal("0.12345678901234567890123"))
            .put("task", 9_007_199_254_740_993L)
            .put("element", new BigInteger("123456789012345678901234567890"))
            .put("large", new BigDecimal("1e308"))
            .put("flag", true)
            .put("none", (Object) null);
    assertThat(stored(withMetadata(metadata)).metadata().toString()).isEqualTo(metadata.encode());
  }

  @Test
  void nested_metadata_stays_what_it_was() {
    JsonObject metadata =
        new JsonObject()
            .put("camera", new JsonObject().put("config", new JsonObject().put("zoom", 1)))
            .put("shots", new JsonArray().add(new JsonObject().put("prompt", "é\u2028\"")).add(2));
    assertThat(stored(withMetadata(metadata)).metadata().toJsonObject()).isEqualTo(metadata);
  }

  @Provide
  Arbitrary<GenerationRequest> requests() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .excludeChars('\0')
            .ofMinLength(1)
            .ofMaxLength(20)
            .filter(StoredRequestTest::isUnicode);
    return Combinators.combine(
            text,
            images().list().ofMaxSize(1),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("0.1"), new BigDecimal("600"))
                .ofScale(2)
                .optional(),
            sizes().optional(),
            Arbitraries.integers().between(1, 240).optional(),
            Arbitraries.longs().greaterOrEqual(-1).optional(),
            text.optional(),
            metadata())
        .as(
            (prompt, images, seconds, size, fps, seed, user, metadata) ->
                new GenerationRequest(
                    "acme-1",
                    prompt,
                    images,
                    seconds,
                    size,
                    fps,
                    seed,
                    user,
                    JsonView.of(metadata)));
  }

  private static boolean isUnicode(String text) {
    return text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
  }

  private static Arbitrary<ImageInput> images() {
    return Arbitraries.of(
            "https://pictures.example.com/a.png?x=%20&y=é",
            "HTTP://Pictures.example.com/A",
            "/9j/" + "A".repeat(20),
            "data:image/png;base64,iVBORw0KGgoAAAAA",
            "UklGRgAAAABXRUJQVlA4")
        .map(text -> ImageInput.parse(text).orElseThrow());
  }

  private static Arbitrary<Size> sizes() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 99_999),
            Arbitraries.integers().between(1, 99_999),
            Arbitraries.of(true, false))
        .as(Size::new);
  }

  private static Arbitrary<JsonObject> metadata() {
    Arbitrary<Object> values =
        Arbitraries.oneOf(
            Arbitraries.longs().map(Object.class::cast),
            Arbitraries.of(true, false).map(Object.class::cast),
            Arbitraries.of("", "std", "1", "é").map(Object.class::cast),
            Arbitraries.of(5.5, -0.25, 1e10).map(Object.class::cast));
    return Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(5), values)
        .ofMaxSize(4)
        .map(
            flat -> {
              JsonObject json = new JsonObject();
              flat.forEach(json::put);
              return new JsonObject(json.encode()).put("nested", json.copy());
            });
  }
}
