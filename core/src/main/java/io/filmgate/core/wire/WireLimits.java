package io.filmgate.core.wire;

import java.time.Duration;

/**
 * What clients may use up of a port. A record, so that tests need not wait as long as clients may.
 *
 * @param connections open ones of all event loops together
 * @param connectionsPerNetwork open ones of one client's network; see {@link ClientNetwork}
 * @param head from the opening of a connection to the end of its first request's head
 * @param idle from an answer to the end of the next request's head
 * @param body from the head of a request to the last byte of its body
 * @param linger how long the rest of a refused body is read, so that the client sees the answer
 * @param farewell when stopping: how long connections that wait may still bring a request, to be
 *     sent away
 * @param settling after it: how long who comes back is kept connected before the port closes
 */
public record WireLimits(
    int connections,
    int connectionsPerNetwork,
    Duration head,
    Duration idle,
    Duration body,
    Duration linger,
    Duration farewell,
    Duration settling) {}
