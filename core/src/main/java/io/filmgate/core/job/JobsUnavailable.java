package io.filmgate.core.job;

/** The store does not answer now, so nothing is known of the jobs that were asked for. */
public final class JobsUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public JobsUnavailable(String reason) {
    super(reason, null, false, false);
  }
}
