package io.filmgate.core.provider.step;

import io.filmgate.core.provider.network.SendFailure;
import io.filmgate.spi.ErrorKind;
import io.filmgate.spi.ProviderException;
import io.filmgate.spi.exchange.HttpCall;
import io.filmgate.spi.exchange.HttpCall.Repeat;

/**
 * What a failure in one conversation means: whether somebody may be paid for it or not.
 *
 * <p>A create may exist as soon as a call that is not {@code ANYWHERE} may have arrived. From then
 * on a broken plugin or connection proves nothing; and once the conversation went on past that
 * call, nothing that is thrown does: a "duplicate id" whose look-up was throttled must not be taken
 * for a refusal. Before that point nothing can have been created, whatever the plugin thinks.
 */
final class FailureRule {
  /** What the conversation is for. */
  enum Purpose {
    CREATE,
    ASK
  }

  private static final String UNREACHED = "The vendor could not be reached; nothing was started";
  private static final String UNASKED = "The vendor could not be asked";
  private static final String UNKNOWN = "The vendor may have the job; its answer is not known";
  private static final String BROKEN = "The provider's plugin is broken";

  private final Purpose purpose;
  private boolean mayExist;
  private boolean hasGoneOn;

  FailureRule(Purpose purpose) {
    this.purpose = purpose;
  }

  /** A call was answered, or may have arrived. */
  void sent(HttpCall call) {
    mayExist |= purpose == Purpose.CREATE && call.repeat() != Repeat.ANYWHERE;
  }

  /** The conversation wants a further call. */
  void goesOn() {
    hasGoneOn |= mayExist;
  }

  ProviderException judge(Throwable cause) {
    if (cause instanceof ProviderException meant) {
      return judge(meant);
    }
    if (cause instanceof SendFailure failure) {
      boolean isInDoubt =
          hasGoneOn || (mayExist && failure.reach() == SendFailure.Reach.MAY_HAVE_ARRIVED);
      return (isInDoubt ? new ProviderException(ErrorKind.OUTCOME_UNKNOWN, UNKNOWN) : unavailable())
          .vendor("transport", failure.getMessage());
    }
    String what = cause instanceof PluginFault ? cause.getMessage() : cause.getClass().getName();
    return (mayExist
            ? new ProviderException(ErrorKind.OUTCOME_UNKNOWN, UNKNOWN)
            : new ProviderException(ErrorKind.PLUGIN_FAULT, BROKEN))
        .vendor("plugin", what);
  }

  private ProviderException judge(ProviderException meant) {
    if (hasGoneOn && meant.kind() != ErrorKind.OUTCOME_UNKNOWN) {
      return withVendorOf(meant, new ProviderException(ErrorKind.OUTCOME_UNKNOWN, UNKNOWN));
    }
    boolean isGroundless =
        purpose == Purpose.CREATE && !mayExist && meant.kind() == ErrorKind.OUTCOME_UNKNOWN;
    return isGroundless ? withVendorOf(meant, unavailable()) : meant;
  }

  private ProviderException unavailable() {
    return new ProviderException(
        ErrorKind.UNAVAILABLE, purpose == Purpose.CREATE ? UNREACHED : UNASKED);
  }

  private static ProviderException withVendorOf(
      ProviderException original, ProviderException judged) {
    return judged.vendor(
        original.vendorCode().orElse(original.kind().name()),
        original.vendorMessage().orElse(original.getMessage()));
  }
}
