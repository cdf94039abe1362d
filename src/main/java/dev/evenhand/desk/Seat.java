package dev.evenhand.desk;

import dev.evenhand.desk.StudyPlans.Frozen;
import dev.evenhand.panel.Rater;

/** The rater whose cookie the browser carries, and the study it belongs to. */
record Seat(Rater rater, Frozen study) {}
