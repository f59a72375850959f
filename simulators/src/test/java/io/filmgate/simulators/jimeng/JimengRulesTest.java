package io.filmgate.simulators.jimeng;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filmgate.simulators.jimeng.OrderFields.WrongField;
import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JimengRulesTest {

  private final JimengRules rules = new JimengRules();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"req_key":"jimeng_vgfm_t2v_l20","prompt":"p"}                                              | 1248 | 704  | 121
          {"req_key":"jimeng_vgfm_t2v_l20","prompt":"p","aspect_ratio":"9:21"}                        | 640  | 1504 | 121
          {"req_key":"jimeng_vgfm_i2v_l20","image_urls":["https://x.example/a.jpg"]}                  | 1248 | 704  | 121
          {"req_key":"jimeng_t2v_v30","prompt":"p","frames":241,"aspect_ratio":"9:16","seed":-1}      | 704  | 1248 | 241
          {"req_key":"jimeng_t2v_v30","prompt":"p","image_urls":["not read"],"fps":60}                | 1248 | 704  | 121
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","image_urls":["https://x.example/a.jpg"]}    | 1248 | 704  | 121
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","binary_data_base64":["<jpeg>"],"aspect_ratio":"no matter"} | 1248 | 704 | 121
          {"req_key":"jimeng_i2v_first_tail_v30","prompt":"p","image_urls":["http://a.example","http://b.example"]}    | 1248 | 704 | 121
          {"req_key":"jimeng_i2v_recamera_v30","prompt":"p","image_urls":["http://a.example"],"template_id":"handheld","camera_strength":"weak"} | 1248 | 704 | 121
          {"req_key":"jimeng_t2v_v30_1080p","prompt":"p","aspect_ratio":"21:9"}                       | 2176 | 928  | 121
          {"req_key":"jimeng_i2v_first_v30_1080","prompt":"p","binary_data_base64":["<png>"]}         | 1920 | 1088 | 121
          {"req_key":"jimeng_i2v_first_tail_v30_1080","prompt":"p","binary_data_base64":["<jpeg>","<png>"],"frames":241} | 1920 | 1088 | 241
          {"req_key":"jimeng_ti2v_v30_pro","prompt":"p","aspect_ratio":"1:1"}                         | 1440 | 1440 | 121
          {"req_key":"jimeng_ti2v_v30_pro","image_urls":["http://a.example"]}                         | 1920 | 1088 | 121
          {"req_key":"jimeng_dream_actor_m1_gen_video_cv","image_url":"http://a.example","video_url":"http://b.example"} | 1248 | 704 | 121
          {"req_key":"jimeng_dreamactor_m20_gen_video","image_urls":["http://a.example"],"video_url":"http://b.example"} | 1248 | 704 | 126
          {"req_key":"jimeng_dreamactor_m20_gen_video","image_urls":["http://a.example"],"video_url":"http://b.example","cut_result_first_second_switch":false,"callback_url":"http://c.example"} | 1248 | 704 | 126
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","image_url":"http://a.example","audio_url":"http://b.example"} | 1920 | 1088 | 121
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","image_url":"http://a.example","audio_url":"http://b.example","mask_url":["http://c.example"],"pe_fast_mode":true,"output_resolution":720,"prompt":"p","seed":1} | 1248 | 704 | 121
          {"req_key":"video_translate_v2_cvtob","anything":"goes"}                                    | 1248 | 704  | 121
          """)
  void an_order_by_the_book_is_accepted(String body, int width, int height, int frames) {
    VideoShape shape = order(body).shape();
    assertThat(shape.width()).isEqualTo(width);
    assertThat(shape.height()).isEqualTo(height);
    assertThat(shape.frames()).isEqualTo(frames);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"prompt":"p"}                                                                              | req_key
          {"req_key":7,"prompt":"p"}                                                                  | req_key
          {"req_key":"jimeng_t2v_v30_pro","prompt":"p"}                                               | req_key
          {"req_key":"jimeng_i2v_first_tail_v30_1080p","prompt":"p"}                                  | req_key
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","image_url":"http://a.example"}         | audio_url
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","audio_url":"http://a.example"}         | image_url
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","image_url":"http://a.example","audio_url":"http://b.example","mask_url":"http://c.example"} | mask_url
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","image_url":"http://a.example","audio_url":"http://b.example","pe_fast_mode":1} | pe_fast_mode
          {"req_key":"jimeng_realman_avatar_picture_omni_v15","image_url":"http://a.example","audio_url":"http://b.example","output_resolution":480} | output_resolution
          {"req_key":"jimeng_realman_avatar_picture_create_role_omni_v15","image_url":"http://a.example"} | req_key
          {"req_key":"jimeng_dreamactor_m20_gen_video","image_urls":["http://a.example"],"video_url":"http://b.example","cut_result_first_second_switch":"no"} | cut_result_first_second_switch
          {"req_key":"jimeng_dreamactor_m20_gen_video","image_urls":["http://a.example"],"video_url":"http://b.example","callback_url":"c.example"} | callback_url
          {"req_key":"jimeng_vgfm_t2v_l20"}                                                           | prompt
          {"req_key":"jimeng_t2v_v30","prompt":""}                                                    | prompt
          {"req_key":"jimeng_t2v_v30","prompt":["p"]}                                                 | prompt
          {"req_key":"jimeng_ti2v_v30_pro"}                                                           | prompt
          {"req_key":"jimeng_i2v_first_v30","image_urls":["http://a.example"]}                        | prompt
          {"req_key":"jimeng_vgfm_i2v_l20","prompt":"p"}                                              | image_urls
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","image_urls":["http://a.example","http://b.example"]} | image_urls
          {"req_key":"jimeng_i2v_first_tail_v30","prompt":"p","image_urls":["http://a.example"]}      | image_urls
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","image_urls":["ftp://a.example"]}            | image_urls
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","image_urls":"http://a.example"}             | image_urls
          {"req_key":"jimeng_ti2v_v30_pro","prompt":"p","binary_data_base64":["AAAA","AAAA"]}         | binary_data_base64
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","binary_data_base64":["data:image/png;base64,AAAA"]} | binary_data_base64
          {"req_key":"jimeng_i2v_first_v30","prompt":"p","image_urls":["http://a.example"],"binary_data_base64":["AAAA"]} | image_urls
          {"req_key":"jimeng_t2v_v30","prompt":"p","frames":120}                                      | frames
          {"req_key":"jimeng_t2v_v30","prompt":"p","frames":"121"}                                    | frames
          {"req_key":"jimeng_t2v_v30","prompt":"p","aspect_ratio":"9:21"}                             | aspect_ratio
          {"req_key":"jimeng_ti2v_v30_pro","prompt":"p","aspect_ratio":"2:1"}                         | aspect_ratio
          {"req_key":"jimeng_vgfm_i2v_l20","image_urls":["http://a.example"],"aspect_ratio":"5:4"}    | aspect_ratio
          {"req_key":"jimeng_t2v_v30","prompt":"p","seed":-2}                                         | seed
          {"req_key":"jimeng_t2v_v30","prompt":"p","seed":1.5}                                        | seed
          {"req_key":"jimeng_i2v_recamera_v30","prompt":"p","image_urls":["http://a.example"],"camera_strength":"weak"} | template_id
          {"req_key":"jimeng_i2v_recamera_v30","prompt":"p","image_urls":["http://a.example"],"template_id":"handheld","camera_strength":"mild"} | camera_strength
          {"req_key":"jimeng_dream_actor_m1_gen_video_cv","image_url":"http://a.example"}             | video_url
          """)
  void what_the_book_does_not_allow_is_refused_by_name(String body, String field) {
    assertThatThrownBy(() -> order(body)).isInstanceOf(WrongField.class).hasMessage(field);
  }

  @Test
  void a_product_is_ordered_by_its_own_pair_of_actions() {
    JsonObject avatar =
        new JsonObject()
            .put("req_key", "jimeng_realman_avatar_picture_omni_v15")
            .put("image_url", "http://a.example")
            .put("audio_url", "http://b.example");
    assertThatThrownBy(() -> rules.order(avatar, false)).hasMessage("req_key");
    JsonObject text = new JsonObject().put("req_key", "jimeng_t2v_v30").put("prompt", "p");
    assertThatThrownBy(() -> rules.order(text, true)).hasMessage("req_key");
  }

  @Test
  void a_prompt_of_more_than_800_characters_is_accepted() {
    JsonObject body =
        new JsonObject().put("req_key", "jimeng_t2v_v30").put("prompt", "字".repeat(2000));
    assertThat(rules.order(body, false).prompt()).hasSize(2000);
  }

  private JimengOrder order(String body) {
    String filled =
        body.replace("<jpeg>", Images.base64("jpeg", 640, 360))
            .replace("<png>", Images.base64("png", 1280, 720));
    return rules.order(new JsonObject(filled), body.contains("_realman_avatar_"));
  }
}
