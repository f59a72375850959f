package io.filmgate.core.config;

/**
 * The database.
 *
 * @param url {@code sqlite:<path>} or {@code postgresql://host:port/name}
 */
public record StoreConfig(String url, String user, SecretText password, long minFreeBytes) {}
