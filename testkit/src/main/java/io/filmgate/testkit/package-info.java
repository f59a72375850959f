/**
 * What a plugin author tests with; no gateway is needed.
 *
 * <p>Extend {@link io.filmgate.testkit.ProviderContract}, name your provider, and put recorded
 * exchanges into {@code src/test/resources/recordings}. Each file there tells one story, from what
 * a tenant asks to what the plugin makes of the vendor's answer:
 *
 * <pre>
 * The vendor takes a prompt and counts the job as waiting.
 *
 * === submit
 * { "model": "acme-1", "prompt": "a cat", "duration": 5, "metadata": { "style": "anime" } }
 *
 * ==&gt; POST /v1/videos
 * Authorization: Bearer &lt;credential:api_key&gt;
 *
 * { "model": "acme-1", "text": "a cat", "length": 5, "style": "anime", "tag": "&lt;correlation-id&gt;" }
 *
 * &lt;== 200
 * { "id": "v-17", "state": "waiting" }
 *
 * === expect submitted
 * { "id": "v-17" }
 *
 * === poll
 *
 * ==&gt; GET /v1/videos/v-17
 * &lt;== 200
 * { "id": "v-17", "state": "waiting" }
 *
 * === expect queued
 * </pre>
 *
 * <p><b>Sections.</b> Text above the first section is for people. {@code === channel} (optional,
 * first) changes the account: {@code settings}, {@code credentials}, {@code models}. Then one or
 * more scenes: what is done, what goes to the vendor and comes back, what is expected.
 *
 * <ul>
 *   <li>{@code === submit}: the request as a client posts it, {@code model} being the vendor's.
 *   <li>{@code === poll}, {@code === cancel}: the job, as {@code {"id", "state", "model",
 *       "operation"}}; without it the job that was submitted in the scenes above. {@code
 *       "ageSeconds"} tells how long ago it was submitted, {@code "trouble"} what went wrong with
 *       earlier polls: {@code {"vendorCode", "count", "forSeconds"}}.
 *   <li>{@code === find}: the lost attempt, as {@code {"model", "operation"}}, both optional.
 *   <li>{@code === probe}: nothing below it.
 *   <li>{@code === callback}: the request that the vendor sends to us: {@code POST
 *       https://gateway.example/callbacks/test}, headers, an empty line, the body as it arrives.
 *   <li>{@code ==> POST /path?query}: what must be sent. A path belongs to {@code base_url}; an
 *       absolute address stands for itself. Headers named here are compared, others are not. The
 *       body is compared whole; in JSON and in a query the order of members does not matter.
 *   <li>{@code <== 200}: what the vendor answers: headers, an empty line, the body.
 *   <li>{@code === expect plan}, before the first call: {@code {"model", "operation", "body",
 *       "usage", "warnings", "details", "deadlineSeconds"}}.
 *   <li>{@code === expect} and one of {@code submitted}, {@code queued}, {@code running}, {@code
 *       succeeded}, {@code failed KIND}, {@code error KIND}, {@code accepted}, {@code too-late},
 *       {@code exists}, {@code absent}, {@code unsure}, {@code healthy}, {@code nudge}, {@code
 *       ignored}. Members given below it are compared, others are not; {@link
 *       io.filmgate.testkit.Outcome} lists them.
 * </ul>
 *
 * <p><b>Placeholders</b> in any of these: {@code <correlation-id>}, {@code <now>}, {@code <nonce>},
 * {@code <credential:name>}, and in what is expected {@code <anything>}, which stands for any value
 * or any part of a text.
 */
package io.filmgate.testkit;
