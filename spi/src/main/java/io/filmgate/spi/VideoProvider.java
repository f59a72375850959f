package io.filmgate.spi;

import io.filmgate.spi.exchange.CallContext;
import io.filmgate.spi.exchange.Credentials;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.Moment;
import io.filmgate.spi.exchange.Step;
import java.util.List;
import org.pf4j.ExtensionPoint;

/**
 * One video vendor, as seen by the gateway: four methods to write, three with defaults.
 *
 * <p><b>Threads.</b> Every method is called on a worker thread of this plugin's own, never on an
 * event loop, and by several threads at once. Keep no state between calls, start no threads, do no
 * I/O. A call that takes longer than 2 s is given up, and counts as a fault of the plugin.
 *
 * <p><b>Abilities.</b> What only some vendors can do is an interface of its own, found by type:
 * {@link Cancellable}, {@link Reconcilable}, {@link CallbackAware}, {@link ContentAware}, {@link
 * BatchPolling}, {@link TokenIssuing}, {@link Probing}, {@link ModelListing}. A vendor that can be
 * asked whether it has a job should be {@link Reconcilable}: without it, a lost answer leaves the
 * job for the operator to decide.
 *
 * <p><b>Errors.</b> Throw {@link ProviderException} and nothing else. Its {@link ErrorKind} decides
 * what happens next: to the job, to its money and to the channel. Anything else that escapes counts
 * as {@link ErrorKind#PLUGIN_FAULT}.
 *
 * <p>The implementing class is public, has a public constructor without parameters and is annotated
 * with {@code org.pf4j.Extension}. One jar holds one provider.
 */
public interface VideoProvider extends ExtensionPoint {

  /**
   * What this provider is, needs and offers. Constant; asked once per loaded version of the jar.
   *
   * @return the descriptor; its id must equal the jar's {@code Plugin-Id}
   */
  ProviderDescriptor describe();

  /**
   * Decides what would be sent for a request, without sending it.
   *
   * <p>Pure: no secrets, no time, no randomness; the same request and channel give an equal plan.
   * It is called for dry runs, for prices, before a job exists, and again after a restart or on
   * another channel, so a plan is never read back from a store. Check here everything that the
   * vendor documents, and report <em>all</em> problems in one {@link ProviderException}: this is
   * the only place where a mistake costs nothing.
   *
   * <p>Fields in {@link GenerationRequest#metadata()} carry the vendor's own names and win over the
   * top-level field they correspond to. {@link io.filmgate.spi.codec.Draft} does this and keeps the
   * books of what was used.
   *
   * @param request what the tenant asked for; {@link GenerationRequest#model()} is the vendor's
   *     name for the model
   * @param channel the account that would be used: its settings and the <em>names</em> of its
   *     credentials
   * @return what would be sent and what it would use. {@link Plan#model()} must be the requested
   *     model or one of {@link Channel#models()}; the gateway refuses anything else, because that
   *     is what the tenant pays for
   * @throws ProviderException {@code INVALID_REQUEST} with every problem found
   */
  Plan plan(GenerationRequest request, Channel channel);

  /**
   * Creates the vendor's job.
   *
   * <p>Called at most once per attempt, ever: the gateway never sends an attempt again, it asks
   * ({@link Reconcilable}). Send {@link CallContext#correlationId()} wherever the vendor has a
   * field for it.
   *
   * <p>A refusal that proves that no job was created is thrown with the kind that fits. Where the
   * vendor may have the job (a 5xx without a known error body, an answer without a job id) throw
   * {@link ErrorKind#OUTCOME_UNKNOWN}. The gateway does so by itself for time-outs, for broken
   * connections, and for whatever is thrown after a chain went on past a call that is not {@code
   * ANYWHERE}.
   *
   * @param plan made by {@link #plan} of this very version, moments ago
   * @param context the channel, the time and this attempt's correlation id
   * @return the exchange; it ends with the vendor's job id
   */
  Step<Submitted> submit(Plan plan, CallContext context);

  /**
   * Asks the vendor how a job is doing.
   *
   * <p>Called when the job is due, until a final status is returned, and at most once at a time per
   * job. Asked again after success, when the addresses of its files have expired.
   *
   * <p>Returning is knowledge, throwing is none: a thrown kind ends the job only if it is about the
   * job ({@link ErrorKind#isAboutTheJob()}); {@code RATE_LIMITED}, {@code UNAVAILABLE} and the like
   * make the gateway ask again later. Only a state that the vendor itself calls final is final:
   * answer an unknown one with {@link JobStatus.Running}.
   *
   * @param job the vendor's id and state as {@link #submit} left them, possibly by an older version
   *     of this plugin
   * @param context the channel and the time
   * @return the exchange; it ends with what is now known of the job
   */
  Step<JobStatus> poll(JobHandle job, CallContext context);

  /**
   * Adds the account's credentials to a call, right before it is sent.
   *
   * <p>Called for each call that is not {@linkplain HttpCall#anonymous() anonymous}, so several
   * calls of one operation get their own time and nonce. May add headers or query parameters and
   * nothing else: another method, host, path or body is refused. The default sends the credential
   * {@code api_key} as a bearer token.
   *
   * @param call the call as the plugin made it; its body bytes are final and can be signed
   * @param credentials the channel's secrets, complete according to one alternative of {@link
   *     ProviderDescriptor}
   * @param moment the time, and a nonce that is never given twice
   * @return the call to send
   */
  default HttpCall authorize(HttpCall call, Credentials credentials, Moment moment) {
    return call.bearer(credentials.secret("api_key"));
  }

  /**
   * The models that a channel can serve; by default those of {@link #describe()}.
   *
   * @param channel the account, whose settings or kind of credential may narrow or widen the list
   * @return the models with what each can do
   */
  default List<ModelInfo> models(Channel channel) {
    return describe().models();
  }

  /**
   * Checks a channel's settings against each other, its models and its kind of credential.
   *
   * <p>Called while configuration is read. Names, types and missing values have been checked
   * against the descriptor.
   *
   * @param channel the channel as configured
   * @return what is wrong, with {@code settings.…}, {@code credentials.…} or {@code models.…} as
   *     {@code param}; empty if nothing
   */
  default List<Problem> check(Channel channel) {
    return List.of();
  }
}
