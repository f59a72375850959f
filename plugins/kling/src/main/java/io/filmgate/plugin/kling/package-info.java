/**
 * Kling over its {@code /v1/videos} interface: text to video and picture to video.
 *
 * <p>Start with {@link io.filmgate.plugin.kling.KlingProvider}. Another of Kling's products is
 * another {@code Product} with its own body.
 */
package io.filmgate.plugin.kling;
