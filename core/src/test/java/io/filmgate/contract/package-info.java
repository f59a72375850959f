/** {@code openapi.yaml} as the tests of all modules hold the API's answers against it. */
package io.filmgate.contract;
