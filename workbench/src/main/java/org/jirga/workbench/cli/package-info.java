/// The command line: one class a command, nothing computed here. Start in [Main], which lists the
/// commands. Only this package knows picocli, writes to the terminal and ends the process; what a
/// command does belongs to the package it calls.
@NullMarked
package org.jirga.workbench.cli;

import org.jspecify.annotations.NullMarked;
