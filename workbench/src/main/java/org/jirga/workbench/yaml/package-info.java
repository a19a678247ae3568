/// YAML files of a case, as a tree whose nodes know their places, and readers of that tree that
/// report every slip at once.
///
/// A plain subset: one document of mappings, lists and scalars; tags, anchors and aliases are
/// refused, so that a file cannot run code or grow when it is read. What the keys mean is for
/// `org.jirga.workbench.project`. Start with [org.jirga.workbench.yaml.YamlReader].
@NullMarked
package org.jirga.workbench.yaml;

import org.jspecify.annotations.NullMarked;
