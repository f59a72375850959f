package io.filmgate.simulators.vendor;

import io.filmgate.simulators.video.VideoShape;

/** A file that a finished job left behind. */
public record ResultFile(Kind kind, VideoShape shape) {

  /** What it is, and how it is sent. */
  public enum Kind {
    VIDEO("video/mp4"),
    COVER("image/jpeg");

    private final String mediaType;

    Kind(String mediaType) {
      this.mediaType = mediaType;
    }

    String mediaType() {
      return mediaType;
    }
  }
}
