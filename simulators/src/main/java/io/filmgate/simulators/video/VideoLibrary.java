package io.filmgate.simulators.video;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Makes each kind of file once and keeps the recently used ones. Safe for use from several event
 * loops; the work itself runs on a small pool of its own.
 */
public final class VideoLibrary {

  private static final int WORKERS = 2;
  private static final long MAXIMUM_KEPT_BYTES = 64L * 1024 * 1024;

  private record Key(String kind, Palette palette, VideoShape shape) {}

  private final WorkerExecutor workers;
  private final Map<Key, Future<Buffer>> files = new LinkedHashMap<>(16, 0.75f, true);

  public VideoLibrary(Vertx vertx) {
    this.workers = vertx.createSharedWorkerExecutor("filmgate-simulator-video", WORKERS);
  }

  public Future<Buffer> video(Palette palette, VideoShape shape) {
    return file(
        new Key("video", palette, shape), () -> Buffer.buffer(Mp4Encoder.encode(palette, shape)));
  }

  /** A still of the same size, as JPEG. */
  public Future<Buffer> cover(Palette palette, VideoShape shape) {
    return file(
        new Key("cover", palette, shape), () -> Buffer.buffer(CoverImage.encode(palette, shape)));
  }

  public Future<Void> close() {
    return workers.close();
  }

  private synchronized Future<Buffer> file(Key key, Callable<Buffer> maker) {
    Future<Buffer> known = files.get(key);
    if (known != null && !known.failed()) {
      return known;
    }
    Future<Buffer> made = workers.executeBlocking(maker, false).onSuccess(file -> trim());
    files.put(key, made);
    return made;
  }

  private synchronized void trim() {
    long kept = files.values().stream().mapToLong(VideoLibrary::bytes).sum();
    Iterator<Future<Buffer>> oldestFirst = files.values().iterator();
    while (kept > MAXIMUM_KEPT_BYTES && files.size() > 1 && oldestFirst.hasNext()) {
      Future<Buffer> oldest = oldestFirst.next();
      if (oldest.isComplete()) {
        kept -= bytes(oldest);
        oldestFirst.remove();
      }
    }
  }

  private static long bytes(Future<Buffer> file) {
    return file.succeeded() ? file.result().length() : 0;
  }
}
