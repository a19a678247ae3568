package org.jirga.formats.equation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jirga.model.expr.BinaryOp;
import org.jirga.model.expr.Expr;
import org.jirga.model.expr.ExprPrinter;
import org.jirga.model.expr.Function;
import org.jirga.model.expr.Name;
import org.jirga.model.source.Diagnostic;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EquationParserTest {

  private static EquationParser.Parsed parse(String text, Dialect dialect) {
    var source = new Source("formula", text);
    return EquationParser.parse(source, source.all(), dialect);
  }

  private static Expr vensim(String text) {
    var parsed = parse(text, Dialect.VENSIM);
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.expr().orElseThrow();
  }

  private static Expr xmile(String text) {
    var parsed = parse(text, Dialect.XMILE);
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.expr().orElseThrow();
  }

  private static String complaint(String text, Dialect dialect) {
    return parse(text, dialect).diagnostics().stream()
        .map(Diagnostic::message)
        .collect(Collectors.joining("; "));
  }

  /// The tree with all its parentheses.
  private static String tree(Expr expr) {
    return switch (expr) {
      case Expr.Literal literal -> ExprPrinter.print(literal.value());
      case Expr.Reference reference -> reference.name().text();
      case Expr.Unary unary -> "(" + unary.op() + " " + tree(unary.operand()) + ")";
      case Expr.Binary binary ->
          "(" + tree(binary.left()) + binary.op().symbol() + tree(binary.right()) + ")";
      case Expr.Conditional conditional ->
          conditional.children().stream()
              .map(EquationParserTest::tree)
              .collect(Collectors.joining(",", "if(", ")"));
      case Expr.Call call ->
          call.arguments().stream()
              .map(EquationParserTest::tree)
              .collect(Collectors.joining(",", call.function() + "(", ")"));
      case Expr.LookupCall call -> call.lookup().name() + "{" + tree(call.x()) + "}";
      case Expr.InlineLookup lookup -> "table{" + tree(lookup.x()) + "}";
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a + b * c            | (a+(b*c))",
        "a - b - c            | ((a-b)-c)",
        "a / b * c            | ((a/b)*c)",
        "-2^2                 | (MINUS (2^2))",
        "4^3^2                | (4^(3^2))",
        "2^-2^-3              | (2^(MINUS (2^(MINUS 3))))",
        "2^-3 * 4             | ((2^(MINUS 3))*4)",
        "a * -b + c           | ((a*(MINUS b))+c)",
        "-a * b               | ((MINUS a)*b)",
        "- - a                | (MINUS (MINUS a))",
        "a < b :OR: c = d :AND: e <> f | ((a<b):OR:((c=d):AND:(e<>f)))",
        ":NOT: a = b :AND: c  | ((NOT (a=b)):AND:c)",
        "(a < b) = (c < d)    | ((a<b)=(c<d))",
        "a + b >= c           | ((a+b)>=c)",
        "IF THEN ELSE(a > 0, b, -c) | if((a>0),b,(MINUS c))",
        "if_then  else ( a , b,c )  | if(a,b,c)",
        "Smooth3 I            | Smooth3 I",
        "SMOOTH3I(a, b, 1)    | SMOOTH3I(a,b,1)",
        "active  INITIAL(a,b) | ACTIVE_INITIAL(a,b)",
        "effect of x(a / b)   | effect of x{(a/b)}",
        "mod                  | mod"
      })
  void vensimPrecedenceAndNames(String text, String tree) {
    assertThat(tree(vensim(text))).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a_b + C              | (a_b+C)",
        "a MOD b * c          | (FLOOR_MODULO(a,b)*c)",
        "a // b               | SAFEDIV(a,b)",
        "-2^2                 | (MINUS (2^2))",
        "NOT a AND b or c     | (((NOT a):AND:b):OR:c)",
        "NOT (a > b)          | (NOT (a>b))",
        "IF a > 0 THEN b ELSE c + 1 | if((a>0),b,(c+1))",
        "IF a THEN IF b THEN 1 ELSE 2 ELSE 3 | if(a,if(b,1,2),3)",
        "(IF a THEN 1 ELSE 2) * 3 | (if(a,1,2)*3)",
        "SMTH1(a, 2)          | SMOOTH(a,2)",
        "SMTH1(a, 2, b)       | SMOOTHI(a,2,b)",
        "DELAY3(a, 2, 0)      | DELAY3I(a,2,0)",
        "INIT(a) + SAFEDIV(a, b) | (INITIAL(a)+SAFEDIV(a,b))",
        "PULSE(10, 2)         | PULSE_MAGNITUDE(10,2)",
        "INT(a)               | FLOOR(a)",
        "TIME + DT()          | (Time+TIME STEP)",
        "STOPTIME - STARTTIME | (FINAL TIME-INITIAL TIME)",
        "a {the first} * b    | (a*b)",
        "LOOKUP(effect, a)    | effect{a}",
        "'\"quoted \\\"name\\\"\" + 1' | (quoted \"name\"+1)"
      })
  void xmilePrecedenceAndNames(String text, String tree) {
    assertThat(tree(xmile(text))).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource({
    "1e-4, 1e-4",
    ".5, 0.5",
    "5., 5",
    "3E+2, 300",
    "3e-05, 0.00003",
    "007, 7",
  })
  void numbersInEveryForm(String written, double value) {
    assertThat(vensim(written)).isEqualTo(new Expr.Literal(value, new Span(0, written.length())));
    assertThat(xmile(written)).isEqualTo(new Expr.Literal(value, new Span(0, written.length())));
  }

  @Test
  void vensimNamesHoldSpacesQuotesAndForeignLetters() {
    assertThat(vensim("Größe der Förderung's $ 2 * \"IS-K \\\"money\\\"\""))
        .isInstanceOfSatisfying(
            Expr.Binary.class,
            product -> {
              assertThat(((Expr.Reference) product.left()).name().text())
                  .isEqualTo("Größe der Förderung's $ 2");
              assertThat(((Expr.Reference) product.right()).name().text())
                  .isEqualTo("IS-K \"money\"");
            });
  }

  @Test
  void namesThatDifferInCaseAndSpacingAreTheSame() {
    var reference = (Expr.Reference) vensim("Heat_Loss  to\tROOM");
    assertThat(reference.name()).isEqualTo(Name.of("heat loss to room"));
  }

  @Test
  void aBackslashAtTheEndOfALineJoinsItToTheNext() {
    assertThat(tree(vensim("births of the whole \\\n\t\tcountry\\\r\n\t + 1")))
        .isEqualTo("(births of the whole country+1)");
  }

  @Test
  void spansAreOffsetsInTheFile() {
    var source = new Source("study.yaml", "expression: (a + b) * MAX(c, 1)  # text");
    var parsed = EquationParser.parse(source, new Span(12, 31), Dialect.VENSIM);
    assertThat(parsed.diagnostics()).isEmpty();
    var product = (Expr.Binary) parsed.expr().orElseThrow();
    assertThat(product.span()).isEqualTo(new Span(12, 31));
    assertThat(product.left().span()).isEqualTo(new Span(13, 18));
    assertThat(product.right().span()).isEqualTo(new Span(22, 31));
  }

  @Test
  void claimsOfAStudyNamePoliciesInSubscripts() {
    var claim = vensim("defectors[conditional, fear push off] <= 0.9 * defectors");
    var comparison = (Expr.Binary) claim;
    assertThat(comparison.op()).isEqualTo(BinaryOp.LESS_OR_EQUAL);
    assertThat(((Expr.Reference) comparison.left()).subscripts())
        .extracting(subscript -> subscript.name().text())
        .containsExactly("conditional", "fear push off");
  }

  @Test
  void reducedSubscriptsAreMarked() {
    var sum = (Expr.Call) vensim("SUM(people[region!, age])");
    assertThat(sum.function()).isEqualTo(Function.SUM);
    var people = (Expr.Reference) sum.arguments().getFirst();
    assertThat(people.subscripts()).extracting("reduced").containsExactly(true, false);
    var all = (Expr.Reference) ((Expr.Call) xmile("SUM(people[*, age.*])")).arguments().getFirst();
    assertThat(all.subscripts()).extracting("reduced").containsExactly(true, true);
  }

  @Test
  void lookupsInPlaceKeepTheirPoints() {
    var lookup =
        (Expr.InlineLookup) vensim("WITH LOOKUP (Time, ([(0,-1)-(9,1)],(0,- 1),(+ 4, .5),(9,1) ))");
    assertThat(lookup.table().points()).extracting("x").containsExactly(0.0, 4.0, 9.0);
    assertThat(lookup.table().points()).extracting("y").containsExactly(-1.0, 0.5, 1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "-", "MAX(1,", "2^", "IF THEN ELSE(1,1,"})
  void deepNestingIsAComplaintAndNoStackOverflow(String opening) {
    var text = opening.repeat(100_000) + "1";
    assertThat(complaint(text, Dialect.VENSIM))
        .isEqualTo("this expression has more than 500 levels");
  }

  @Test
  void longSumsAreLimitedLikeNesting() {
    var sum = IntStream.range(0, 400).mapToObj(i -> "a" + i).collect(Collectors.joining("+"));
    assertThat(parse(sum, Dialect.VENSIM).diagnostics()).isEmpty();
    assertThat(complaint(sum + "+" + sum, Dialect.VENSIM)).contains("more than 500 levels");
  }

  @Test
  void aFunctionOfAnotherProgramIsNamed() {
    assertThat(complaint("TASK  term function(0, 1)", Dialect.VENSIM))
        .isEqualTo("the function 'TASK  term function' is not supported yet");
    assertThat(complaint("CTFLOW(a, 1)", Dialect.XMILE))
        .isEqualTo("the function 'CTFLOW' is not supported yet");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VENSIM | GET DATA STDV(a, 0, 1) | the number of points",
        "VENSIM | GET VDF DATA('a', 'b', 0, 1) | GET DIRECT DATA",
        "VENSIM | PROPAGATE(a, b) | an equation for each element",
        "XMILE | CTMEAN(a) | use its length",
        "XMILE | QLEN(a, 1) | one argument",
        "XMILE | LOGISTICBOUND(1, 2) | five arguments",
        "XMILE | PULSETRAIN(a) | vensim.PULSE_TRAIN",
        "XMILE | RUNMAX(a) | MAX(x, PREVIOUS(SELF, x))",
        "XMILE | vensim.PROPAGATE(a) | an equation for each element"
      })
  void aFunctionThatIsNotReadSaysWhatToUseInstead(Dialect dialect, String call, String instead) {
    assertThat(parse(call, dialect).diagnostics())
        .singleElement()
        .satisfies(problem -> assertThat(problem.hint().orElseThrow()).contains(instead));
  }

  @Test
  void xmileNotBeforeAComparisonIsEasilyMisread() {
    var parsed = parse("NOT a > b", Dialect.XMILE);
    assertThat(parsed.diagnostics())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.isError()).isFalse();
              assertThat(warning.message())
                  .isEqualTo("'NOT' denies what follows it, and not the comparison");
            });
    assertThat(parsed.expr()).map(EquationParserTest::tree).hasValue("((NOT a)>b)");
  }

  @Test
  void aNameInAModuleHasAFullStop() {
    assertThat(parse("sector.births", Dialect.XMILE).expr())
        .hasValueSatisfying(
            expr ->
                assertThat(expr)
                    .isInstanceOfSatisfying(
                        Expr.Reference.class,
                        reference ->
                            assertThat(reference.name()).isEqualTo(Name.of("sector.births"))));
  }

  @Test
  void anApostropheWithinAnXmileNameIsAPartOfIt() {
    assertThat(parse("farmers'_income", Dialect.XMILE).expr())
        .hasValueSatisfying(
            expr ->
                assertThat(expr)
                    .isInstanceOfSatisfying(
                        Expr.Reference.class,
                        reference ->
                            assertThat(reference.name()).isEqualTo(Name.of("farmers' income"))));
  }

  @Test
  void comparisonsInARowAreRefused() {
    assertThat(complaint("0 < a < 1", Dialect.VENSIM))
        .isEqualTo("'<' compares the result of a comparison");
  }

  @Test
  void inXmileComparisonsInARowGroupFromTheLeft() {
    var parsed = parse("0 < a < 1", Dialect.XMILE);
    assertThat(parsed.diagnostics()).hasSize(1).noneMatch(Diagnostic::isError);
    assertThat(parsed.expr()).map(EquationParserTest::tree).hasValue("((0<a)<1)");
  }

  @Test
  void anEmptyTextIsAComplaint() {
    assertThat(complaint("  ", Dialect.VENSIM))
        .isEqualTo("expected a number, a name or '(' but found the end of the equation");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a + b * c - (d - e)",
        "(a + b) * c / (d / e)",
        "-(a + b)^2",
        "(-a)^-b^c",
        "a - -b",
        "(a < b) = c",
        ":NOT: a = b :AND: (c :OR: d)",
        "x = (:NOT: y)",
        "IF THEN ELSE(a > 0 :AND: b, MAX(c, 1), 0.25)",
        "effect[north](people[age!,north] / 3)",
        "\"IS-K \\\"money\\\"\" * 1e-07",
        "WITH LOOKUP(Time, ((0,-1),(4,0.5)))",
        "DELAY FIXED(a, 3, 0)"
      })
  void whatIsPrintedReadsBackTheSame(String text) {
    assertThat(ExprPrinter.print(vensim(text))).isEqualTo(text);
  }

  @Test
  void anEquationOfMoreThanFourMillionCharactersIsRefused() {
    var source = new Source("long.mdl", "1+".repeat(2_100_000) + "1");
    var parsed = EquationParser.parse(source, source.all(), Dialect.VENSIM);
    assertThat(parsed.expr()).isEmpty();
    assertThat(parsed.diagnostics())
        .singleElement()
        .satisfies(one -> assertThat(one.code()).isEqualTo(ReadCode.TOO_LONG));
  }
}
