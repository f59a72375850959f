package io.filmgate.plugin.jimeng;

import io.filmgate.spi.JsonView;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpReply;

/**
 * Reads answers. There are two kinds of errors: of the service, told by {@code code}, and of the
 * gateway in front of it, told by an envelope that may even come with HTTP 200.
 */
final class VendorErrors {
  /** Around the answers of the newer actions. */
  static final String WRAPPER = "Result";

  private VendorErrors() {}

  /**
   * Reads an answer.
   *
   * @return the body of a good one, taken out of its wrapper if it has one
   */
  static JsonView check(HttpReply reply) {
    JsonView whole = reply.json();
    try {
      if (whole.has(GatewayErrors.CODE)) {
        GatewayErrors.TABLE.check(reply);
      } else {
        ServiceErrors.table(reply, whole.has(WRAPPER)).check(reply);
      }
      return body(reply);
    } catch (ProviderException failure) {
      throw withRequestId(failure, whole);
    }
  }

  /** The body of an answer, good or bad, taken out of its wrapper if it has one. */
  static JsonView body(HttpReply reply) {
    JsonView whole = reply.json();
    return whole.has(WRAPPER) ? whole.view(WRAPPER) : whole;
  }

  /** The vendor's support asks for the request id, and names access keys in its messages. */
  private static ProviderException withRequestId(ProviderException failure, JsonView whole) {
    String requestId =
        whole
            .text("request_id")
            .or(() -> whole.text(WRAPPER + ".request_id"))
            .or(() -> whole.text("ResponseMetadata.RequestId"))
            .orElse("none");
    String words = failure.vendorMessage().orElse("").replaceAll("\\[AK[^\\]]*]", "[***]");
    return failure.vendor(
        failure.vendorCode().orElse(""), words + " (request id " + requestId + ")");
  }
}
