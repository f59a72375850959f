package io.filmgate.plugin.jimeng;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnFieldTest {
  private static final String AVATAR =
      "{\"model\":\"jimeng_realman_avatar_picture_omni_v15\",\"image\":\"https://a.example/1.jpg\",\"metadata\":%s}";
  private static final String MIMIC =
      "{\"model\":\"jimeng_dreamactor_m20_gen_video\",\"image\":\"https://a.example/1.jpg\",\"metadata\":%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | metadata.audio_url must be an http(s) address, not missing",
        "{\"audio_url\":\"\"} | metadata.audio_url must be an http(s) address, not missing",
        "{\"audio_url\":\"/9j/4AAQSkZJRg==\"} | metadata.audio_url must be an http(s) address, not \"/9j/4AAQSkZJRg==\"",
        "{\"audio_url\":\"https://a.example/1\",\"mask_url\":\"https://a.example/2\"} | metadata.mask_url must be a list of http(s) addresses, not \"https://a.example/2\"",
        "{\"audio_url\":\"https://a.example/1\",\"mask_url\":[7]} | metadata.mask_url must be a list of http(s) addresses, not [7]",
        "{\"audio_url\":\"https://a.example/1\",\"pe_fast_mode\":\"yes\"} | metadata.pe_fast_mode must be true or false, not \"yes\"",
        "{\"audio_url\":\"https://a.example/1\",\"output_resolution\":480} | metadata.output_resolution must be 1080 or 720, not 480"
      })
  void an_avatar_checks_its_fields(String metadata, String problem) {
    assertThat(Given.problems(AVATAR.formatted(metadata))).containsExactly(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | metadata.video_url must be an http(s) address, not missing",
        "{\"video_url\":\"https://a.example/1\",\"cut_result_first_second_switch\":1} | metadata.cut_result_first_second_switch must be true or false, not 1"
      })
  void a_mimic_checks_its_fields(String metadata, String problem) {
    assertThat(Given.problems(MIMIC.formatted(metadata))).containsExactly(problem);
  }
}
