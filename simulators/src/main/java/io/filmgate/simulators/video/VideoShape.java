package io.filmgate.simulators.video;

/**
 * The measurable side of a video: what a player finds out about the file.
 *
 * @param frames how many pictures the file holds; together with the rate this is its exact length
 */
public record VideoShape(int width, int height, int frames, int framesPerSecond) {

  public VideoShape {
    if (width < 16 || height < 16 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "width and height must be even and at least 16, not " + width + "x" + height);
    }
    if (frames < 1 || framesPerSecond < 1) {
      throw new IllegalArgumentException("a video needs frames and a frame rate");
    }
  }

  public double seconds() {
    return (double) frames / framesPerSecond;
  }
}
