package io.filmgate.simulators.video;

/**
 * Two colours that tell one vendor's videos from another's at a glance.
 *
 * @param background red, green, blue as 0xRRGGBB
 * @param foreground the moving shape, likewise
 */
public record Palette(int background, int foreground) {}
