package io.filmgate.simulators.video;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** The still picture that stands for a video. */
final class CoverImage {

  private CoverImage() {}

  static byte[] encode(Palette palette, VideoShape shape) {
    BufferedImage image =
        new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    int border = Math.min(shape.width(), shape.height()) / 4;
    for (int row = 0; row < shape.height(); row++) {
      for (int column = 0; column < shape.width(); column++) {
        boolean inside =
            row >= border
                && row < shape.height() - border
                && column >= border
                && column < shape.width() - border;
        image.setRGB(column, row, inside ? palette.foreground() : palette.background());
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "jpg", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }
}
