package io.filmgate.core.provider.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.spi.exchange.Header;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpCall.Repeat;
import io.filmgate.spi.exchange.Secret;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallRulesTest {
  private static final URI BASE = URI.create("https://api.acme.example.com");
  private static final HttpCall CALL =
      HttpCall.post(BASE, "/v1/tasks")
          .query("Action", "Submit")
          .json(Buffer.buffer("{}"))
          .header("X-Trace", "a");

  @Test
  void headers_and_query_may_be_added() throws PluginFault {
    HttpCall authorized = CALL.bearer(new Secret("s")).query("Signature", "x");

    HttpCall sent = CallRules.authorized(CALL, authorized);

    assertThat(sent).isEqualTo(authorized);
  }

  @Test
  void the_meaning_and_the_limits_of_a_call_stay_the_plugins_first_word() throws PluginFault {
    HttpCall sent =
        CallRules.authorized(
            CALL, CALL.repeat(Repeat.ANYWHERE).anonymous().maxReplyBytes(1L << 40));

    assertThat(sent).isEqualTo(CALL);
  }

  static Stream<HttpCall> changed() {
    return Stream.of(
        new HttpCall(
            "PUT",
            CALL.uri(),
            CALL.headers(),
            CALL.body(),
            CALL.repeat(),
            false,
            CALL.timeout(),
            1L),
        moved("http://api.acme.example.com/v1/tasks?Action=Submit"),
        moved("https://evil.example.com/v1/tasks?Action=Submit"),
        moved("https://api.acme.example.com:8443/v1/tasks?Action=Submit"),
        moved("https://user@api.acme.example.com/v1/tasks?Action=Submit"),
        moved("https://api.acme.example.com/v2/tasks?Action=Submit"),
        moved("https://api.acme.example.com/v1/tasks"),
        moved("https://api.acme.example.com/v1/tasks?Action=SubmitTwice"),
        moved("https://api.acme.example.com/v1/tasks?Other=1&Action=Submit"),
        CALL.bytes("application/json", Buffer.buffer("{ }")),
        with(List.of()),
        CALL.header("X-Trace", "a"),
        CALL.header("Host", "api.acme.example.com"),
        CALL.header("content-length", "2"),
        CALL.header("Transfer-Encoding", "chunked"),
        CALL.header("Connection", "close"),
        CALL.header("Expect", "100-continue"));
  }

  @ParameterizedTest
  @MethodSource("changed")
  void nothing_else_may_be_changed(HttpCall authorized) {
    assertThatThrownBy(() -> CallRules.authorized(CALL, authorized))
        .isInstanceOf(PluginFault.class);
  }

  @Test
  void only_usual_methods_are_sent() {
    assertThatThrownBy(() -> CallRules.check(HttpCall.of("CONNECT", BASE, "/")))
        .isInstanceOf(PluginFault.class);
    assertThatThrownBy(() -> CallRules.check(HttpCall.of("GET / HTTP/1.1\r\nX:", BASE, "/")))
        .isInstanceOf(PluginFault.class);
  }

  private static HttpCall moved(String uri) {
    return new HttpCall(
        "POST",
        URI.create(uri),
        CALL.headers(),
        CALL.body(),
        CALL.repeat(),
        false,
        CALL.timeout(),
        CALL.maxReplyBytes());
  }

  private static HttpCall with(List<Header> headers) {
    return new HttpCall(
        "POST",
        CALL.uri(),
        headers,
        CALL.body(),
        CALL.repeat(),
        false,
        CALL.timeout(),
        CALL.maxReplyBytes());
  }
}
