package io.filmgate.simulators.jimeng;

import io.filmgate.simulators.video.VideoShape;

/** A submit that passed every check. */
record JimengOrder(JimengProduct product, String prompt, VideoShape shape) {}
