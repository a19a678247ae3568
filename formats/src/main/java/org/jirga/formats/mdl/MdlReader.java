package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.MacroCalls;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Expected;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.formats.mdl.MdlDefinition.Range;
import org.jirga.model.source.Source;
import org.jirga.model.structure.Expectation;
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
  /// @param folder where the files are that the model takes numbers from
  public static Model read(String name, Source source, DataFolder folder, Complaints complaints) {
    var file = new MdlEntries(source, complaints);
    var ranges = new ArrayList<Range>();
    var formulas = new ArrayList<Formula>();
    var expectations = new ArrayList<Expectation>();
    var entries = file.read();
    var names =
        Stream.concat(file.macros().stream().map(Macro::name), Stream.of(MacroExpansion.DELAYP))
            .collect(Collectors.toSet());
    var declared = new Declared(new MacroCalls(names), Map.of());
    for (var entry : entries) {
      DefinitionParser.parse(entry, declared, complaints)
          .ifPresent(
              definition -> {
                switch (definition) {
                  case Range range -> ranges.add(range);
                  case Formula formula -> formulas.add(formula);
                  case Expected(var expectation) -> expectations.add(expectation);
                }
              });
    }
    var macros = file.macros().stream().map(macro -> macro(macro, declared, complaints)).toList();
    var expanded = new MacroExpansion(macros, declared.macros(), complaints).expand(formulas);
    var files = folder.tagged(MdlSettings.fileTags(source, file.endOfModel()));
    var dimensions = new MdlDimensions(ranges, files, complaints);
    new RepeatedElements(dimensions.repeating(), complaints).complainOf(expanded);
    var resolved = new ExternalValues(files, dimensions, complaints).resolve(expanded);
    return new Model(
        name,
        source,
        MdlSettings.method(source, file.endOfModel(), complaints),
        Optional.empty(),
        dimensions.all(),
        new MdlModel(dimensions, complaints).variables(resolved),
        expectations,
        MdlSettings.unitSynonyms(source, file.endOfModel()));
  }

  /// Reads the equations of a macro.
  private static MacroExpansion.Definition macro(
      Macro macro, Declared declared, Complaints complaints) {
    var formulas = new ArrayList<Formula>();
    for (var entry : macro.entries()) {
      DefinitionParser.parse(entry, declared, complaints)
          .ifPresent(
              definition -> {
                if (definition instanceof Formula formula && formula.subscripts().isEmpty()) {
                  formulas.add(formula);
                } else {
                  complaints.add(
                      ReadCode.BAD_MACRO,
                      definition.span(),
                      "subscripts cannot be used inside of a macro",
                      "a macro has the subscripts of the equation that calls it");
                }
              });
    }
    var outputs = new ArrayList<>(macro.outputs());
    outputs.add(macro.name());
    for (var output : outputs) {
      if (formulas.stream().noneMatch(formula -> formula.name().equals(output))) {
        complaints.add(
            ReadCode.BAD_MACRO,
            macro.span(),
            "the macro '%s' does not define '%s'".formatted(macro.name(), output),
            "inside of it an equation has to begin with '%s ='".formatted(output));
        var missing = new MdlDefinition.Body.Broken();
        var place = Passage.of(complaints.source(), macro.span());
        var entry = new Entry(place, Optional.empty(), "", Optional.empty(), Optional.empty());
        formulas.add(
            new Formula(output, List.of(), List.of(), missing, entry, macro.span(), macro.span()));
      }
    }
    return new MacroExpansion.Definition(macro, formulas);
  }
}
