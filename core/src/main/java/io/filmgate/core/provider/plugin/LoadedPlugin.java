package io.filmgate.core.provider.plugin;

import io.filmgate.spi.VideoProvider;

/**
 * A jar whose provider exists. Nothing of it has been asked yet.
 *
 * @param classLoader the plugin's own
 * @param unload closes the class loader and deletes the copy
 */
public record LoadedPlugin(
    PluginJar jar, VideoProvider provider, ClassLoader classLoader, Runnable unload) {}
