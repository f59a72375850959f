package io.filmgate.simulators.video;

import java.util.Arrays;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Picture;

/** Paints a block that travels once around the picture, as the frames of an endless loop. */
final class MovingPicture {

  private final Palette palette;
  private final int width;
  private final int height;

  MovingPicture(Palette palette, int width, int height) {
    this.palette = palette;
    this.width = width;
    this.height = height;
  }

  Picture frame(int index, int frames) {
    Picture picture = Picture.create(width, height, ColorSpace.YUV420J);
    for (int plane = 0; plane < 3; plane++) {
      Arrays.fill(picture.getPlaneData(plane), sample(palette.background(), plane));
    }
    int side = Math.min(width, height) / 4 / 16 * 16;
    double turn = 2 * Math.PI * index / frames;
    int left = (int) ((width - side) * (1 + Math.cos(turn)) / 2) / 2 * 2;
    int top = (int) ((height - side) * (1 + Math.sin(turn)) / 2) / 2 * 2;
    for (int plane = 0; plane < 3; plane++) {
      int shrink = plane == 0 ? 1 : 2;
      paint(picture, plane, left / shrink, top / shrink, side / shrink);
    }
    return picture;
  }

  private void paint(Picture picture, int plane, int left, int top, int side) {
    byte[] samples = picture.getPlaneData(plane);
    int stride = picture.getPlaneWidth(plane);
    byte value = sample(palette.foreground(), plane);
    for (int row = top; row < top + side; row++) {
      Arrays.fill(samples, row * stride + left, row * stride + left + side, value);
    }
  }

  /** One full-range BT.601 component, shifted by the 128 that the codec's pictures are. */
  private static byte sample(int rgb, int plane) {
    int red = rgb >> 16 & 0xff;
    int green = rgb >> 8 & 0xff;
    int blue = rgb & 0xff;
    double value =
        switch (plane) {
          case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue;
          case 1 -> 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
          default -> 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
        };
    return (byte) (Math.max(0, Math.min(255, Math.round(value))) - 128);
  }
}
