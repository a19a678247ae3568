/// What the desk needs from files: its `desk.yaml`, and issues from a published site. Start in
/// `DeskReader` and `IssueReader`; the desk itself is a module of its own.
@NullMarked
package org.jirga.workbench.newsletter;

import org.jspecify.annotations.NullMarked;
