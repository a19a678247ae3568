package org.jirga.formats;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jirga.formats.equation.Complaints;
import org.jirga.formats.equation.WriteCode;
import org.jirga.formats.layout.Layouter;
import org.jirga.formats.layout.View;
import org.jirga.formats.mdl.MdlWriter;
import org.jirga.formats.mdl.SketchReader;
import org.jirga.formats.xmile.LeftOut;
import org.jirga.formats.xmile.ViewReader;
import org.jirga.formats.xmile.XmileWriter;
import org.jirga.model.check.CheckedModel;
import org.jirga.model.check.ModelChecker;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Model;
import org.jirga.model.structure.Variable;

/// Writes a model in one of the formats of the field, so that reading it again gives the same
/// results to the bit.
///
/// What a format cannot say is complained about at its place in the file that the model was read
/// from; nothing is left out in silence.
public final class ModelWriter {

  /// A format that models are written in.
  public enum Format {
    /// Vensim's text format.
    MDL,
    /// XMILE 1.0.
    XMILE
  }

  /// A text, and what the format could not say.
  ///
  /// @param diagnostics sorted by place; with an error among them the text is not the model
  public record Writing(String text, List<Diagnostic> diagnostics) {
    public Writing {
      diagnostics = List.copyOf(diagnostics);
    }

    public boolean hasErrors() {
      return Diagnostic.anyError(diagnostics);
    }
  }

  private ModelWriter() {}

  /// Writes a model with the diagrams that its file has, or none.
  ///
  /// @param checked a model without errors
  /// @throws IllegalArgumentException if the model has errors
  public static Writing write(CheckedModel checked, Format format) {
    return write(checked, format, Layouter.NONE);
  }

  /// Writes a model with diagrams.
  ///
  /// @param checked a model without errors
  /// @param layouter draws a model whose file has no diagrams
  /// @throws IllegalArgumentException if the model has errors
  public static Writing write(CheckedModel checked, Format format, Layouter layouter) {
    if (checked.hasErrors()) {
      throw new IllegalArgumentException(
          "The model '%s' has errors.".formatted(checked.model().name()));
    }
    var complaints = new Complaints(checked.model().source());
    var kept = kept(checked.model());
    var views = kept.isEmpty() ? layouter : (Layouter) _ -> kept;
    var text =
        switch (format) {
          case MDL -> MdlWriter.write(checked.model(), views, complaints);
          case XMILE -> XmileWriter.write(checked.model(), views, complaints);
        };
    LeftOut.complain(format == Format.XMILE, complaints);
    if (complaints.sorted().stream().noneMatch(Diagnostic::isError)) {
      readAgain(text, format, complaints);
    }
    return new Writing(text, complaints.sorted());
  }

  /// Those of the file that the model was read from, if it has any.
  private static List<View> kept(Model model) {
    var names = model.variables().stream().map(Variable::name).collect(Collectors.toSet());
    return Stream.concat(
            SketchReader.read(model.source()).stream(), ViewReader.read(model.source()).stream())
        .map(view -> view.of(names::contains))
        .filter(view -> !view.shapes().isEmpty())
        .toList();
  }

  /// A model that was written must be a sound one.
  private static void readAgain(String text, Format format, Complaints complaints) {
    var reading = ModelReader.read(new Source("written." + ending(format), text));
    Stream.concat(
            reading.diagnostics().stream(),
            new ModelChecker().check(reading.model()).diagnostics().stream())
        .filter(Diagnostic::isError)
        .findFirst()
        .ifPresent(
            error ->
                complaints.add(
                    WriteCode.NOT_READ_AGAIN,
                    new Span(0, 0),
                    "what was written cannot be read again: line %d: %s"
                        .formatted(
                            error.source().position(error.span().start()).line(),
                            error.message())));
  }

  /// How the names of a format's files end, without the full stop.
  public static String ending(Format format) {
    return switch (format) {
      case MDL -> "mdl";
      case XMILE -> "xmile";
    };
  }
}
