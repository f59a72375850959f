package io.filmgate.simulators.kling;

import static io.filmgate.simulators.kling.KlingOrders.IMAGE;
import static io.filmgate.simulators.kling.KlingOrders.TEXT;
import static io.filmgate.simulators.kling.KlingOrders.body;
import static io.filmgate.simulators.kling.KlingOrders.order;
import static io.filmgate.simulators.kling.KlingOrders.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an order must look like. */
class KlingRulesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text2video  | {}                                                              | prompt is required
          text2video  | {"prompt":null}                                                 | prompt is required
          text2video  | {"prompt":7}                                                    | prompt value '7' is invalid
          image2video | {"prompt":"p"}                                                  | image or image_tail is required
          image2video | {"model_name":"kling-v3","image":"http://a"}                    | prompt is required
          image2video | {"image":"data:image/png;base64,AAAA"}                          | File is not in a valid base64 format
          image2video | {"image":"not base64!"}                                         | File is not in a valid base64 format
          text2video  | {"prompt":"p","aspect_ratio":"4:3"}                             | aspect_ratio value '4:3' is invalid
          text2video  | {"prompt":"p","duration":5.5}                                   | duration value '5.5' is invalid
          text2video  | {"prompt":"p","duration":"five"}                                | duration value 'five' is invalid
          text2video  | {"prompt":"p","cfg_scale":1.1}                                  | cfg_scale value '1.1' is invalid
          text2video  | {"prompt":"p","sound":true}                                     | sound value 'Boolean' is invalid
          text2video  | {"prompt":"p","external_task_id":7}                             | external_task_id value '7' is invalid
          text2video  | {"prompt":"p","watermark_info":{"enabled":"yes"}}               | enabled value 'yes' is invalid
          text2video  | {"prompt":"p","camera_control":{"type":"simple"}}               | camera_control.config is required
          text2video  | {"prompt":"p","camera_control":{"type":"sideways"}}             | type value 'sideways' is invalid
          text2video  | {"prompt":"p","camera_control":{"type":"simple","config":{"pan":1,"zoom":1}}} | camera_control.config needs exactly one value other than 0
          text2video  | {"prompt":"p","camera_control":{"type":"simple","config":{"pan":0}}} | camera_control.config needs exactly one value other than 0
          text2video  | {"prompt":"p","camera_control":{"type":"simple","config":{"pan":11}}} | camera_control.config.pan must be between -10 and 10
          text2video  | {"prompt":"p","camera_control":{"type":"down_back","config":{"pan":1}}} | camera_control.config is only for type simple
          image2video | {"image":"http://a","image_tail":"http://b","static_mask":"http://m"} | image_tail, static_mask/dynamic_masks and camera_control exclude each other
          image2video | {"image":"http://a","static_mask":"http://m","camera_control":{"type":"down_back"}} | image_tail, static_mask/dynamic_masks and camera_control exclude each other
          image2video | {"image":"http://a","dynamic_masks":[{"mask":"http://m"}]}      | dynamic_masks.trajectories is required
          image2video | {"image":"http://a","dynamic_masks":[{"trajectories":[{"x":1,"y":1}]}]} | dynamic_masks.mask is required
          image2video | {"image":"http://a","dynamic_masks":[{"mask":"http://m","trajectories":[{"x":1,"y":1}]}]} | dynamic_masks.trajectories has fewer than 2 points
          image2video | {"image":"http://a","dynamic_masks":[{},{},{},{},{},{},{}]}     | dynamic_masks has more than 6 items
          image2video | {"model_name":"kling-v2-6","mode":"pro","image":"http://a","image_tail":"http://b","sound":"on"} | kling-v2-6 is not supported with image_tail and sound
          image2video | {"model_name":"kling-v2-6","mode":"pro","image":"http://a","voice_list":[{"voice_id":"v"}]} | voice_list needs sound on
          image2video | {"model_name":"kling-v2-6","image":"http://a","voice_list":[{"voice_id":"v"}]} | kling-v2-6 is not supported with voice_list
          text2video  | {"model_name":"kling-v3","prompt":"p","sound":"on","voice_list":[{"voice_id":"v"}]} | kling-v3 is not supported with voice_list
          image2video | {"model_name":"kling-v3","prompt":"p","image":"http://a","sound":"on","voice_list":[{"voice_id":"v"},{"voice_id":"v"},{"voice_id":"v"}]} | voice_list has more than 2 items
          image2video | {"model_name":"kling-v3","prompt":"p","image":"http://a","sound":"on","voice_list":[{"voice_id":"v"}],"element_list":[{"element_id":1}]} | element_list and voice_list exclude each other
          image2video | {"model_name":"kling-v2-6","image":"http://a","element_list":[{"element_id":1}]} | kling-v2-6 is not supported with element_list
          text2video  | {"prompt":"p","multi_shot":true,"shot_type":"intelligence"}     | kling-v1 is not supported with multi_shot
          text2video  | {"model_name":"kling-v3","multi_shot":true}                     | shot_type is required when multi_shot is true
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"intelligence"} | prompt is required
          text2video  | {"model_name":"kling-v3","multi_shot":"true","shot_type":"customize"} | multi_prompt is required when shot_type is customize
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"customize","multi_prompt":[{"index":1,"prompt":"p","duration":"4"}]} | the sum of multi_prompt.duration must equal duration
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"customize","multi_prompt":[{"index":1,"prompt":"p","duration":"0"}]} | multi_prompt.duration must be at least 1
          text2video  | {"model_name":"kling-v3","multi_shot":true,"shot_type":"customize","multi_prompt":[{"prompt":"p","duration":"5"}]} | multi_prompt needs index and prompt
          """)
  void the_first_mistake_is_named(String operation, String body, String message) {
    assertThat(refusal(operation, new JsonObject(body))).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text2video  | {"prompt":"p","model":"kling-v3","seed":7,"no_such_key":{}}     | kling-v1
          text2video  | {"prompt":"p","model_name":"","mode":null,"duration":"","external_task_id":""} | kling-v1
          text2video  | {"prompt":"p","duration":10}                                    | kling-v1
          image2video | {"image":"/9j/4AAQ","aspect_ratio":"no matter"}                 | kling-v1
          image2video | {"model_name":"kling-v1","mode":"pro","duration":"5","image":"http://a","prompt":"宇航员站起身走了","cfg_scale":0.5,"static_mask":"http://m","dynamic_masks":[{"mask":"http://d","trajectories":[{"x":279,"y":219},{"x":417,"y":65}]}]} | kling-v1
          text2video  | {"model_name":"kling-v3","prompt":"","multi_shot":true,"shot_type":"customize","multi_prompt":[{"index":1,"prompt":"sunrise","duration":"4"},{"index":2,"prompt":"seagulls","duration":"3"},{"index":3,"prompt":"waves","duration":"3"}],"duration":"10","mode":"pro","sound":"on","aspect_ratio":"16:9"} | kling-v3
          text2video  | {"model_name":"kling-v1","prompt":"a street","mode":"std","duration":"5","camera_control":{"type":"simple","config":{"horizontal":0,"vertical":0,"pan":0,"tilt":0,"roll":0,"zoom":5}}} | kling-v1
          image2video | {"model_name":"kling-v3","prompt":"p","image":"http://a","element_list":[{"element_id":829836802793406551}]} | kling-v3
          image2video | {"model_name":"kling-v2-6","mode":"pro","image":"http://a","sound":"on","voice_list":[{"voice_id":"v"}]} | kling-v2-6
          """)
  void an_order_by_the_book_is_accepted(String operation, String body, String model) {
    assertThat(order(operation, new JsonObject(body)).model()).isEqualTo(model);
  }

  @Test
  void a_prompt_may_have_2500_characters() {
    JsonObject body = body(TEXT, "kling-v1", "std", 5).put("prompt", "字".repeat(2500));
    assertThat(order(TEXT, body).prompt()).hasSize(2500);
    body.put("prompt", "字".repeat(2501));
    assertThat(refusal(TEXT, body)).isEqualTo("prompt is longer than 2500 characters");
    body.put("prompt", "p").put("negative_prompt", "字".repeat(2501));
    assertThat(refusal(TEXT, body)).isEqualTo("negative_prompt is longer than 2500 characters");
  }

  @Test
  void an_image_of_more_than_ten_megabytes_is_refused() {
    JsonObject body =
        body(IMAGE, "kling-v1", "std", 5).put("image", "A".repeat((10 * 1024 * 1024 + 3) / 3 * 4));
    assertThat(refusal(IMAGE, body)).isEqualTo("image is larger than 10 MB");
  }
}
