package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** How a vendor proves that a callback is its own. */
@FunctionalInterface
public interface CallbackSigner {

  /**
   * The headers that prove it; none where the vendor signs nothing.
   *
   * @param body exactly what is sent
   * @param at the time that the proof names
   */
  Map<String, String> headers(URI url, Buffer body, Instant at);
}
