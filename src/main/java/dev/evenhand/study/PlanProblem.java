package dev.evenhand.study;

import java.io.Serializable;

/** What is wrong with one field of a plan, in words for the person who wrote it; one page leaves it to the next in the session. */
record PlanProblem(String field, String message) implements Serializable {}
