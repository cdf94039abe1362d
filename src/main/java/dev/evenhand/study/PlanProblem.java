package dev.evenhand.study;

/** What is wrong with one field of a plan, in words for the person who wrote it. */
public record PlanProblem(String field, String message) {}
