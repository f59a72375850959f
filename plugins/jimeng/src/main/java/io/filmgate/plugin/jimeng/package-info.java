/**
 * Jimeng's video products on Volcengine's visual API. Read {@link
 * io.filmgate.plugin.jimeng.JimengProvider} first, then {@link
 * io.filmgate.plugin.jimeng.ProductTable}: what each product takes is data.
 */
package io.filmgate.plugin.jimeng;
