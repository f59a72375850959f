package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/**
 * Sends a result file as an object store does: whole or in part, and never to a caller that shows a
 * key.
 */
public final class FileAnswer {

  private FileAnswer() {}

  static Answer keyShown() {
    return error(400, "InvalidArgument", "Only one auth mechanism allowed");
  }

  /** The shape in which an object store says no. */
  public static Answer error(int status, String code, String message) {
    return Answer.text(
        status,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>\n");
  }

  static void send(HttpServerRequest request, ResultFile.Kind kind, Buffer file) {
    HttpServerResponse response = request.response();
    response.putHeader(HttpHeaders.CONTENT_TYPE, kind.mediaType());
    response.putHeader("Accept-Ranges", "bytes");
    Optional<ByteRange> range =
        Optional.ofNullable(request.getHeader("Range"))
            .flatMap(header -> ByteRange.parse(header, file.length()));
    ByteRange part = range.orElseGet(() -> new ByteRange(0, file.length()));
    if (range.isPresent() && part.isEmpty()) {
      response.setStatusCode(416).putHeader("Content-Range", "bytes */" + file.length());
      response.end();
      return;
    }
    if (range.isPresent()) {
      response
          .setStatusCode(206)
          .putHeader(
              "Content-Range",
              "bytes " + part.from() + "-" + (part.to() - 1) + "/" + file.length());
    }
    if (request.method().equals(HttpMethod.HEAD)) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(part.to() - part.from()));
      response.end();
    } else {
      response.end(file.slice(part.from(), part.to()));
    }
  }
}
