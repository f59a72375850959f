package io.filmgate.core.provider.network;

import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Everything that bounds what goes out to vendors, in one place. */
final class HttpLimits {
  /** For the host's name, the TCP connection and a free place in the pool together. */
  static final Duration CONNECT = Duration.ofSeconds(5);

  static final Duration TLS_HANDSHAKE = Duration.ofSeconds(5);

  /** From the first byte sent to the last byte received, unless the call says otherwise. */
  static final Duration EXCHANGE = Duration.ofSeconds(60);

  static final Duration LONGEST_EXCHANGE = Duration.ofMinutes(3);

  /**
   * How long an idle connection is kept. Shorter than any usual server's: a connection that the
   * server closes at the moment of a create leaves that create in doubt.
   */
  static final Duration KEEP_ALIVE = Duration.ofSeconds(4);

  static final int CONNECTIONS_PER_HOST = 128;
  static final int WAITING_PER_HOST = 256;

  /** Files are read slowly and for long; they have connections of their own. */
  static final int FILE_CONNECTIONS_PER_HOST = 1024;

  static final int HEADER_BYTES = 32 * 1024;
  static final int STATUS_LINE_BYTES = 4 * 1024;
  static final int CHUNK_BYTES = 64 * 1024;

  /** Of a file whose reader is slow Vert.x keeps up to 16 pieces before it stops reading. */
  static final int FILE_CHUNK_BYTES = 16 * 1024;

  /** How many times a result file may send us on. */
  static final int FILE_REDIRECTS = 3;

  /** Until a file host's answer begins. How long its bytes may stand still, its reader decides. */
  static final Duration FILE_HEAD = Duration.ofSeconds(20);

  private HttpLimits() {}

  static HttpClientOptions client() {
    return client(CHUNK_BYTES);
  }

  static HttpClientOptions fileClient() {
    return client(FILE_CHUNK_BYTES);
  }

  private static HttpClientOptions client(int chunkBytes) {
    return new HttpClientOptions()
        .setProtocolVersion(HttpVersion.HTTP_1_1)
        .setConnectTimeout((int) CONNECT.toMillis())
        .setSslHandshakeTimeout(TLS_HANDSHAKE.toMillis())
        .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
        .setTrustAll(false)
        .setVerifyHost(true)
        .setKeepAlive(true)
        .setKeepAliveTimeout((int) KEEP_ALIVE.toSeconds())
        .setPipelining(false)
        .setDecompressionSupported(false)
        .setMaxRedirects(0)
        .setMaxHeaderSize(HEADER_BYTES)
        .setMaxInitialLineLength(STATUS_LINE_BYTES)
        .setMaxChunkSize(chunkBytes)
        .setTcpNoDelay(true)
        .setLogActivity(false);
  }

  static PoolOptions pool() {
    return pool(CONNECTIONS_PER_HOST);
  }

  static PoolOptions filePool() {
    return pool(FILE_CONNECTIONS_PER_HOST);
  }

  private static PoolOptions pool(int connectionsPerHost) {
    return new PoolOptions()
        .setHttp1MaxSize(connectionsPerHost)
        .setMaxWaitQueueSize(WAITING_PER_HOST)
        .setCleanerPeriod(1000);
  }

  /** What a call gets of what it wishes for. */
  static Duration granted(Duration wish) {
    return wish.compareTo(LONGEST_EXCHANGE) > 0 ? LONGEST_EXCHANGE : wish;
  }
}
