package io.filmgate.spi;

/**
 * What a failure means. The kind alone decides what happens to the job, its money and the channel;
 * the vendor's words do not.
 */
public enum ErrorKind {
  /** The request asks for something that the vendor refuses. No other account would take it. */
  INVALID_REQUEST(400, "invalid_request_error", Then.STOP, Money.RELEASE, Blame.REQUEST, true),
  /** The vendor's content check refused prompt or picture. */
  INPUT_REJECTED(400, "content_policy_error", Then.STOP, Money.RELEASE, Blame.REQUEST, true),
  /** The vendor's content check refused the finished video. */
  OUTPUT_REJECTED(400, "content_policy_error", Then.STOP, Money.BY_POLICY, Blame.REQUEST, true),
  /** The vendor does not have this model, or no longer. */
  MODEL_UNAVAILABLE(
      400, "invalid_request_error", Then.ELSEWHERE, Money.RELEASE, Blame.MODEL, false),
  /** The account has not bought this model or endpoint. */
  NOT_ENTITLED(502, "upstream_error", Then.ELSEWHERE, Money.RELEASE, Blame.MODEL, false),
  /**
   * Key, signature or address are refused: nothing will work on this account until somebody changes
   * it.
   */
  CREDENTIALS_REFUSED(502, "upstream_error", Then.ELSEWHERE, Money.RELEASE, Blame.CHANNEL, false),
  /** A token has run out, or a signature's time was off. Tried once more on the same account. */
  TOKEN_EXPIRED(
      502, "upstream_error", Then.AGAIN_WITH_NEW_TOKEN, Money.RELEASE, Blame.CHANNEL, false),
  /** The account has no money or package left. */
  FUNDS_EXHAUSTED(502, "upstream_error", Then.ELSEWHERE, Money.RELEASE, Blame.CHANNEL, false),
  /** The vendor asks to slow down. Tried on another channel; never charged. */
  RATE_LIMITED(429, "rate_limit_error", Then.ELSEWHERE, Money.RELEASE, Blame.CHANNEL, false),
  /** All of the account's slots are taken. The job waits for one. */
  CONCURRENCY_FULL(
      429, "rate_limit_error", Then.WAIT_FOR_SLOT, Money.RELEASE, Blame.CHANNEL, false),
  /** The vendor is down or cannot be reached, and has created nothing. */
  UNAVAILABLE(503, "upstream_error", Then.ELSEWHERE, Money.RELEASE, Blame.UPSTREAM, false),
  /** Nobody knows whether the vendor has the job. It is never sent again. */
  OUTCOME_UNKNOWN(504, "upstream_error", Then.RECONCILE, Money.HOLD, Blame.UPSTREAM, false),
  /** The vendor does not, or no longer, know the job. */
  JOB_NOT_FOUND(502, "upstream_error", Then.STOP, Money.RELEASE, Blame.UPSTREAM, true),
  /** The vendor tried and failed. */
  JOB_FAILED(502, "upstream_error", Then.STOP, Money.RELEASE, Blame.UPSTREAM, true),
  /** The vendor gave up waiting. */
  JOB_EXPIRED(502, "upstream_error", Then.STOP, Money.RELEASE, Blame.UPSTREAM, true),
  /** The job was stopped on somebody's wish. */
  JOB_CANCELLED(502, "upstream_error", Then.STOP, Money.RELEASE, Blame.NOBODY, true),
  /** The plugin is broken. Used by the gateway; a plugin has no reason to throw it. */
  PLUGIN_FAULT(500, "api_error", Then.STOP, Money.RELEASE, Blame.NOBODY, false);

  /** What the gateway does next with a create. */
  public enum Then {
    /** The tenant gets the error. */
    STOP,
    /** The next channel is tried. */
    ELSEWHERE,
    /** The same account is tried once more. */
    AGAIN_WITH_NEW_TOKEN,
    /** The job keeps its place and waits. */
    WAIT_FOR_SLOT,
    /** The vendor is asked, or the operator. */
    RECONCILE
  }

  /** What becomes of the reservation when a job ends with this kind. */
  public enum Money {
    /** It is given back. */
    RELEASE,
    /** It stays held. */
    HOLD,
    /** The operator's configuration says. */
    BY_POLICY
  }

  /** Who is to blame, and so what the gateway avoids for a while. */
  public enum Blame {
    REQUEST,
    MODEL,
    CHANNEL,
    UPSTREAM,
    NOBODY
  }

  private final int httpStatus;
  private final String type;
  private final Then then;
  private final Money money;
  private final Blame blame;
  private final boolean endsJob;

  ErrorKind(int httpStatus, String type, Then then, Money money, Blame blame, boolean endsJob) {
    this.httpStatus = httpStatus;
    this.type = type;
    this.then = then;
    this.money = money;
    this.blame = blame;
    this.endsJob = endsJob;
  }

  /** The status that a tenant gets when this is the last word on a create. */
  public int httpStatus() {
    return httpStatus;
  }

  /** The {@code type} member of the tenant's error. */
  public String type() {
    return type;
  }

  /** What happens next with a create. */
  public Then then() {
    return then;
  }

  /** What becomes of the reservation. */
  public Money money() {
    return money;
  }

  /** Who is to blame. */
  public Blame blame() {
    return blame;
  }

  /** Whether a job may end with this kind: the kinds that {@link JobStatus.Failed} takes. */
  public boolean endsJob() {
    return endsJob;
  }

  /**
   * Whether a poll that throws this kind ends the job. Narrower than {@link #endsJob()}: a refused
   * poll request says something of the request, not of the job.
   */
  public boolean isAboutTheJob() {
    return endsJob && this != INVALID_REQUEST;
  }

  /** What a bare HTTP status means when nothing else is known. Not for 2xx. */
  public static ErrorKind ofStatus(int status) {
    return switch (status) {
      case 401, 403 -> CREDENTIALS_REFUSED;
      case 402 -> FUNDS_EXHAUSTED;
      case 408 -> OUTCOME_UNKNOWN;
      case 429 -> RATE_LIMITED;
      default -> status >= 400 && status < 500 ? INVALID_REQUEST : OUTCOME_UNKNOWN;
    };
  }
}
