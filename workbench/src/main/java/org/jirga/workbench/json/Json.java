package org.jirga.workbench.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A JSON value. Members of objects keep their order, so that the same value is always the same
/// text.
public sealed interface Json {

  record Obj(Map<String, Json> members) implements Json {
    public Obj {
      members = new LinkedHashMap<>(members);
    }

    /// The same object with one more member, or with another value for it.
    public Obj with(String name, Object value) {
      var more = new LinkedHashMap<>(members);
      more.put(name, Json.of(value));
      return new Obj(more);
    }

    @Override
    public String toString() {
      return JsonText.of(this);
    }
  }

  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return JsonText.of(this);
    }
  }

  record Text(String value) implements Json {
    @Override
    public String toString() {
      return JsonText.of(this);
    }
  }

  /// A number; what is not finite is written as `null`.
  record Num(double value) implements Json {
    @Override
    public String toString() {
      return JsonText.of(this);
    }
  }

  record Bool(boolean value) implements Json {
    @Override
    public String toString() {
      return JsonText.of(this);
    }
  }

  /// @param namesAndValues alternately a name and what [#of(Object)] takes
  static Obj object(Object... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException("A name has no value: " + Arrays.toString(namesAndValues));
    }
    var members = new LinkedHashMap<String, Json>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], of(namesAndValues[i + 1]));
    }
    return new Obj(members);
  }

  /// @param values each what [#of(Object)] takes
  static Arr array(Object... values) {
    return list(Arrays.asList(values));
  }

  /// @param values each what [#of(Object)] takes
  static Arr list(Collection<?> values) {
    var items = new ArrayList<Json>();
    values.forEach(value -> items.add(of(value)));
    return new Arr(items);
  }

  /// @param value a `Json`, text, number, truth value, array of numbers, collection or map from
  ///     text
  static Json of(Object value) {
    return switch (value) {
      case Json json -> json;
      case String text -> new Text(text);
      case Number number -> new Num(number.doubleValue());
      case Boolean truth -> new Bool(truth);
      case double[] numbers -> list(Arrays.stream(numbers).boxed().toList());
      case Collection<?> values -> list(values);
      case Map<?, ?> map -> {
        var members = new LinkedHashMap<String, Json>();
        map.forEach((name, member) -> members.put((String) name, of(member)));
        yield new Obj(members);
      }
      default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
    };
  }
}
