/** {@code /admin/v1}: what operators see and change, over HTTP what commands do on the store. */
package io.filmgate.core.management.admin;
