package io.filmgate.core.provider.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.provider.RawServer;
import io.filmgate.core.provider.TestProviders;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VendorHttpTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Optional<String> NO_PROXY = Optional.empty();

  private final Vertx vertx = Vertx.vertx();
  private final RawServer server = new RawServer();
  private final VendorHttp http = new VendorHttp(vertx, new AddressGuard(vertx));
  private final ResultFiles files = new ResultFiles(vertx, http);

  @AfterEach
  void close() {
    server.close();
    TestProviders.await(vertx.close());
  }

  @Test
  void path_and_query_go_out_as_they_were_signed() {
    server.reply(200, "");
    URI base = URI.create(server.url() + "/prefix//a%2Fb");

    TestProviders.await(send(HttpCall.get(base, "/x", "ü/ö").query("q", "a b+c")));

    assertThat(server.request())
        .startsWith("GET /prefix//a%2Fb/x/%C3%BC%2F%C3%B6?q=a%20b%2Bc HTTP/1.1\r\n")
        .doesNotContainIgnoringCase("content-length")
        .endsWith("\r\n\r\n");
  }

  @Test
  void an_ipv6_literal_keeps_its_brackets_in_the_host_header() throws Exception {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try (RawServer wide = new RawServer(InetAddress.getByAddress(loopback))) {
      wide.reply(200, "");

      TestProviders.await(send(HttpCall.get(URI.create("http://[::1]:" + wide.port()), "/")));

      assertThat(wide.request()).containsIgnoringCase("\r\nhost: [::1]:" + wide.port() + "\r\n");
    }
  }

  @Test
  void an_empty_post_says_that_it_is_empty() {
    server.reply(200, "");

    TestProviders.await(send(HttpCall.post(URI.create(server.url()), "")));

    assertThat(server.request())
        .startsWith("POST / HTTP/1.1\r\n")
        .containsIgnoringCase("\r\ncontent-length: 0\r\n");
  }

  @Test
  void a_header_given_twice_is_sent_twice() {
    server.reply(200, "");

    TestProviders.await(
        send(HttpCall.get(URI.create(server.url()), "/").header("X-A", "1").header("X-A", "2")));

    assertThat(server.request()).contains("X-A: 1\r\n").contains("X-A: 2\r\n");
  }

  @Test
  void of_a_repeated_header_in_the_answer_the_last_counts() {
    server.reply(200, "", "X-A: 1", "X-A: 2", "Set-Cookie: a=b");

    HttpReply reply = TestProviders.await(send(HttpCall.get(URI.create(server.url()), "/")));

    assertThat(reply.header("x-a")).contains("2");
  }

  @Test
  void a_chunked_answer_is_read_to_its_end_and_a_broken_one_is_none() {
    server.next(
        (request, socket) ->
            RawServer.write(
                socket,
                String.join(
                    "\r\n",
                    "HTTP/1.1 200 OK",
                    "Connection: close",
                    "Transfer-Encoding: chunked",
                    "",
                    "2",
                    "ab",
                    "1",
                    "c",
                    "0",
                    "",
                    "")));
    server.next(
        (request, socket) ->
            RawServer.write(
                socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"));
    HttpCall call = HttpCall.get(URI.create(server.url()), "/");

    assertThat(TestProviders.await(send(call)).body()).hasToString("abc");
    assertThat(((SendFailure) TestProviders.failure(send(call))).reach())
        .isEqualTo(SendFailure.Reach.MAY_HAVE_ARRIVED);
  }

  @Test
  void headers_without_end_are_no_answer() {
    server.reply(200, "", "X-A: " + "a".repeat(HttpLimits.HEADER_BYTES));

    assertThat(TestProviders.failure(send(HttpCall.get(URI.create(server.url()), "/"))))
        .isInstanceOf(SendFailure.class);
  }

  @Test
  void the_channels_proxy_gets_the_request() {
    server.reply(200, "through the proxy");
    HttpCall call = HttpCall.get(URI.create("http://vendor.example.com:8080"), "/a");
    Optional<String> proxy = Optional.of("http://user:word@127.0.0.1:" + server.port());

    HttpReply reply = TestProviders.await(http.send(call, proxy, true, LIMIT, () -> false));

    assertThat(reply.body()).hasToString("through the proxy");
    assertThat(server.request())
        .startsWith("GET http://vendor.example.com:8080/a HTTP/1.1\r\n")
        .containsIgnoringCase("\r\nhost: vendor.example.com:8080\r\n")
        .containsIgnoringCase("\r\nproxy-authorization: Basic dXNlcjp3b3Jk\r\n");
  }

  @Test
  void a_name_that_leads_inside_is_not_connected_to() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    AddressGuard guard = new AddressGuard(host -> Future.succeededFuture(List.of(loopback)));
    VendorHttp guarded = new VendorHttp(vertx, guard);
    HttpCall call = HttpCall.get(URI.create("http://rebound.example.com:" + server.port()), "/");

    Throwable failure =
        TestProviders.failure(guarded.send(call, NO_PROXY, false, LIMIT, () -> false));

    assertThat(failure).hasMessageContaining("leads to a loopback address");
    assertThat(((SendFailure) failure).reach()).isEqualTo(SendFailure.Reach.NOT_SENT);
    assertThat(server.unseen()).isZero();
  }

  @Test
  void a_pinned_request_keeps_its_host_name() throws AddressRefused {
    server.reply(200, "");
    Destination pinned =
        new Destination(
            WebAddress.parse("http://files.example.com:" + server.port() + "/a"),
            Optional.of(SocketAddress.inetSocketAddress(server.port(), "127.0.0.1")),
            NO_PROXY);

    TestProviders.await(
        http.request(pinned.request(HttpMethod.GET)).compose(request -> request.send()));

    assertThat(server.request())
        .containsIgnoringCase("\r\nhost: files.example.com:" + server.port() + "\r\n");
  }

  @Test
  void a_file_is_opened_where_a_redirect_leads_and_with_its_range() {
    server.reply(302, "", "Location: /there?a=b");
    server.reply(206, "bytes", "Content-Range: bytes 0-4/9");

    String answer =
        TestProviders.await(
            open(server.url() + "/here", "bytes=0-4")
                .compose(
                    response -> {
                      Future<Buffer> body = response.body();
                      response.resume();
                      return body.map(bytes -> response.statusCode() + " " + bytes);
                    }));

    assertThat(answer).isEqualTo("206 bytes");
    assertThat(server.request()).startsWith("GET /here ").contains("Range: bytes=0-4\r\n");
    assertThat(server.request())
        .startsWith("GET /there?a=b ")
        .contains("Range: bytes=0-4\r\n")
        .doesNotContainIgnoringCase("authorization");
  }

  @Test
  void a_file_is_not_fetched_where_it_leads_inside() {
    server.reply(302, "", "Location: http://localhost:" + server.port() + "/secret");

    assertThat(TestProviders.failure(open(server.url() + "/here", "bytes=0-")))
        .hasMessageContaining("address refused");
    server.request();
    assertThat(server.unseen()).isZero();
  }

  @Test
  void a_file_that_leads_on_for_ever_is_given_up() {
    for (int i = 0; i <= HttpLimits.FILE_REDIRECTS; i++) {
      server.reply(307, "", "Location: /again");
    }

    assertThat(TestProviders.failure(open(server.url() + "/here", "bytes=0-")))
        .hasMessage("too many redirects");
    assertThat(server.unseen()).isEqualTo(HttpLimits.FILE_REDIRECTS + 1);
  }

  private Future<HttpReply> send(HttpCall call) {
    return http.send(call, NO_PROXY, true, LIMIT, () -> false);
  }

  private Future<HttpClientResponse> open(String address, String range) {
    return files.open(
        address, Optional.of(range), NO_PROXY, target -> target.host().equals("127.0.0.1"));
  }
}
