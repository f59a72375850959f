package io.filmgate.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import org.jcodec.api.FrameGrab;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Vidu stands for all where the vendors do not differ; what is special to one has its test beside
 * the vendor.
 */
class ResultFilesTest {

  private static final String[] KEY = {
    "Authorization", "Token " + RunningSimulators.KEYS.get("VIDU_API_KEY")
  };

  private static RunningSimulators running;

  @BeforeAll
  static void start() {
    running = new RunningSimulators();
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void a_video_is_playable_and_what_the_vendor_says_it_is() throws Exception {
    JsonObject creation = creation("a cat");
    Reply file = running.get(creation.getString("url"));
    assertThat(file.status()).isEqualTo(200);
    assertThat(file.header("Content-Type")).isEqualTo("video/mp4");
    assertThat(file.header("Accept-Ranges")).isEqualTo("bytes");
    DemuxerTrackMeta meta =
        MP4Demuxer.createMP4Demuxer(
                ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(file.bytes())))
            .getVideoTrack()
            .getMeta();
    assertThat(meta.getTotalFrames()).isEqualTo(25);
    assertThat(Math.floor(meta.getTotalDuration() * 100) / 100)
        .isEqualTo(creation.getJsonObject("video").getDouble("duration"))
        .isEqualTo(1.04);
    assertThat(meta.getVideoCodecMeta().getSize().getWidth()).isEqualTo(960);
    assertThat(meta.getVideoCodecMeta().getSize().getHeight()).isEqualTo(540);
    assertThat(
            FrameGrab.createFrameGrab(
                    ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(file.bytes())))
                .getNativeFrame()
                .getCroppedHeight())
        .isEqualTo(540);
  }

  @Test
  void a_cover_is_a_jpeg() throws IOException {
    Reply cover = running.get(creation("a cat").getString("cover_url"));
    assertThat(cover.header("Content-Type")).isEqualTo("image/jpeg");
    assertThat(cover.bytes()).startsWith(0xff, 0xd8, 0xff);
  }

  @Test
  void a_part_can_be_had() throws IOException {
    String url = creation("a cat").getString("url");
    byte[] whole = running.get(url).bytes();
    Reply middle = running.get(url, "Range", "bytes=100-199");
    assertThat(middle.status()).isEqualTo(206);
    assertThat(middle.header("Content-Range")).isEqualTo("bytes 100-199/" + whole.length);
    assertThat(middle.bytes()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
    Reply end = running.get(url, "Range", "bytes=-10");
    assertThat(end.bytes()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 10, whole.length));
    Reply beyond = running.get(url, "Range", "bytes=" + whole.length + "-");
    assertThat(beyond.status()).isEqualTo(416);
    assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + whole.length);
  }

  @Test
  void the_size_can_be_asked_for_alone() throws IOException {
    String url = creation("a cat").getString("url");
    Reply head =
        running.send(
            RunningSimulators.request(url).method("HEAD", BodyPublishers.noBody()).build());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.bytes()).isEmpty();
    assertThat(head.header("Content-Length"))
        .isEqualTo(Integer.toString(running.get(url).bytes().length));
  }

  @Test
  void whoever_shows_a_key_is_turned_away() throws IOException {
    Reply reply = running.get(creation("a cat").getString("url"), KEY);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text()).contains("Only one auth mechanism allowed");
  }

  @Test
  void an_address_lives_a_day_a_cover_an_hour_and_a_new_poll_gives_new_ones() throws IOException {
    String id = create("a cat");
    running.clock.advanceSeconds(60);
    JsonObject creation = creations(id);
    running.clock.advance(Duration.ofHours(1).minusSeconds(1));
    assertThat(running.get(creation.getString("cover_url")).status()).isEqualTo(200);
    running.clock.advanceSeconds(1);
    assertThat(running.get(creation.getString("cover_url")).status()).isEqualTo(403);
    running.clock.advance(Duration.ofHours(23).minusSeconds(1));
    assertThat(running.get(creation.getString("url")).status()).isEqualTo(200);
    running.clock.advanceSeconds(1);
    Reply expired = running.get(creation.getString("url"));
    assertThat(expired.status()).isEqualTo(403);
    assertThat(expired.text()).contains("Request has expired");
    assertThat(running.get(creations(id).getString("url")).status()).isEqualTo(200);
  }

  @Test
  void lives_can_be_shortened() throws IOException {
    running.settings(running.simulators.viduUrl(), "expiry_scale", 3600);
    try {
      String url = creation("a cat").getString("url");
      assertThat(url).contains("X-Amz-Expires=24&");
      running.clock.advanceSeconds(24);
      assertThat(running.get(url).status()).isEqualTo(403);
    } finally {
      running.settings(running.simulators.viduUrl(), "expiry_scale", 1);
    }
  }

  @Test
  void a_forged_or_prolonged_address_is_refused() throws IOException {
    String url = creation("a cat").getString("url");
    String prolonged = url.replace("X-Amz-Expires=86400", "X-Amz-Expires=99999");
    assertThat(running.get(prolonged).status()).isEqualTo(403);
    assertThat(running.get(url.substring(0, url.indexOf('?'))).status()).isEqualTo(403);
    String unknown = running.simulators.viduUrl() + "/files/1/video.mp4";
    assertThat(running.get(unknown).status()).isEqualTo(404);
  }

  @Test
  void a_file_can_only_be_read() throws IOException {
    HttpRequest delete =
        RunningSimulators.request(creation("a cat").getString("url")).DELETE().build();
    assertThat(running.send(delete).status()).isEqualTo(405);
  }

  private static JsonObject creation(String prompt) throws IOException {
    String id = create(prompt);
    running.clock.advanceSeconds(60);
    return creations(id);
  }

  private static String create(String prompt) throws IOException {
    JsonObject order =
        new JsonObject()
            .put("model", "viduq3-turbo")
            .put("prompt", prompt)
            .put("duration", 1)
            .put("resolution", "540p");
    return running
        .post(running.simulators.viduUrl() + "/ent/v2/text2video", order.encode(), KEY)
        .json()
        .getString("task_id");
  }

  private static JsonObject creations(String id) throws IOException {
    String url = running.simulators.viduUrl() + "/ent/v2/tasks/" + id + "/creations";
    return running.get(url, KEY).json().getJsonArray("creations").getJsonObject(0);
  }
}
