package io.filmgate.simulators.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.DemuxerTrack;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Picture;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Mp4EncoderTest {

  private static final Palette PALETTE = new Palette(0x202020, 0xf0f0f0);

  @ParameterizedTest
  @CsvSource({"320, 180, 121, 24", "180, 320, 153, 30", "176, 176, 126, 25", "64, 36, 1, 24"})
  void the_file_is_as_long_and_as_large_as_ordered(int width, int height, int frames, int rate)
      throws Exception {
    byte[] file = Mp4Encoder.encode(PALETTE, new VideoShape(width, height, frames, rate));
    MP4Demuxer demuxer =
        MP4Demuxer.createMP4Demuxer(
            ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(file)));
    DemuxerTrack track = demuxer.getVideoTrack();
    DemuxerTrackMeta meta = track.getMeta();
    assertThat(meta.getTotalFrames()).isEqualTo(frames);
    assertThat(meta.getTotalDuration()).isCloseTo((double) frames / rate, within(1e-6));
    assertThat(meta.getVideoCodecMeta().getSize().getWidth()).isEqualTo(width);
    assertThat(meta.getVideoCodecMeta().getSize().getHeight()).isEqualTo(height);
    int read = 0;
    for (Packet packet = track.nextFrame(); packet != null; packet = track.nextFrame()) {
      assertThat(packet.getDurationD()).isCloseTo(1.0 / rate, within(1e-6));
      read++;
    }
    assertThat(read).isEqualTo(frames);
  }

  @Test
  void every_frame_decodes_and_the_picture_moves() throws Exception {
    byte[] file = Mp4Encoder.encode(PALETTE, new VideoShape(160, 96, 49, 24));
    FrameGrab grab =
        FrameGrab.createFrameGrab(
            ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(file)));
    byte[] first = grab.getNativeFrame().getPlaneData(0).clone();
    int decoded = 1;
    boolean isMoving = false;
    for (Picture frame = grab.getNativeFrame(); frame != null; frame = grab.getNativeFrame()) {
      assertThat(frame.getCroppedWidth()).isEqualTo(160);
      isMoving |= !Arrays.equals(first, frame.getPlaneData(0));
      decoded++;
    }
    assertThat(decoded).isEqualTo(49);
    assertThat(isMoving).isTrue();
  }

  @Test
  void colours_survive_the_encoding() throws Exception {
    byte[] file =
        Mp4Encoder.encode(new Palette(0xc02020, 0x2020c0), new VideoShape(160, 96, 1, 24));
    Picture frame =
        FrameGrab.createFrameGrab(
                ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(file)))
            .getNativeFrame();
    assertThat(frame.getPlaneData(2)[0] + 128).as("red difference").isGreaterThan(170);
    assertThat(frame.getPlaneData(1)[0] + 128).as("blue difference").isLessThan(128);
  }
}
