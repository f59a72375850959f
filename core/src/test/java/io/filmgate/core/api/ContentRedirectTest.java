package io.filmgate.core.api;

import static io.filmgate.core.api.UnwillingFileHost.redirectsTo;
import static io.filmgate.core.api.UnwillingFileHost.says;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** File hosts that send on. */
class ContentRedirectTest {
  private ContentScene scene;

  @BeforeEach
  void start() throws Exception {
    scene = ContentScene.start();
  }

  @AfterEach
  void stop() throws Exception {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void every_kind_of_redirect_is_followed_with_the_range(int status) throws Exception {
    scene.host.on("/there", UnwillingFileHost::good);

    ContentScene.assertPart(
        scene.with(says(status, "moved", "Location: /there"), "Range", "bytes=1-2"),
        "12",
        "bytes 1-2/10");
    scene.host.next();
    assertThat(scene.host.next().header("range")).contains("bytes=1-2");
  }

  @Test
  void three_redirects_are_followed_and_a_fourth_is_not() throws Exception {
    scene.host.on("/1", redirectsTo("/2")).on("/2", redirectsTo("/3"));
    scene.host.on("/3", UnwillingFileHost::good);
    ContentScene.assertWhole(scene.with(redirectsTo("/1")));

    scene.host.on("/3", redirectsTo("/4")).on("/4", UnwillingFileHost::good);
    ContentScene.assertUnavailable(scene.get());
  }

  @Test
  void a_circle_is_left() throws Exception {
    ContentScene.assertUnavailable(scene.with(redirectsTo("/file")));
    assertThat(scene.host.unseen()).isEqualTo(4);
  }

  @Test
  void another_host_gets_the_question_and_no_secret() throws Exception {
    try (UnwillingFileHost other = new UnwillingFileHost()) {
      other.on("/file?a=b", UnwillingFileHost::good);

      ContentScene.assertWhole(
          scene.with(says(302, "", "Location: " + other.address("/file?a=b"), "Set-Cookie: a=b")));

      assertThat(other.next().head())
          .doesNotContainIgnoringCase("authorization")
          .doesNotContainIgnoringCase("cookie")
          .doesNotContainIgnoringCase("referer")
          .doesNotContain(scene.host.address(""));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://169.254.169.254/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "//192.168.0.1/file",
        "http://user:word@files.example.com/",
        "ftp://files.example.com/",
        "mailto:a@example.com",
        "http://[",
        " "
      })
  void where_it_must_not_go_it_does_not(String location) throws Exception {
    ContentScene.assertUnavailable(scene.with(redirectsTo(location)));
  }

  @Test
  void a_redirect_without_a_target_is_no_answer() throws Exception {
    ContentScene.assertUnavailable(scene.with(says(302, "somewhere")));
  }
}
