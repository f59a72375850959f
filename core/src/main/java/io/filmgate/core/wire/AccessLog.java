package io.filmgate.core.wire;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each request. It holds nothing that a client wrote: no address, no query, no key, no
 * prompt; so none of them can forge a line.
 */
final class AccessLog {
  private static final Logger LOG = LoggerFactory.getLogger("io.filmgate.access");

  /**
   * What is told of a request.
   *
   * @param method one of those that there are, or {@code OTHER}
   * @param route the template, not the path
   * @param bytes of the answer's body, as far as they were written
   * @param tenant an id from the configuration
   */
  record Entry(
      String method,
      String route,
      int status,
      long bytes,
      long millis,
      String requestId,
      Optional<String> job,
      Optional<String> tenant) {}

  private AccessLog() {}

  static void line(Entry entry) {
    LOG.atInfo()
        .setMessage("{} {} {} {} bytes {} ms request={} job={} tenant={}")
        .addArgument(entry.method())
        .addArgument(entry.route())
        .addArgument(entry.status())
        .addArgument(entry.bytes())
        .addArgument(entry.millis())
        .addArgument(entry.requestId())
        .addArgument(entry.job().orElse("-"))
        .addArgument(entry.tenant().orElse("-"))
        .addKeyValue("method", entry.method())
        .addKeyValue("route", entry.route())
        .addKeyValue("status", entry.status())
        .addKeyValue("bytes", entry.bytes())
        .addKeyValue("millis", entry.millis())
        .addKeyValue("request", entry.requestId())
        .addKeyValue("job", entry.job().orElse("-"))
        .addKeyValue("tenant", entry.tenant().orElse("-"))
        .log();
  }
}
