package org.jirga.formats.layout;

import java.util.List;
import org.jirga.model.structure.Model;

/// Finds places for the parts of a model that has none.
@FunctionalInterface
public interface Layouter {

  /// Draws nothing.
  Layouter NONE = _ -> List.of();

  List<View> views(Model model);
}
