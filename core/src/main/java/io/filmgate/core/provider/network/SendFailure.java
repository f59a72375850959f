package io.filmgate.core.provider.network;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Why there is no answer to a call, and whether the vendor may have got it. */
public final class SendFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What became of the request. */
  public enum Reach {
    /** Not a byte of it left. */
    NOT_SENT,
    /** It may have arrived, wholly or in part. */
    MAY_HAVE_ARRIVED
  }

  private final Reach reach;

  private SendFailure(Reach reach, String reason) {
    super(reason, null, false, false);
    this.reach = reach;
  }

  /** Somebody decided not to send it. */
  public static SendFailure notSent(String reason) {
    return new SendFailure(Reach.NOT_SENT, reason);
  }

  static SendFailure mayHaveArrived(String reason) {
    return new SendFailure(Reach.MAY_HAVE_ARRIVED, reason);
  }

  /** No connection: the request was not even begun. */
  static SendFailure noConnection(Throwable cause) {
    return notSent(reason(cause, "no connection"));
  }

  /** The connection broke once there was one. */
  static SendFailure broken(Throwable cause) {
    return mayHaveArrived(reason(cause, "connection broken"));
  }

  /** Whether the vendor may have got the request. */
  public Reach reach() {
    return reach;
  }

  /** Our own words: a library's message may hold addresses with their queries. */
  private static String reason(Throwable cause, String otherwise) {
    if (cause instanceof AddressRefused) {
      return "address refused: it " + cause.getMessage();
    }
    if (cause instanceof UnknownHostException) {
      return "host name not found";
    }
    if (cause instanceof SSLException) {
      return "TLS handshake failed";
    }
    if (cause instanceof ConnectionPoolTooBusyException) {
      return "too many requests to this host already wait";
    }
    if (cause instanceof TimeoutException) {
      return "connecting took too long";
    }
    if (cause instanceof ConnectException) {
      return "connection refused";
    }
    return cause instanceof VertxException
        ? otherwise
        : otherwise + " (" + cause.getClass().getSimpleName() + ")";
  }
}
