package io.filmgate.core.api.request;

import io.filmgate.core.job.commit.JobOperation.Idempotency;
import io.filmgate.core.wire.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * A create whose form is right: as it was written, as it is meant, and by what a repetition of it
 * is known.
 */
public record DecodedRequest(
    JsonObject body, GenerationFields fields, Optional<Idempotency> idempotency) {

  /**
   * Reads a body. Takes milliseconds per megabyte.
   *
   * @param addressRule says why an address must not be given to a vendor; empty if it may
   * @throws io.filmgate.core.wire.ApiException with all that is wrong
   */
  public static DecodedRequest read(
      Buffer bytes, CreateHeaders headers, Function<String, Optional<String>> addressRule) {
    JsonObject body = StrictJson.decode(bytes);
    return new DecodedRequest(
        body, RequestFields.read(body, addressRule), headers.idempotency(body));
  }
}
