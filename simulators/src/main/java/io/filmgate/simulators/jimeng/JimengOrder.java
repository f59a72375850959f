package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.video.VideoShape;
import java.util.Optional;

/**
 * A submit that passed every check.
 *
 * @param callback where the end of the job is to be told
 */
record JimengOrder(
    JimengProduct product, String prompt, VideoShape shape, Optional<String> callback) {}
