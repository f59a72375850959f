package io.filmgate.spi;

import io.filmgate.spi.exchange.Credentials;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A provider whose vendor calls back. A callback is at most a nudge to poll: it is never believed.
 * Where vendors may call is in {@code CallContext.callbackUrl} of each submit; it is empty where
 * they cannot reach the gateway.
 */
public interface CallbackAware {

  /**
   * Verifies a callback and answers it, challenges included.
   *
   * @param request the request as it arrived
   * @param credentials the channel's secrets
   * @param now the time
   * @return what to answer, and which job to look at
   */
  CallbackAnswer receive(CallbackRequest request, Credentials credentials, Instant now);

  /**
   * A request from the vendor.
   *
   * @param method in capitals
   * @param url as registered with the vendor
   * @param headers names in lower case
   * @param body the bytes as they arrived
   */
  record CallbackRequest(String method, URI url, Map<String, String> headers, Buffer body) {
    public CallbackRequest {
      Objects.requireNonNull(method, "method");
      Objects.requireNonNull(url, "url");
      headers = Map.copyOf(headers);
      Objects.requireNonNull(body, "body");
    }

    /** The body read as JSON; a view of nothing if it is none. */
    public JsonView json() {
      return JsonView.parse(body);
    }
  }

  /**
   * The answer to a callback.
   *
   * @param status the HTTP status
   * @param contentType of the body
   * @param body the bytes
   * @param isNudge whether the gateway should poll
   * @param jobId the vendor's job that it was about, if it says
   */
  record CallbackAnswer(
      int status, String contentType, Buffer body, boolean isNudge, Optional<String> jobId) {
    public CallbackAnswer {
      Objects.requireNonNull(contentType, "contentType");
      Objects.requireNonNull(body, "body");
      Objects.requireNonNull(jobId, "jobId");
    }
  }
}
