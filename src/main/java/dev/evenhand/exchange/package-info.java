/** Files and the HTTP interface, in and out. */
@NullMarked
package dev.evenhand.exchange;

import org.jspecify.annotations.NullMarked;
