package io.filmgate.core.provider.network;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/** Looks host names up. */
@FunctionalInterface
public interface HostResolver {
  /** Every address of a host; fails if there is none. */
  Future<List<InetAddress>> resolve(String host);

  /** The resolver that Vert.x itself connects with: same hosts file, same cache. */
  static HostResolver of(Vertx vertx) {
    return host -> {
      Promise<List<InetSocketAddress>> found = Promise.promise();
      ((VertxInternal) vertx).nameResolver().resolveAll(host, found::handle);
      return found.future().map(all -> all.stream().map(InetSocketAddress::getAddress).toList());
    };
  }
}
