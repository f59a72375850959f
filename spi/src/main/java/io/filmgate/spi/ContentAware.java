package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.buffer.Buffer;
import java.util.Objects;

/**
 * A provider whose results are not plain public addresses: they need the key, a second call, or
 * come inline. Not called by version 0.1 of the gateway, which fetches {@link Asset#reference()}
 * itself and without credentials.
 */
public interface ContentAware {

  /**
   * Says how to get the bytes of a result.
   *
   * @param job the job
   * @param asset one of its assets
   * @param context the channel and the time
   * @return the exchange, ending with the bytes or with the call that streams them
   */
  Step<Content> content(JobHandle job, Asset asset, CallContext context);

  /** The bytes of a result, or how to get them. */
  sealed interface Content {
    /**
     * The call whose answer is streamed to the tenant.
     *
     * @param call authorised like any other unless it is anonymous
     */
    record Streamed(HttpCall call) implements Content {
      public Streamed {
        Objects.requireNonNull(call, "call");
      }
    }

    /**
     * Bytes that came inline.
     *
     * @param bytes the file
     * @param mediaType for example {@code video/mp4}
     */
    record Bytes(Buffer bytes, String mediaType) implements Content {
      public Bytes {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(mediaType, "mediaType");
      }
    }
  }
}
