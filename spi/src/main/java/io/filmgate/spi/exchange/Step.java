package io.filmgate.spi.exchange;

import java.util.Objects;
import java.util.function.Function;

/**
 * A conversation with a vendor, written down instead of held: either its result, or the next call
 * and what follows from the answer. The gateway does the sending.
 *
 * <p>Most operations are one call:
 *
 * <pre>{@code
 * return Step.send(HttpCall.get(base, "/tasks", job.id())).map(reply -> statusOf(reply));
 * }</pre>
 *
 * <p>One step may make at most 32 calls and take at most 5 minutes. The functions run on the
 * plugin's worker threads; they may throw {@link io.filmgate.spi.ProviderException}.
 *
 * @param <T> what the conversation is about to find out
 */
public sealed interface Step<T> {

  /**
   * The conversation is over.
   *
   * @param value its result, never null
   */
  record Done<T>(T value) implements Step<T> {
    public Done {
      Objects.requireNonNull(value, "value");
    }
  }

  /**
   * Something has to be sent.
   *
   * @param call what to send; sent once
   * @param next what to make of the answer, whatever its status
   */
  record Send<T>(HttpCall call, Function<HttpReply, Step<T>> next) implements Step<T> {
    public Send {
      Objects.requireNonNull(call, "call");
      Objects.requireNonNull(next, "next");
    }
  }

  /** A conversation that is over before it began. */
  static <T> Step<T> done(T value) {
    return new Done<>(value);
  }

  /** A conversation of one call, whose result is the answer. */
  static Step<HttpReply> send(HttpCall call) {
    return new Send<>(call, Step::done);
  }

  /** The same conversation with another reading of its result. */
  default <R> Step<R> map(Function<? super T, ? extends R> reading) {
    return then(value -> done(reading.apply(value)));
  }

  /** This conversation, and then another that depends on its result. */
  default <R> Step<R> then(Function<? super T, Step<R>> following) {
    if (this instanceof Done<T> over) {
      return following.apply(over.value());
    }
    Send<T> open = (Send<T>) this;
    return new Send<>(open.call(), reply -> open.next().apply(reply).then(following));
  }
}
