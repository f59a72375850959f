package io.filmgate.core.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.network.AddressGuard;
import io.filmgate.core.wire.ApiException;
import io.filmgate.core.wire.QueryString;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever is sent is read, or refused as a mistake of who sent it. {@code
 * -Djqwik.tries.default=1000000} looks longer.
 */
class CreateFuzzTest {

  @Property(edgeCases = EdgeCasesMode.NONE)
  void any_fields_are_read_or_refused(@ForAll("bodies") JsonObject body) {
    assertThat(isAnswered(() -> RequestFields.read(body, AddressGuard::refusal))).isTrue();
    assertThat(Fingerprint.of(body)).hasSize(64).isEqualTo(Fingerprint.of(body.copy()));
  }

  @Property
  void any_head_is_read_or_refused(@ForAll("headers") List<String> values, @ForAll String query) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    headers.add("content-type", values.isEmpty() ? "application/json" : values.get(0));
    for (int i = 1; i < values.size(); i++) {
      headers.add(
          List.of("prefer", "idempotency-key", "content-encoding").get(i % 3), values.get(i));
    }
    assertThat(isAnswered(() -> CreateHeaders.read(headers, QueryString.parse("dry_run=" + query))))
        .isTrue();
    assertThat(isAnswered(() -> QueryString.parse(query))).isTrue();
  }

  @Property
  void any_text_is_an_address_or_not(@ForAll String before, @ForAll String after) {
    assertThat(AddressText.isLike("http://" + after)).isTrue();
    assertThat(AddressText.isLike(" \t\u0001\ufeffHTTPS:/" + after)).isTrue();
    assertThat(AddressText.isLike("word " + before + "http://" + after)).isFalse();
  }

  private static boolean isAnswered(Runnable reading) {
    try {
      reading.run();
      return true;
    } catch (ApiException refused) {
      return refused.answer().status() == 400 || refused.answer().status() == 415;
    }
  }

  @Provide
  Arbitrary<List<String>> headers() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "application/json",
            ";",
            "charset",
            "=",
            "utf-8",
            "\"",
            " ",
            ",",
            "wait=",
            "60",
            "99",
            "respond-async",
            "gzip",
            "\t",
            "é",
            "\u0000");
    Arbitrary<String> composed = parts.list().ofMaxSize(8).map(list -> String.join("", list));
    return Arbitraries.oneOf(composed, Arbitraries.strings().ofMaxLength(300)).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<JsonObject> bodies() {
    Arbitrary<String> names =
        Arbitraries.of(
            "model",
            "prompt",
            "duration",
            "fps",
            "height",
            "width",
            "size",
            "image",
            "metadata",
            "n",
            "response_format",
            "seed",
            "user",
            "callback_url",
            "model_name",
            "a[",
            "",
            "x");
    return Arbitraries.maps(names, values(2)).ofMaxSize(10).map(CreateFuzzTest::object);
  }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> simple =
        Arbitraries.oneOf(
            Arbitraries.of(
                "",
                " ",
                "5",
                "-1",
                "5.0",
                "16:9",
                "1920x1080",
                "url",
                "http://10.0.0.1/",
                "https://example.com/a",
                "//a",
                "data:,",
                "iVBORw0KGgo=",
                "kling-v1",
                true,
                false),
            Arbitraries.strings().ofMaxLength(20).map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.bigIntegers().map((BigInteger number) -> (Object) number),
            Arbitraries.bigDecimals().map((BigDecimal number) -> (Object) number));
    if (depth == 0) {
      return simple;
    }
    Arbitrary<Object> inner = values(depth - 1);
    return Arbitraries.frequencyOf(
        Tuple.of(6, simple),
        Tuple.of(1, inner.list().ofMaxSize(3).map(list -> (Object) new JsonArray(list))),
        Tuple.of(
            1,
            Arbitraries.maps(
                    Arbitraries.of("model", "model_name", "n", "callback_url", "image", "a.b", "["),
                    inner)
                .ofMaxSize(4)
                .map(map -> (Object) object(map))));
  }

  private static JsonObject object(Map<String, Object> members) {
    JsonObject object = new JsonObject();
    members.forEach(object::put);
    return object;
  }
}
