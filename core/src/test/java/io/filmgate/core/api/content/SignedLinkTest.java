package io.filmgate.core.api.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.api.content.SignedLink.Verdict;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SignedLinkTest {
  private static final Instant EXPIRES = Instant.ofEpochSecond(1000);
  private static final Instant BEFORE = EXPIRES.minusSeconds(1);

  private final SignedLink links = new SignedLink("secret".getBytes(StandardCharsets.UTF_8));

  @Test
  void a_link_holds_for_its_job_its_video_and_its_time() {
    String signature = signature(links.address(URI.create("https://a"), "video_1", 0, EXPIRES));

    assertThat(links.verify("video_1", 0, "1000", signature, BEFORE)).isEqualTo(Verdict.VALID);
    assertThat(links.verify("video_1", 0, "1000", signature, EXPIRES)).isEqualTo(Verdict.EXPIRED);
    assertThat(links.verify("video_2", 0, "1000", signature, BEFORE)).isEqualTo(Verdict.FORGED);
    assertThat(links.verify("video_1", 1, "1000", signature, BEFORE)).isEqualTo(Verdict.FORGED);
    assertThat(links.verify("video_1", 0, "1001", signature, BEFORE)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void another_secret_makes_other_links() {
    String signature =
        signature(
            new SignedLink("other".getBytes(StandardCharsets.UTF_8))
                .address(URI.create("https://a"), "video_1", 0, EXPIRES));

    assertThat(links.verify("video_1", 0, "1000", signature, BEFORE)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void the_first_video_needs_no_index() {
    URI base = URI.create("https://a");

    assertThat(links.address(base, "video_1", 0, EXPIRES))
        .startsWith("https://a/v1/video/generations/video_1/content?expires=1000&signature=");
    assertThat(links.address(base, "video_1", 1, EXPIRES)).contains("content?index=1&expires=");
  }

  @Property
  void nothing_invented_is_valid(@ForAll String expires, @ForAll String signature) {
    assertThat(links.verify("video_1", 0, expires, signature, BEFORE)).isEqualTo(Verdict.FORGED);
  }

  private static String signature(String address) {
    Matcher found = Pattern.compile("signature=([A-Za-z0-9_-]+)$").matcher(address);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
