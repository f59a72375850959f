package io.filmgate.testkit;

import io.filmgate.spi.CallbackAware;
import io.filmgate.spi.Cancellable;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.JobHandle;
import io.filmgate.spi.Probing;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.codec.Crypto;
import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpReply;
import io.filmgate.spi.exchange.Step;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;
import org.pf4j.Extension;

/** The smallest provider with abilities. */
@Extension
public class AbleProvider extends SmallestProvider implements Cancellable, Probing, CallbackAware {
  @Override
  public Step<Cancellable.Outcome> cancel(JobHandle job, CallContext context) {
    return Step.send(HttpCall.post(context.channel().baseUrl(), "/v1/videos", job.id(), "stop"))
        .map(
            reply ->
                reply.json().flag("stopped").orElseThrow(AbleProvider::unclear)
                    ? Cancellable.Outcome.ACCEPTED
                    : Cancellable.Outcome.TOO_LATE);
  }

  @Override
  public Step<AccountHealth> probe(CallContext context) {
    return Step.send(HttpCall.get(context.channel().baseUrl(), "/v1/account"))
        .map(AbleProvider::health);
  }

  private static AccountHealth health(HttpReply reply) {
    return new AccountHealth(
        Optional.of(reply.json().number("left").orElseThrow(AbleProvider::unclear)),
        "credits",
        Optional.empty());
  }

  @Override
  public CallbackAnswer receive(CallbackRequest request, Credentials credentials, Instant now) {
    String signature = request.headers().getOrDefault("x-acme-signature", "");
    if (!Crypto.isEqual(signature, credentials.secret("api_key").reveal())) {
      return new CallbackAnswer(401, "text/plain", Buffer.buffer(), false, Optional.empty());
    }
    Optional<String> job = jobIn(request);
    return new CallbackAnswer(200, "text/plain", Buffer.buffer("ok"), job.isPresent(), job);
  }

  /** The vendor's job that a callback's body names. */
  protected Optional<String> jobIn(CallbackRequest request) {
    return request.json().text("id");
  }

  private static ProviderException unclear() {
    return new ProviderException(ErrorKind.UNAVAILABLE, "The answer says nothing");
  }
}
