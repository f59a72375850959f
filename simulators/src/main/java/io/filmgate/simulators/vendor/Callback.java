package io.filmgate.simulators.vendor;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.util.Map;

/**
 * One message to a client about its job, ready to be sent.
 *
 * @param attempts how often it is tried until the client answers with 2xx
 */
public record Callback(URI url, Map<String, String> headers, Buffer body, int attempts) {

  public Callback {
    headers = Map.copyOf(headers);
  }
}
