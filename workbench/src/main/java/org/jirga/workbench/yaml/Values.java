package org.jirga.workbench.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads single values; what is not of the wanted type is reported and left out.
public final class Values {

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");

  private Values() {}

  /// A finite number.
  ///
  /// @param what for messages, `'low'`
  public static OptionalDouble number(Yaml value, String what, Problems problems) {
    if (value instanceof Yaml.Scalar scalar
        && scalar.plain()
        && NUMBER.matcher(scalar.value()).matches()) {
      var number = Double.parseDouble(scalar.value());
      if (Double.isFinite(number)) {
        return OptionalDouble.of(number);
      }
    }
    problems.add(
        YamlCode.WRONG_TYPE,
        value.span(),
        "%s needs a number, not %s".formatted(what, value.kind()));
    return OptionalDouble.empty();
  }

  /// A list of so many numbers.
  public static Optional<double[]> numbers(
      Yaml value, String what, int fewest, int most, Problems problems) {
    if (!(value instanceof Yaml.Items list)) {
      problems.add(
          YamlCode.WRONG_TYPE,
          value.span(),
          "%s needs a list of numbers such as [1, 2], not %s".formatted(what, value.kind()));
      return Optional.empty();
    }
    var count = list.items().size();
    if (count < fewest || count > most) {
      var wanted = fewest == most ? String.valueOf(fewest) : fewest + " to " + most;
      problems.add(
          YamlCode.WRONG_TYPE,
          list.span(),
          "%s needs %s numbers, not %d".formatted(what, wanted, count));
      return Optional.empty();
    }
    var numbers =
        list.items().stream()
            .map(item -> number(item, what, problems))
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray();
    return numbers.length == count ? Optional.of(numbers) : Optional.empty();
  }

  static OptionalLong whole(Yaml.Entry entry, long fewest, long most, Problems problems) {
    if (!(entry.value() instanceof Yaml.Scalar scalar
        && scalar.plain()
        && WHOLE.matcher(scalar.value()).matches())) {
      problems.add(
          YamlCode.WRONG_TYPE,
          entry.value().span(),
          "'%s' needs a whole number, not %s".formatted(entry.name(), entry.value().kind()));
      return OptionalLong.empty();
    }
    var number = Long.parseLong(scalar.value());
    if (number < fewest || number > most) {
      problems.add(
          YamlCode.OUT_OF_BOUNDS,
          scalar.span(),
          "'%s' is %d; it must lie between %d and %d"
              .formatted(entry.name(), number, fewest, most));
      return OptionalLong.empty();
    }
    return OptionalLong.of(number);
  }

  static boolean flag(Yaml.Entry entry, Problems problems) {
    if (entry.value() instanceof Yaml.Scalar scalar && scalar.plain()) {
      switch (scalar.value()) {
        case "true" -> {
          return true;
        }
        case "false" -> {
          return false;
        }
        default -> {}
      }
    }
    problems.add(
        YamlCode.WRONG_TYPE,
        entry.value().span(),
        "'%s' needs true or false, not %s".formatted(entry.name(), entry.value().kind()));
    return false;
  }

  static List<Yaml.Scalar> words(Yaml.Entry entry, Problems problems) {
    if (!(entry.value() instanceof Yaml.Items list)) {
      problems.add(
          YamlCode.WRONG_TYPE,
          entry.value().span(),
          "'%s' needs a list such as [a, b], not %s".formatted(entry.name(), entry.value().kind()));
      return List.of();
    }
    var words = new ArrayList<Yaml.Scalar>();
    for (var item : list.items()) {
      if (item instanceof Yaml.Scalar scalar && !scalar.isEmpty()) {
        words.add(scalar);
      } else {
        problems.add(
            YamlCode.WRONG_TYPE,
            item.span(),
            "'%s' needs a list of words; one of them is %s".formatted(entry.name(), item.kind()));
      }
    }
    return words;
  }
}
