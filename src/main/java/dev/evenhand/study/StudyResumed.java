package dev.evenhand.study;

/** A paused study takes votes again; told within the transaction that says so. */
public record StudyResumed(long studyId, Plan plan) {}
