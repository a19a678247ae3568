package org.jirga.formats.mdl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.data.DataFolder;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.Declared;
import org.jirga.formats.equation.MacroCalls;
import org.jirga.formats.equation.Passage;
import org.jirga.formats.equation.ReadCode;
import org.jirga.formats.mdl.MdlDefinition.Body;
import org.jirga.formats.mdl.MdlDefinition.Expected;
import org.jirga.formats.mdl.MdlDefinition.Formula;
import org.jirga.formats.mdl.MdlDefinition.Range;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Source;
import org.jirga.model.structure.Expectation;
import org.jirga.model.structure.Model;

/// Reads a Vensim model from its text.
public final class MdlReader {

  /// A name in front of its subscripts, points or equation.
  private static final Pattern LEFT = Pattern.compile("[^\\[(=:<]+");

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
    var defined = entries.stream().map(MdlReader::name).collect(Collectors.toSet());
    var declared =
        new Declared(
            new MacroCalls(names),
            Map.of(),
            Map.of(),
            Set.of(),
            one -> defined.contains(one) ? Optional.of(List.of()) : Optional.empty());
    var texts = TextVariables.of(entries);
    for (var entry : entries) {
      DefinitionParser.parse(entry, declared, texts, complaints)
          .ifPresent(
              definition -> {
                switch (definition) {
                  case Range range -> ranges.add(range);
                  case Formula formula -> formulas.add(formula);
                  case Expected(var expectation) -> expectations.add(expectation);
                }
              });
    }
    var written = withoutSketched(formulas, complaints);
    written.addAll(undefined(written, folder));
    var macros = macros(file.macros(), declared, texts, complaints);
    var expanded = new MacroExpansion(macros, declared.macros(), complaints).expand(written);
    var files = folder.tagged(MdlSettings.fileTags(source, file.endOfModel()));
    var dimensions = new MdlDimensions(ranges, files, complaints);
    new RepeatedElements(dimensions.repeating(), complaints).complainOf(expanded);
    var resolved = new ExternalValues(files, dimensions, complaints).resolve(expanded);
    var synonyms = MdlSettings.unitSynonyms(source, file.endOfModel());
    var labels =
        new TimeLabels(
            MdlSettings.numbers(source, file.endOfModel()),
            synonyms,
            new MdlModel(dimensions, complaints).variables(resolved),
            complaints);
    return new Model(
        name,
        source,
        MdlSettings.method(source, file.endOfModel(), isStepwise(resolved), complaints),
        Optional.empty(),
        dimensions.all(),
        labels.dated(),
        expectations.stream().map(labels::dated).toList(),
        synonyms,
        file.groupComments());
  }

  /// What an entry defines, unless that is in quotes: no more is needed for a message.
  private static Name name(Entry entry) {
    var left = LEFT.matcher(entry.equation().content());
    return Name.of(left.lookingAt() ? left.group() : "");
  }

  private static boolean isStepwise(List<Formula> formulas) {
    return formulas.stream()
        .flatMap(formula -> formula.body().exprs().stream())
        .flatMap(expr -> expr.parts().stream())
        .anyMatch(part -> part instanceof Expr.Call call && call.function().needsEuler());
  }

  /// Without the entries that only list what a variable depends on. Where a variable has no other
  /// equation that is complained of.
  private static List<Formula> withoutSketched(List<Formula> formulas, Complaints complaints) {
    var defined =
        formulas.stream()
            .filter(formula -> !(formula.body() instanceof Body.Sketched))
            .map(Formula::name)
            .collect(Collectors.toSet());
    var written = new ArrayList<Formula>();
    for (var formula : formulas) {
      if (!(formula.body() instanceof Body.Sketched(var word))) {
        written.add(formula);
      } else if (!defined.contains(formula.name())) {
        complaints.add(
            ReadCode.MISSING_EQUATION,
            word,
            "this variable has no equation yet: '%s' only lists what it depends on"
                .formatted(complaints.source().text().substring(word.start(), word.end())),
            "write the equation");
        written.add(formula.with(new Body.Broken()));
      }
    }
    return written;
  }

  /// Variables that are used but not defined, of which there are data: they are data variables
  /// (Vensim reference manual, "Data Equations").
  private static List<Formula> undefined(List<Formula> formulas, DataFolder folder) {
    var defined = formulas.stream().map(Formula::name).collect(Collectors.toSet());
    var found = new LinkedHashMap<Name, Formula>();
    for (var formula : formulas) {
      for (var expr : formula.body().exprs()) {
        expr.references()
            .forEach(
                reference -> {
                  var name = reference.name();
                  if (reference.subscripts().isEmpty()
                      && !defined.contains(name)
                      && folder.series().has(name.text())) {
                    var span = reference.span();
                    var data = new Body.Data(Optional.empty());
                    var entry = Entry.without(formula.entry());
                    found.putIfAbsent(
                        name, new Formula(name, List.of(), List.of(), data, entry, span, span));
                  }
                });
      }
    }
    return List.copyOf(found.values());
  }

  /// Reads the macros that are called. What is wrong in others keeps no model from being run.
  private static List<MacroExpansion.Definition> macros(
      List<Macro> macros, Declared declared, TextVariables texts, Complaints complaints) {
    var read = new ArrayList<MacroExpansion.Definition>();
    var left = new ArrayList<>(macros);
    var first = new HashMap<Name, Macro>();
    macros.forEach(macro -> first.putIfAbsent(macro.name(), macro));
    var called = left.stream().filter(it -> declared.macros().isCalled(it.name())).toList();
    while (!called.isEmpty()) {
      for (var macro : called) {
        complainOfSecond(macro, first, complaints);
        read.add(macro(macro, declared, texts, complaints));
      }
      left.removeAll(called);
      called = left.stream().filter(it -> declared.macros().isCalled(it.name())).toList();
    }
    for (var macro : left) {
      var aside = new Complaints(complaints.source());
      complainOfSecond(macro, first, aside);
      macro(macro, declared, texts, aside);
      aside
          .firstError()
          .ifPresent(
              error ->
                  complaints.add(
                      ReadCode.UNKNOWN_PART,
                      error.span(),
                      "the macro '%s' is passed over, since nothing calls it: %s"
                          .formatted(macro.name(), error.message())));
    }
    return read;
  }

  private static void complainOfSecond(Macro macro, Map<Name, Macro> first, Complaints complaints) {
    if (first.get(macro.name()) != macro) {
      complaints.add(
          ReadCode.BAD_MACRO,
          macro.span(),
          "there are two macros '%s'".formatted(macro.name()),
          "rename or delete one");
    }
  }

  /// Parameters with one name, or with that of a variable of the macro.
  private static void complainOfSharedNames(
      Macro macro, List<Formula> formulas, MacroCalls calls, Complaints complaints) {
    var parameters = new HashSet<Name>();
    Stream.concat(macro.inputs().stream(), macro.outputs().stream())
        .filter(name -> !parameters.add(name))
        .forEach(
            name ->
                complaints.add(
                    ReadCode.BAD_MACRO,
                    macro.span(),
                    "the macro '%s' has two parameters '%s'".formatted(macro.name(), name),
                    "rename one"));
    var inputs = Set.copyOf(macro.inputs());
    var further =
        formulas.stream()
            .flatMap(formula -> formula.body().exprs().stream())
            .flatMap(calls::outputs)
            .map(output -> Map.entry(output.name(), output.span()));
    Stream.concat(
            formulas.stream().map(formula -> Map.entry(formula.name(), formula.nameSpan())),
            further)
        .filter(own -> inputs.contains(own.getKey()))
        .forEach(
            own ->
                complaints.add(
                    ReadCode.BAD_MACRO,
                    own.getValue(),
                    "'%s' is a parameter of the macro '%s', so nothing in it can define it"
                        .formatted(own.getKey(), macro.name()),
                    "rename one of the two"));
  }

  /// Reads the equations of a macro.
  private static MacroExpansion.Definition macro(
      Macro macro, Declared declared, TextVariables texts, Complaints complaints) {
    var formulas = new ArrayList<Formula>();
    for (var entry : macro.entries()) {
      DefinitionParser.parse(entry, declared, texts, complaints)
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
    var written = withoutSketched(formulas, complaints);
    complainOfSharedNames(macro, written, declared.macros(), complaints);
    var outputs = new ArrayList<>(macro.outputs());
    outputs.add(macro.name());
    var further =
        written.stream()
            .flatMap(formula -> formula.body().exprs().stream())
            .flatMap(declared.macros()::outputs)
            .map(Expr.Reference::name)
            .collect(Collectors.toSet());
    for (var output : outputs) {
      if (!further.contains(output)
          && written.stream().noneMatch(formula -> formula.name().equals(output))) {
        complaints.add(
            ReadCode.BAD_MACRO,
            macro.span(),
            "the macro '%s' does not define '%s'".formatted(macro.name(), output),
            "inside of it an equation has to begin with '%s ='".formatted(output));
        var missing = new Body.Broken();
        var place = Passage.of(complaints.source(), macro.span());
        var entry = new Entry(place, Optional.empty(), "", Optional.empty(), Optional.empty());
        written.add(
            new Formula(output, List.of(), List.of(), missing, entry, macro.span(), macro.span()));
      }
    }
    return new MacroExpansion.Definition(macro, written);
  }
}
