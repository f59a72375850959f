package io.filmgate.simulators.vidu;

import io.filmgate.simulators.video.VideoShape;
import io.vertx.core.json.JsonArray;

/** A create that passed every check, with the vendor's defaults filled in. */
record ViduOrder(
    Operation operation,
    String model,
    String prompt,
    JsonArray images,
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
    int credits,
    VideoShape shape) {}
