package org.jirga.deal.bargain;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jirga.conflict.condition.ConditionParser;
import org.jirga.conflict.condition.PatternParser;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.game.GameBuilder;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.Grounds;
import org.jirga.conflict.structure.Infeasible;
import org.jirga.conflict.structure.Option;
import org.jirga.conflict.structure.OptionVocabulary;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Variant;

/// A draft of the conflict of 2021 with results that were computed by another program: four
/// parties, nine options, 320 states.
final class AfghanDraft {

  static final Variant LUMP = new Variant("lump sum", "", List.of("w1"));
  static final Reading HARD = new Reading("hard", "", Map.of("T", "hard"), Optional.empty());
  static final Reading PRAGMATIC =
      new Reading("pragmatic", "", Map.of("T", "pragmatic"), Optional.empty());

  /// Options in the order t1 t2 t3 t4 w1 w2 w3 k1 r1.
  static final String HISTORY = "NNNYNYYNY";

  static final String DEAL = "NYYYYNYNY";
  static final String DEAL_WITHOUT_ENGAGEMENT = "NYYYYNYNN";
  static final String RELEASED_WITHOUT_REFORM = "NNYYYNYNY";

  private AfghanDraft() {}

  static Conflict conflict() {
    var t = options("t1", "t2", "t3", "t4");
    var w = options("w1", "w2", "w3");
    var k = options("k1");
    var r = options("r1");
    var all = List.of(t, w, k, r).stream().flatMap(List::stream).toList();
    var words = new OptionVocabulary(all, List.of());
    return Conflict.of(
            "draft",
            List.of(
                new DecisionMaker(
                    "T",
                    "T",
                    t,
                    List.of(
                        profile(
                            words,
                            "hard",
                            "k1=N",
                            "t2=N",
                            "t1=N",
                            "w1=Y",
                            "r1=Y",
                            "w3=Y",
                            "t4=Y",
                            "t3=Y IFF w1=Y",
                            "w2=N"),
                        profile(
                            words,
                            "pragmatic",
                            "k1=N",
                            "w1=Y",
                            "t1=N",
                            "t2=N",
                            "r1=Y",
                            "w3=Y",
                            "t4=Y",
                            "t3=Y IFF w1=Y",
                            "w2=N"))),
                new DecisionMaker(
                    "W",
                    "W",
                    w,
                    List.of(
                        profile(
                            words,
                            "only",
                            "w3=Y",
                            "w1=N IF t2=N",
                            "k1=N",
                            "t2=Y",
                            "t4=Y",
                            "w1=Y IF (t2=Y AND t3=Y)",
                            "t3=Y",
                            "t1=Y",
                            "w2=Y IF w1=N",
                            "r1=N"))),
                new DecisionMaker(
                    "K",
                    "K",
                    k,
                    List.of(
                        profile(
                            words,
                            "only",
                            "t4=N",
                            "k1=Y IFF t4=N",
                            "t3=N",
                            "w1=N",
                            "t1=N",
                            "r1=N",
                            "w3=N"))),
                new DecisionMaker(
                    "R",
                    "R",
                    r,
                    List.of(
                        profile(words, "only", "k1=N", "t4=Y", "r1=Y", "w1=Y", "t1=Y", "w3=Y")))))
        .withInfeasible(List.of(pattern(words, "----YY---"), pattern(words, "----Y-N--")));
  }

  static Game game(Variant... variants) {
    return GameBuilder.build(Variant.apply(conflict(), Arrays.stream(variants).findFirst())).game();
  }

  static int state(Game game, String pattern) {
    for (var state = 0; state < game.size(); state++) {
      if (game.states().pattern(state).equals(pattern)) {
        return state;
      }
    }
    throw new IllegalArgumentException(pattern);
  }

  private static List<Option> options(String... names) {
    return Arrays.stream(names).map(Option::binary).toList();
  }

  private static PreferenceProfile profile(
      OptionVocabulary words, String name, String... statements) {
    return new PreferenceProfile(
        name,
        "",
        new PreferenceForm.Statements(
            Arrays.stream(statements)
                .map(
                    text ->
                        Statement.of(
                            ((ConditionParser.Reading.Understood) ConditionParser.read(text, words))
                                .condition(),
                            text))
                .toList()),
        Grounds.NONE);
  }

  private static Infeasible pattern(OptionVocabulary words, String pattern) {
    return new Infeasible(
        ((ConditionParser.Reading.Understood) PatternParser.read(pattern, words)).condition(),
        pattern,
        "",
        Grounds.NONE);
  }
}
