package io.filmgate.core.api.request;

import io.filmgate.core.job.Job;

/** Where jobs are. */
public final class JobPath {
  public static final String COLLECTION = "/v1/video/generations";

  private JobPath() {}

  /** The path of a job. */
  public static String of(String jobId) {
    return COLLECTION + "/" + jobId;
  }

  /** Whether a text can be the id of a job. */
  public static boolean isId(String text) {
    return Job.isId(text);
  }
}
