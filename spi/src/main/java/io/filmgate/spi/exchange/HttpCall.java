package io.filmgate.spi.exchange;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One HTTP request to a vendor. Immutable; each wither returns a changed copy. A call is sent once:
 * to try again, the whole operation begins again.
 *
 * @param method in capitals
 * @param uri absolute, http or https, encoded
 * @param headers in the order of sending; {@code Host} and {@code Content-Length} are the gateway's
 * @param body the exact bytes; empty for none
 * @param repeat what it would mean to send something like this twice
 * @param isAnonymous whether it goes without credentials
 * @param timeout for the whole exchange; the gateway's default is 60 s, at most 180 s are granted
 * @param maxReplyBytes a longer answer counts as none; 1 MiB unless changed
 */
public record HttpCall(
    String method,
    URI uri,
    List<Header> headers,
    Buffer body,
    Repeat repeat,
    boolean isAnonymous,
    Optional<Duration> timeout,
    long maxReplyBytes) {

  /** What it would mean to send a call twice. */
  public enum Repeat {
    /** It may create something: only what certainly was not sent may be tried elsewhere. */
    IF_UNSENT,
    /**
     * It may create something, and the vendor would notice the second one by our correlation id.
     */
    SAME_ACCOUNT,
    /** It creates nothing. Every GET is of this kind. */
    ANYWHERE
  }

  private static final long DEFAULT_MAX_REPLY_BYTES = 1 << 20;

  public HttpCall {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(uri, "uri");
    headers = List.copyOf(headers);
    Objects.requireNonNull(body, "body");
    Objects.requireNonNull(repeat, "repeat");
    Objects.requireNonNull(timeout, "timeout");
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("a call needs an absolute http or https address");
    }
  }

  /**
   * A GET.
   *
   * @param base scheme, host, port and perhaps a path prefix
   * @param path added to the base as it stands, for example {@code /v1/videos}
   * @param segments added to the path one by one, each percent-encoded
   */
  public static HttpCall get(URI base, String path, String... segments) {
    return of("GET", base, path, segments).repeat(Repeat.ANYWHERE);
  }

  /** A POST; see {@link #get} for the address. */
  public static HttpCall post(URI base, String path, String... segments) {
    return of("POST", base, path, segments);
  }

  /** A call with any method; see {@link #get} for the address. */
  public static HttpCall of(String method, URI base, String path, String... segments) {
    return new HttpCall(
        method,
        Uris.join(base, path, segments),
        List.of(),
        Buffer.buffer(),
        Repeat.IF_UNSENT,
        false,
        Optional.empty(),
        DEFAULT_MAX_REPLY_BYTES);
  }

  /** The same call with one more query parameter, both sides percent-encoded. */
  public HttpCall query(String name, String value) {
    return withUri(Uris.withQuery(uri, name, value));
  }

  /** The same call with one more header. */
  public HttpCall header(String name, String value) {
    return withHeader(new Header(name, value, false));
  }

  /** The same call with one more header that is never logged. */
  public HttpCall secretHeader(String name, Secret value) {
    return withHeader(new Header(name, value.reveal(), true));
  }

  /** The same call with {@code Authorization: Bearer …}. */
  public HttpCall bearer(Secret token) {
    return secretHeader("Authorization", new Secret("Bearer " + token.reveal()));
  }

  /** The same call with a JSON body; see {@link io.filmgate.spi.Plan#encodeBody()}. */
  public HttpCall json(Buffer encoded) {
    return bytes("application/json", encoded);
  }

  /** The same call with a body of any kind. */
  public HttpCall bytes(String mediaType, Buffer content) {
    return withBody(content).header("Content-Type", mediaType);
  }

  /** The same call with a form as its body. */
  public HttpCall form(Map<String, String> fields) {
    String encoded =
        fields.entrySet().stream()
            .map(field -> Uris.encode(field.getKey()) + "=" + Uris.encode(field.getValue()))
            .sorted()
            .collect(Collectors.joining("&"));
    return bytes("application/x-www-form-urlencoded", Buffer.buffer(encoded));
  }

  /** The same call with a multipart form as its body; the boundary follows from the content. */
  public HttpCall multipart(List<Part> parts) {
    MultipartForm form = MultipartForm.of(parts);
    return bytes("multipart/form-data; boundary=" + form.boundary(), form.content());
  }

  /** The same call, sent without credentials. */
  public HttpCall anonymous() {
    return new HttpCall(method, uri, headers, body, repeat, true, timeout, maxReplyBytes);
  }

  /** The same call with another meaning of repetition. */
  public HttpCall repeat(Repeat meaning) {
    return new HttpCall(method, uri, headers, body, meaning, isAnonymous, timeout, maxReplyBytes);
  }

  /** The same call with a time-out of its own. */
  public HttpCall timeout(Duration longest) {
    return new HttpCall(
        method, uri, headers, body, repeat, isAnonymous, Optional.of(longest), maxReplyBytes);
  }

  /** The same call with another limit for the answer. */
  public HttpCall maxReplyBytes(long most) {
    return new HttpCall(method, uri, headers, body, repeat, isAnonymous, timeout, most);
  }

  private HttpCall withUri(URI other) {
    return new HttpCall(method, other, headers, body, repeat, isAnonymous, timeout, maxReplyBytes);
  }

  private HttpCall withBody(Buffer other) {
    return new HttpCall(method, uri, headers, other, repeat, isAnonymous, timeout, maxReplyBytes);
  }

  private HttpCall withHeader(Header header) {
    List<Header> all = new ArrayList<>(headers);
    all.add(header);
    return new HttpCall(method, uri, all, body, repeat, isAnonymous, timeout, maxReplyBytes);
  }

  /** Method, host and path; neither query, headers nor body. */
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
  }
}
