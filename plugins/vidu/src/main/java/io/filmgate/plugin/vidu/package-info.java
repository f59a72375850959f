/**
 * Vidu's codec. Start at {@link io.filmgate.plugin.vidu.ViduProvider}; how a request becomes a plan
 * is told by {@code ViduPlanner}, how an operation is chosen by {@code ShapeChoice}. Each operation
 * is a file of its own among the resources: {@code operations/<name>.json}.
 */
package io.filmgate.plugin.vidu;
