/**
 * Kling, over both of its interfaces.
 *
 * <p>Start with {@link io.filmgate.plugin.kling.KlingProvider}. A request goes through {@code
 * ProductChoice} to the plan of one product: {@code GenerationPlan}, {@code OmniPlan} and so on for
 * the older interface, {@code Newer…Plan} for the newer one. {@code KlingModels} is the table of
 * what each model can do; {@code OlderTasks} and {@code NewerTasks} talk to Kling.
 */
package io.filmgate.plugin.kling;
