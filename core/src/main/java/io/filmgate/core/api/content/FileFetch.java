package io.filmgate.core.api.content;

import io.vertx.core.Future;
import java.net.URI;
import java.util.Optional;

/**
 * The boundary to vendors' file hosts: one GET, without credentials, to an address that the
 * implementation guards. Does not follow redirects.
 */
@FunctionalInterface
public interface FileFetch {

  /**
   * Asks for a file.
   *
   * @param range a Range header
   * @return the answer's head, whatever its status; its body waits, paused. Fails if the address is
   *     not allowed or nobody answers
   */
  Future<OpenFile> open(URI address, Optional<String> range);
}
