package io.filmgate.core.api.request;

import java.util.regex.Pattern;

/** Where jobs are. */
public final class JobPath {
  public static final String COLLECTION = "/v1/video/generations";
  private static final Pattern ID = Pattern.compile("video_[0-7][0-9A-HJKMNP-TV-Z]{25}");

  private JobPath() {}

  /** The path of a job. */
  public static String of(String jobId) {
    return COLLECTION + "/" + jobId;
  }

  /** Whether a text can be the id of a job. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
