package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.formats.mdl.MdlDefinition.Range;
import org.jirga.model.source.Source;
import org.jirga.model.structure.Model;

/// Reads a Vensim model from its text.
public final class MdlReader {

  private MdlReader() {}

  /// Reads as much as can be read.
  ///
  /// A variable whose equation is broken is kept with the number NaN for its value, so that those
  /// who use it are not complained about; the complaint about it keeps the model from being run.
  ///
  /// @param name what the model is called, since the file does not say
  public static Model read(String name, Source source, Complaints complaints) {
    var file = new MdlEntries(source, complaints);
    var ranges = new ArrayList<Range>();
    var formulas = new ArrayList<Formula>();
    var entries = file.read();
    var declared = new Declared(file.macros(), Map.of());
    for (var entry : entries) {
      DefinitionParser.parse(entry, declared, complaints)
          .ifPresent(
              definition -> {
                switch (definition) {
                  case Range range -> ranges.add(range);
                  case Formula formula -> formulas.add(formula);
                }
              });
    }
    var dimensions = new MdlDimensions(ranges, complaints);
    return new Model(
        name,
        source,
        MdlSettings.method(source, file.endOfModel(), complaints),
        Optional.empty(),
        dimensions.all(),
        new MdlModel(dimensions, complaints).variables(formulas));
  }
}
