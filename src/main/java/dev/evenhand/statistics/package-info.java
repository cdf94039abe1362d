/** Pure functions from votes to numbers: no Spring, no SQL, no clock, and no chance that is not passed in. */
@NullMarked
package dev.evenhand.statistics;

import org.jspecify.annotations.NullMarked;
