package io.filmgate.simulators.video;

import org.jcodec.codecs.h264.encode.RateControl;
import org.jcodec.codecs.h264.io.model.SliceType;
import org.jcodec.common.model.Size;

/** The same coarse quantiser for every block: flat pictures stay flat and files stay small. */
final class CoarseQuality implements RateControl {

  private static final int QUANTISER = 26;

  @Override
  public int startPicture(Size size, int maximumBytes, SliceType type) {
    return QUANTISER;
  }

  @Override
  public int initialQpDelta() {
    return 0;
  }

  @Override
  public int accept(int bits) {
    return 0;
  }
}
