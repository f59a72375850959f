package io.filmgate.spi.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.exchange.HttpCall.Repeat;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpCallTest {
  private static final URI BASE = URI.create("https://api.example.com/vidu/");

  @Test
  void addresses_are_put_together_and_encoded() {
    HttpCall call =
        HttpCall.get(BASE, "/ent/v2/tasks", "a/b c", "creations")
            .query("q", "a b&c=中*~")
            .query("r", "");
    assertThat(call.uri())
        .hasToString(
            "https://api.example.com/vidu/ent/v2/tasks/a%2Fb%20c/creations?q=a%20b%26c%3D%E4%B8%AD%2A~&r=");
  }

  @Test
  void a_get_may_be_repeated_and_a_post_may_not() {
    assertThat(HttpCall.get(BASE, "/x").repeat()).isEqualTo(Repeat.ANYWHERE);
    assertThat(HttpCall.post(BASE, "/x").repeat()).isEqualTo(Repeat.IF_UNSENT);
  }

  @Test
  void secrets_do_not_show() {
    HttpCall call =
        HttpCall.post(BASE, "/x")
            .bearer(new Secret("sk-very-secret"))
            .query("key", "hidden")
            .json(Buffer.buffer("{\"a\":1}"));
    assertThat(call.headers().get(0).value()).isEqualTo("Bearer sk-very-secret");
    assertThat(call.headers().toString()).doesNotContain("sk-very-secret");
    assertThat(call.toString()).isEqualTo("POST https://api.example.com/vidu/x");
    assertThat(Credentials.of(Map.of("api_key", new Secret("sk-very-secret"))).toString())
        .doesNotContain("sk-very-secret");
  }

  @Test
  void headers_cannot_carry_line_breaks() {
    assertThatThrownBy(() -> HttpCall.get(BASE, "/x").header("A", "b\r\nC: d"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpCall.get(BASE, "/x").header("A b", "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_address_needs_scheme_and_host() {
    assertThatThrownBy(() -> HttpCall.get(URI.create("ftp://example.com"), "/x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpCall.get(URI.create("/local"), "/x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equal_multipart_forms_are_equal_bytes() {
    List<Part> parts =
        List.of(Part.text("a", "1"), Part.file("f", "x\".png", "image/png", Buffer.buffer("png")));
    HttpCall call = HttpCall.post(BASE, "/x").multipart(parts);
    assertThat(call).isEqualTo(HttpCall.post(BASE, "/x").multipart(parts));
    String boundary = call.headers().get(0).value().replaceFirst(".*boundary=", "");
    assertThat(call.body().toString())
        .startsWith("--" + boundary + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n")
        .contains("filename=\"x%22.png\"\r\nContent-Type: image/png\r\n\r\npng\r\n")
        .endsWith("--" + boundary + "--\r\n");
  }

  @Test
  void forms_are_sorted_and_encoded() {
    assertThat(HttpCall.post(BASE, "/x").form(Map.of("b", "2 3", "a", "1&")).body())
        .hasToString("a=1%26&b=2%203");
  }

  @Test
  void an_answer_that_is_no_json_reads_as_nothing() {
    HttpReply reply =
        new HttpReply(502, Map.of("Content-Type", "text/html"), Buffer.buffer("<html>"));
    assertThat(reply.json().isObject()).isFalse();
    assertThat(reply.header("content-TYPE")).contains("text/html");
    assertThat(reply.isSuccess()).isFalse();
  }
}
