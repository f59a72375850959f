/**
 * The API port: who asks, what for, and the answer to the byte. {@code CreateGeneration} is the way
 * of a create; the packages below hold the wire, the request and the content.
 */
package io.filmgate.core.api;
