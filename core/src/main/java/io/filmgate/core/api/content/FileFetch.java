package io.filmgate.core.api.content;

import io.filmgate.core.job.Job;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * The way to vendors' file hosts: one GET without credentials, to an address that is guarded there,
 * redirects included.
 */
@FunctionalInterface
public interface FileFetch {

  /**
   * Asks for a file.
   *
   * @param job whose file it is: what its channel trusts, it may be fetched from
   * @param range a Range header
   * @return the answer's head, whatever its status; its body waits, paused. Fails if the address is
   *     not allowed or nobody answers
   */
  Future<OpenFile> open(Job job, String address, Optional<String> range);
}
