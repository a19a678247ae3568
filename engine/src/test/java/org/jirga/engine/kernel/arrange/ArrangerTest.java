package org.jirga.engine.kernel.arrange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jirga.engine.TestModel.add;
import static org.jirga.engine.TestModel.call;
import static org.jirga.engine.TestModel.mul;
import static org.jirga.engine.TestModel.n;
import static org.jirga.engine.TestModel.v;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.engine.TestModel;
import org.jirga.engine.program.Assignment;
import org.jirga.engine.program.Code;
import org.jirga.engine.program.Op;
import org.jirga.engine.program.Slot;
import org.jirga.model.expr.Function;
import org.junit.jupiter.api.Test;

class ArrangerTest {

  private static final Slot A = slot(0, "a");
  private static final Slot B = slot(1, "b");

  private static Slot slot(int index, String label) {
    return new Slot(index, Slot.Role.VARIABLE, label);
  }

  private static Assignment set(Slot target, Slot... added) {
    return new Assignment(
        target,
        added.length == 1
            ? Code.of(added[0])
            : Code.of(Op.ADD, Code.of(added[0]), Code.of(added[1])));
  }

  private static List<String> targets(List<List<Assignment>> groups) {
    return groups.stream()
        .map(group -> group.stream().map(it -> it.target().label()).toList().toString())
        .toList();
  }

  private static TestModel array(int size) {
    return TestModel.over(0, 4, 1)
        .dimension("d", IntStream.range(0, size).mapToObj(i -> "e" + i).toArray(String[]::new));
  }

  @Test
  void anArrayIsOneBatchWhateverItsSize() {
    var model =
        array(1000)
            .aux("x", List.of("d"), mul(v("Time"), v("s", "d")))
            .aux("y", List.of("d"), add(v("x", "d"), n(1)))
            .stock("s", List.of("d"), v("y", "d"), n(1));
    var arrangement = Arranger.arrange(model.program());
    assertThat(arrangement.dynamics()).extracting(Batch::name).containsExactly("x", "y");
    var x = arrangement.dynamics().getFirst();
    assertThat(x.count()).isEqualTo(1000);
    assertThat(x.target())
        .isInstanceOfSatisfying(Places.Even.class, even -> assertThat(even.stride()).isEqualTo(1));
    var times = (Template.Apply) x.code();
    assertThat(times.operands().getFirst()).isEqualTo(new Template.Load(new Places.Even(0, 0)));
  }

  @Test
  void aLongSumIsABatchOfItsParts() {
    var model =
        array(1000).aux("x", List.of("d"), v("Time")).aux("all", call(Function.SUM, v("x", "d!")));
    var arrangement = Arranger.arrange(model.program());
    assertThat(arrangement.supplementary())
        .extracting(Batch::name, Batch::count)
        .contains(tuple("part of a sum in all", 62));
  }

  @Test
  void whatNoStockDependsOnComesApart() {
    var model =
        array(4)
            .aux("x", List.of("d"), mul(v("Time"), v("s", "d")))
            .aux("shown", List.of("d"), add(v("x", "d"), n(1)))
            .stock("s", List.of("d"), v("x", "d"), n(1));
    var arrangement = Arranger.arrange(model.program());
    assertThat(arrangement.dynamics()).extracting(Batch::name).containsExactly("x");
    assertThat(arrangement.supplementary()).extracting(Batch::name).containsExactly("shown");
  }

  @Test
  void elementsWithNumbersOfTheirOwnAreOneBatch() {
    var slots = List.of(slot(0, "x[a]"), slot(1, "x[b]"), slot(2, "x[c]"));
    var assignments =
        slots.stream().map(slot -> new Assignment(slot, Code.of(slot.index() * 0.5))).toList();
    var groups = Grouping.group(assignments, Slot::index);
    assertThat(targets(groups)).containsExactly("[x[a], x[b], x[c]]");
  }

  @Test
  void arraysThatTakeTurnsAreTakenApart() {
    var x = List.of(slot(2, "x[1]"), slot(3, "x[2]"), slot(4, "x[3]"));
    var y = List.of(slot(5, "y[1]"), slot(6, "y[2]"), slot(7, "y[3]"));
    var mixed =
        List.of(
            set(x.get(1), A),
            set(y.get(1), x.get(1)),
            set(x.get(0), A),
            set(y.get(0), x.get(0)),
            set(x.get(2), B),
            set(y.get(2), x.get(2)));
    assertThat(targets(Grouping.group(mixed, Slot::index)))
        .containsExactly("[x[1], x[2], x[3]]", "[y[1], y[2], y[3]]");
  }

  @Test
  void elementsThatNeedEachOtherKeepTheirOrder() {
    var x = List.of(slot(2, "x[1]"), slot(3, "x[2]"), slot(4, "x[3]"));
    var chain = List.of(set(x.get(2), A), set(x.get(0), x.get(2)), set(x.get(1), x.get(0)));
    assertThat(targets(Grouping.group(chain, Slot::index))).containsExactly("[x[3], x[1], x[2]]");
  }

  @Test
  void groupsThatNeedEachOtherAreTakenInParts() {
    var x = List.of(slot(2, "x[1]"), slot(3, "x[2]"));
    var y = List.of(slot(5, "y[1]"), slot(6, "y[2]"));
    var ladder =
        List.of(
            set(x.get(0), A),
            set(y.get(0), x.get(0)),
            set(x.get(1), y.get(0)),
            set(y.get(1), x.get(1)));
    assertThat(targets(Grouping.group(ladder, Slot::index)))
        .containsExactly("[x[1]]", "[y[1]]", "[x[2]]", "[y[2]]");
  }

  @Test
  void aSlotThatIsAssignedTwiceIsReadInBetween() {
    var c = slot(2, "c");
    var twice = List.of(set(A, B), set(c, A), new Assignment(A, Code.of(1)));
    assertThat(targets(Grouping.group(twice, Slot::index))).containsExactly("[a]", "[c]", "[a]");
  }

  @Test
  void variablesLieInTheOrderOfTheFile() {
    var program =
        array(3)
            .aux("x", List.of("d"), call(Function.SMOOTH, v("Time"), n(2)))
            .stock("s", List.of("d"), v("x", "d"), n(1))
            .constant("c", 5)
            .program();
    var arrangement = Arranger.arrange(program);
    for (var index = 0; index < program.variables().size(); index++) {
      assertThat(arrangement.place(program.variables().get(index))).isEqualTo(2 + index);
    }
  }
}
