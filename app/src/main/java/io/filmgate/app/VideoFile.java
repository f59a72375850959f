package io.filmgate.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.FileChannelWrapper;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.model.Picture;

/**
 * A video on disk that was read and decoded, and so is known to play.
 *
 * @param seconds its length by its own index
 */
public record VideoFile(Path path, long bytes, double seconds, int frames, int width, int height) {

  /**
   * Reads a file: its index, its first picture and its last.
   *
   * @throws IOException with one line that says why it does not play
   */
  public static VideoFile inspect(Path path) throws IOException {
    try (FileChannelWrapper channel = NIOUtils.readableChannel(path.toFile())) {
      FrameGrab grab = FrameGrab.createFrameGrab(channel);
      DemuxerTrackMeta track = grab.getVideoTrack().getMeta();
      Picture first = grab.getNativeFrame();
      Picture last = grab.seekToFramePrecise(track.getTotalFrames() - 1).getNativeFrame();
      if (first == null || last == null) {
        throw new IOException(path + " ends before its last picture");
      }
      return new VideoFile(
          path,
          Files.size(path),
          track.getTotalDuration(),
          track.getTotalFrames(),
          first.getCroppedWidth(),
          first.getCroppedHeight());
    } catch (JCodecException | RuntimeException unreadable) {
      throw new IOException(path + " does not play: " + unreadable.getMessage(), unreadable);
    }
  }
}
