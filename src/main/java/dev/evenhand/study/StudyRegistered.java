package dev.evenhand.study;

/** A plan was frozen; told within the transaction that does it, so that what is committed to is what was registered. */
public record StudyRegistered(Study study, Plan plan) {}
