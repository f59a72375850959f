package io.filmgate.spi.exchange;

import io.filmgate.spi.JsonView;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** A vendor's answer to a call, complete and within the call's size limit. */
public final class HttpReply {
  private final int status;
  private final Map<String, String> headers;
  private final Buffer body;

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param headers names in any case; of a repeated header the last
   * @param body the bytes, not changed afterwards
   */
  public HttpReply(int status, Map<String, String> headers, Buffer body) {
    this.status = status;
    this.headers =
        headers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    header -> header.getKey().toLowerCase(Locale.ROOT),
                    Map.Entry::getValue,
                    (first, last) -> last));
    this.body = Objects.requireNonNull(body, "body");
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether the status is 2xx. Many vendors put the real answer into the body. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /** A header, its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The bytes. */
  public Buffer body() {
    return body;
  }

  /** The body read as JSON; a view of nothing if it is none. */
  public JsonView json() {
    return JsonView.parse(body);
  }

  /** The status and the body's length. */
  @Override
  public String toString() {
    return "HttpReply[" + status + ", " + body.length() + " bytes]";
  }
}
