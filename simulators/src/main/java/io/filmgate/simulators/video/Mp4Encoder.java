package io.filmgate.simulators.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jcodec.codecs.h264.H264Encoder;
import org.jcodec.common.Codec;
import org.jcodec.common.MuxerTrack;
import org.jcodec.common.VideoCodecMeta;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.model.ColorSpace;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Packet.FrameType;
import org.jcodec.common.model.Picture;
import org.jcodec.common.model.Size;
import org.jcodec.containers.mp4.Brand;
import org.jcodec.containers.mp4.muxer.MP4Muxer;

/**
 * Writes an H.264 video of any length for the price of a few pictures: a short loop of key frames
 * is encoded once and its samples are repeated.
 */
final class Mp4Encoder {

  private static final int LOOP_FRAMES = 6;
  private static final int SHOWS_PER_LOOP_FRAME = 4;
  private static final int TICKS_PER_FRAME = 1000;
  private static final int HEADER_BYTES = 64 * 1024;

  private Mp4Encoder() {}

  /** Takes from tens of milliseconds up to seconds (4k): never on an event loop. */
  static byte[] encode(Palette palette, VideoShape shape) {
    List<byte[]> loop = encodeLoop(palette, shape);
    int largest = loop.stream().mapToInt(sample -> sample.length).max().orElseThrow();
    ByteBuffer file = ByteBuffer.allocate(shape.frames() * (largest + 64) + HEADER_BYTES);
    try (ByteBufferSeekableByteChannel channel =
        ByteBufferSeekableByteChannel.writeToByteBuffer(file)) {
      MP4Muxer muxer = MP4Muxer.createMP4Muxer(channel, Brand.MP4);
      MuxerTrack track =
          muxer.addVideoTrack(
              Codec.H264,
              VideoCodecMeta.createSimpleVideoCodecMeta(
                  new Size(shape.width(), shape.height()), ColorSpace.YUV420J));
      for (int frame = 0; frame < shape.frames(); frame++) {
        track.addFrame(packet(loop.get(frame / SHOWS_PER_LOOP_FRAME % loop.size()), frame, shape));
      }
      muxer.finish();
      ByteBuffer written = channel.getContents();
      byte[] bytes = new byte[written.remaining()];
      written.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
  }

  private static List<byte[]> encodeLoop(Palette palette, VideoShape shape) {
    H264Encoder encoder = new H264Encoder(new CoarseQuality());
    MovingPicture picture = new MovingPicture(palette, shape.width(), shape.height());
    List<byte[]> samples = new ArrayList<>();
    for (int index = 0; index < LOOP_FRAMES; index++) {
      Picture frame = picture.frame(index, LOOP_FRAMES);
      ByteBuffer room = ByteBuffer.allocate(encoder.estimateBufferSize(frame));
      ByteBuffer encoded = encoder.encodeIDRFrame(frame, room);
      byte[] sample = new byte[encoded.remaining()];
      encoded.get(sample);
      samples.add(sample);
    }
    return samples;
  }

  private static Packet packet(byte[] sample, int frame, VideoShape shape) {
    return Packet.createPacket(
        ByteBuffer.wrap(sample.clone()), // the muxer rewrites start codes in place
        (long) frame * TICKS_PER_FRAME,
        shape.framesPerSecond() * TICKS_PER_FRAME,
        TICKS_PER_FRAME,
        frame,
        FrameType.KEY,
        null);
  }
}
