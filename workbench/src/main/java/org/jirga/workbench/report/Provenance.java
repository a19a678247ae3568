package org.jirga.workbench.report;

/// Where results come from. It holds no date, so that the same study gives the same bytes.
///
/// @param version of Jirga
/// @param java version of the Java runtime
/// @param command that gives these results again
/// @param modelHash SHA-256 of the model's text
/// @param studyHash SHA-256 of the study's text and of what it names
public record Provenance(
    String version, String java, String command, String modelHash, String studyHash) {}
