package io.filmgate.testkit;

import io.filmgate.spi.VideoProvider;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * A vendor in memory: carries out a provider's {@link Step}s as the gateway would, authorising each
 * call with the account's credentials and a fixed {@link io.filmgate.spi.exchange.Moment}.
 *
 * <pre>{@code
 * FakeVendor vendor = FakeVendor.answering(provider, account, RecordedReply.of(200, "{\"id\":\"7\"}"));
 * Submitted submitted = vendor.run(provider.submit(plan, account.context()));
 * HttpCall sent = vendor.calls().get(0);
 * }</pre>
 */
public final class FakeVendor {
  private static final int MOST_CALLS = 32;

  private final VideoProvider provider;
  private final TestAccount account;
  private final Answering vendor;
  private final List<HttpCall> calls = new ArrayList<>();
  private final List<HttpCall> unauthorised = new ArrayList<>();

  /** How a vendor answers; called with the position of the call, from 0, and the call. */
  @FunctionalInterface
  interface Answering {
    HttpReply answer(int position, HttpCall call);
  }

  FakeVendor(VideoProvider provider, TestAccount account, Answering vendor) {
    this.provider = provider;
    this.account = account;
    this.vendor = vendor;
  }

  /** A vendor that gives these answers in this order, whatever it is asked. */
  public static FakeVendor answering(
      VideoProvider provider, TestAccount account, RecordedReply... replies) {
    return new FakeVendor(
        provider,
        account,
        (position, call) -> {
          if (position >= replies.length) {
            throw new AssertionError("call %d was not foreseen: %s".formatted(position + 1, call));
          }
          return replies[position].toHttpReply();
        });
  }

  /**
   * Carries a step out to its end.
   *
   * @return its result
   * @throws io.filmgate.spi.ProviderException what the provider makes of an answer
   */
  public <T> T run(Step<T> step) {
    Step<T> current = step;
    int position = 0;
    while (current instanceof Step.Send<T> open) {
      if (position == MOST_CALLS) {
        throw new AssertionError("one operation makes at most " + MOST_CALLS + " calls");
      }
      HttpCall call = authorised(open.call());
      unauthorised.add(open.call());
      calls.add(call);
      current = open.next().apply(vendor.answer(position, call));
      position++;
    }
    return ((Step.Done<T>) current).value();
  }

  private HttpCall authorised(HttpCall call) {
    return call.isAnonymous()
        ? call
        : provider.authorize(call, account.credentials(), account.moment());
  }

  /** The calls so far, as they were sent. */
  public List<HttpCall> calls() {
    return List.copyOf(calls);
  }

  /** The calls so far, as they were before {@code authorize}. */
  List<HttpCall> callsBeforeAuthorize() {
    return List.copyOf(unauthorised);
  }
}
