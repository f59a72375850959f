package io.filmgate.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.filmgate.core.config.PriceConfig;
import io.filmgate.spi.Capability;
import io.filmgate.spi.ModelInfo;
import io.filmgate.spi.ProviderDescriptor;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModelListTest {

  @Test
  void a_model_is_shown_as_in_the_contract() throws Exception {
    ApiHarness api = new ApiHarness();
    Map<String, BigDecimal> modes = new LinkedHashMap<>();
    modes.put("std", BigDecimal.ONE);
    modes.put("pro", new BigDecimal("3.50"));
    api.prices.put(
        "kling-v1",
        new PriceConfig(
            Optional.of(new BigDecimal("0.20")), Optional.empty(), Map.of("mode", modes)));
    List<Integer> seconds = List.of(5, 10);
    api.providers.put(
        "kling",
        ProviderDescriptor.of("kling", "Kling")
            .models(
                List.of(
                    ModelInfo.of(
                        "kling-v1",
                        new Capability(
                            "text2video", 0, 0, seconds, List.of(), List.of("16:9", "9:16", "1:1")),
                        new Capability("image2video", 1, 2, seconds, List.of(), List.of())))));
    api.start();

    assertThat(api.get("/v1/models").body())
        .isEqualTo(
            "{\"object\":\"list\",\"data\":[{\"id\":\"kling-v1\",\"object\":\"model\","
                + "\"created\":1735689600,\"owned_by\":\"filmgate\","
                + "\"video\":{\"durations\":[5,10],\"aspect_ratios\":[\"16:9\",\"9:16\",\"1:1\"],"
                + "\"inputs\":[\"text\",\"image\",\"first_last_frame\"],"
                + "\"price\":{\"per_second\":\"0.2\","
                + "\"factors\":{\"mode\":{\"std\":\"1\",\"pro\":\"3.5\"}}}}}]}");
    api.close();
  }

  @Test
  void a_model_tells_what_it_starts_from_besides_words_and_pictures() throws Exception {
    ApiHarness api = new ApiHarness();
    Capability row = new Capability("lip-sync", 0, 0, List.of(), List.of(), List.of());
    api.providers.put(
        "kling",
        ProviderDescriptor.of("kling", "Kling")
            .models(List.of(ModelInfo.of("kling-v1", row.from("video", "audio")))));
    api.start();

    assertThat(api.get("/v1/models").body())
        .contains("\"durations\":[],\"aspect_ratios\":[],\"inputs\":[\"video\",\"audio\"]");
    api.close();
  }
}
