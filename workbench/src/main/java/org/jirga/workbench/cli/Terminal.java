package org.jirga.workbench.cli;

import java.io.PrintWriter;

/// Where a command writes: results to `out`, messages and progress to `err`.
public record Terminal(PrintWriter out, PrintWriter err) {}
