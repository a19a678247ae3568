package org.jirga.conformance.corpus;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Files of the public test suite that nobody can pass as they stand, each with its reason.
final class Exclusions {

  private Exclusions() {}

  /// The results that belong to a model when they are named like neither it nor the folder's.
  static final Map<String, String> RESULTS =
      Map.of(
          "model_to_generate_data.mdl", "data",
          "teacup_mdl.mdl", "output",
          "test_smooth_and_stock.xmile", "output_stella",
          "test_smooth_and_stock.stmx", "output_stella");

  /// The data file that belongs to a model whose data variables do not name theirs.
  static final Map<String, String> DATA =
      Map.of("tests/data_from_other_model/test_data_from_other_model.mdl", "data.tab");

  /// Files whose results add up the errors of single precision, come from an iteration that Vensim
  /// ends early (allocation), or are printed with fewer decimals than others (trend); and what
  /// share this comes to.
  static final Map<String, Double> WIDER =
      Map.of(
          "tests/allocate_available/test_allocate_available.mdl",
          5e-5,
          "tests/subscripted_trend/test_subscripted_trend.mdl",
          2e-5,
          "tests/lookups_with_expr/test_lookups_with_expr.mdl",
          1e-5,
          "tests/subscript_individually_defined_stocks/test_subscript_individually_defined_stocks.mdl",
          1e-5);

  /// Files that must be answered with an error.
  static final Map<String, String> ERROR_IS_DUE = errorIsDue();

  private static Map<String, String> errorIsDue() {
    var unwritten =
        Stream.of(
            "subscript_1d_arrays/test_subscript_1d_arrays",
            "subscript_constant_call/test_subscript_constant_call",
            "subscript_multiples/test_multiple_subscripts",
            "subscript_subranges/test_subscript_subrange",
            "subscripted_flows/test_subscripted_flows");
    var withoutMacro =
        Stream.of(
            "macro_expression/test_macro_expression",
            "macro_multi_macros/test_macro_multi_macros",
            "macro_stock/test_macro_stock");
    var withoutData =
        Stream.of("get_constants/test_get_constants", "get_data/test_get_data")
            .map(file -> Map.entry("tests/" + file + ".mdl", "its data file is not in the suite"));
    return Stream.of(
            unwritten.flatMap(file -> both(file, "'???' stands in place of equations")),
            withoutMacro.flatMap(file -> both(file, "the macro that it calls is not in the file")),
            withoutData)
        .flatMap(entries -> entries)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Stream<Map.Entry<String, String>> both(String file, String reason) {
    return Stream.of(".xmile", ".stmx").map(end -> Map.entry("tests/" + file + end, reason));
  }

  /// Files whose results cannot be theirs.
  static final Map<String, String> REASONS =
      Map.of(
          "tests/zeroled_decimals/test_zeroled_decimals.xmile",
          "it says RK4, but its published results are Euler's");
}
