package org.jirga.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jirga.model.expr.Name;
import org.jirga.model.expr.Subscript;
import org.jirga.model.source.Source;
import org.jirga.model.source.Span;
import org.jirga.model.structure.Dimension;
import org.jirga.model.structure.Dimension.Mapping;
import org.jirga.model.structure.Method;
import org.jirga.model.structure.Model;
import org.junit.jupiter.api.Test;

class BindingsTest {

  private static final Span ANYWHERE = new Span(0, 0);

  private static final Dimension LAYER = dimension("layer", List.of(), "l1", "l2", "l3");
  private static final Dimension UPPER = dimension("upper", List.of(), "l1", "l2");
  private static final Dimension LOWER =
      dimension("lower", List.of(mapping("upper", "l1", "l2")), "l2", "l3");
  private static final Dimension BLOCK =
      dimension("block", List.of(mapping("layer", "l1", "l2+l3")), "top", "rest");

  private static Dimension dimension(String name, List<Mapping> mappings, String... elements) {
    return new Dimension(Name.of(name), names(elements), mappings, ANYWHERE);
  }

  private static Mapping mapping(String target, String... images) {
    return new Mapping(
        Name.of(target), Arrays.stream(images).map(i -> names(i.split("\\+"))).toList());
  }

  private static List<Name> names(String... texts) {
    return Arrays.stream(texts).map(Name::of).toList();
  }

  /// The bindings for a left side of `dimension element` pairs.
  private static Map<String, String> bound(String... left) {
    var model =
        new Model(
            "test",
            new Source("test.mdl", ""),
            Method.EULER,
            Optional.empty(),
            List.of(LAYER, UPPER, LOWER, BLOCK),
            List.of());
    var subscripts =
        Arrays.stream(left)
            .map(pair -> new Subscript(Name.of(pair.split(" ")[0]), false, ANYWHERE))
            .toList();
    var elements = Arrays.stream(left).map(pair -> Name.of(pair.split(" ")[1])).toList();
    var names = new Names(model);
    var sides =
        subscripts.stream()
            .map(subscript -> names.dimension(subscript.name()).orElseThrow().elements())
            .toList();
    var place = ShapeCheck.product(sides).toList().indexOf(elements);
    var texts = new TreeMap<String, String>();
    new Bindings(names)
        .of(subscripts)
        .get(place)
        .forEach((dimension, element) -> texts.put(dimension.text(), element.text()));
    return texts;
  }

  @Test
  void mappingIsPreferredToTheSharedElement() {
    assertThat(bound("lower l2")).containsEntry("upper", "l1").containsEntry("layer", "l2");
  }

  @Test
  void mappingIsFollowedInBothDirections() {
    assertThat(bound("upper l2")).containsEntry("lower", "l3");
  }

  @Test
  void elementOfAnImageLeadsBackToTheOneThatIsMapped() {
    assertThat(bound("layer l1")).containsEntry("block", "top");
    assertThat(bound("layer l3")).containsEntry("block", "rest");
    assertThat(bound("upper l2")).containsEntry("block", "rest");
  }

  @Test
  void imageOfSeveralElementsIsNoBinding() {
    assertThat(bound("block top")).containsEntry("layer", "l1");
    assertThat(bound("block rest")).doesNotContainKey("layer");
  }

  @Test
  void dimensionOfTheLeftSideStandsForItself() {
    assertThat(bound("upper l1", "lower l3"))
        .containsEntry("upper", "l1")
        .containsEntry("lower", "l3");
  }

  @Test
  void contradictingPositionsBindNothing() {
    assertThat(bound("upper l1", "lower l3")).doesNotContainKey("layer");
  }
}
