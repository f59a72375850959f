package io.filmgate.simulators.vidu;

import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A create that passed every check, with the vendor's defaults filled in.
 *
 * @param model empty where the operation has none
 * @param words everything that is said in it, in which fault markers are looked for
 * @param special what the answer repeats besides the usual fields, such as the template
 * @param source the creation that it starts from
 * @param callbackUrl empty: nobody wants to be called back
 */
record ViduOrder(
    Operation operation,
    String model,
    String prompt,
    String words,
    JsonArray images,
    JsonObject special,
    Optional<String> source,
    int seconds,
    long seed,
    String aspectRatio,
    String resolution,
    String movementAmplitude,
    String style,
    String payload,
    boolean hasMusic,
    boolean hasSound,
    String soundType,
    boolean isOffPeak,
    boolean isWatermarked,
    boolean isPromptRecommended,
    int watermarkPosition,
    String watermarkUrl,
    String metaData,
    String callbackUrl,
    int credits,
    VideoShape shape) {}
