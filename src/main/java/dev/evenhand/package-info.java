/** Evenhand: blind side-by-side comparisons of AI answers, with results that cannot be dressed up. */
@NullMarked
package dev.evenhand;

import org.jspecify.annotations.NullMarked;
