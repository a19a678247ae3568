package org.jirga.deal.bargain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jirga.conflict.game.Game;
import org.jirga.conflict.preference.Comparison;
import org.jirga.conflict.preference.Preferences;
import org.jirga.conflict.structure.DecisionMaker;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.conflict.structure.Statement;
import org.jirga.deal.coupling.Profiles;
import org.jirga.deal.coupling.Wish;
import org.jirga.deal.coupling.WishSampler;
import org.jirga.deal.coupling.Wishes;
import org.jirga.deal.coupling.Worlds;
import org.jirga.deal.keeping.Taste;
import org.jirga.deal.structure.Reading;
import org.jirga.deal.structure.Sampling;
import org.jspecify.annotations.Nullable;

/// What all parties want in each future, under one reading.
final class Minds {

  private final Wishes.Reader reader;
  private final List<Mind> minds = new ArrayList<>();
  private final Worlds worlds;
  private final boolean needSimulation;

  /// The tastes of all futures, where these do not differ.
  private final @Nullable List<Taste> same;

  /// One party's wishes, or the same taste in every future.
  private sealed interface Mind {
    record Sampled(List<Statement> statements, WishSampler sampler) implements Mind {}

    record Fixed(Taste taste) implements Mind {}
  }

  Minds(Game game, Profiles profiles, Worlds worlds, Reading reading, Sampling sampling) {
    this.reader = new Wishes.Reader(game, profiles, worlds);
    this.worlds = worlds;
    for (var who : game.conflict().decisionMakers()) {
      minds.add(
          profile(who, reading)
              .map(profile -> mind(game, who, profile, sampling))
              .orElseGet(() -> new Mind.Fixed((_, _) -> Comparison.EQUAL)));
    }
    this.needSimulation = minds.stream().anyMatch(Minds::needsSimulation);
    this.same =
        sampling.equals(Sampling.NONE) && !needSimulation && worlds.size() > 0 ? read(0, 1) : null;
  }

  static Optional<PreferenceProfile> profile(DecisionMaker who, Reading reading) {
    var named = reading.profiles().get(who.name());
    return named == null ? who.profiles().stream().findFirst() : who.profile(named);
  }

  private Mind mind(Game game, DecisionMaker who, PreferenceProfile profile, Sampling sampling) {
    return switch (profile.form()) {
      case PreferenceForm.Statements(var statements) ->
          new Mind.Sampled(
              statements,
              new WishSampler(
                  statements, sampling, worlds.seed(), who.name() + "/" + profile.name()));
      case PreferenceForm.Weights _, PreferenceForm.Ranked _, PreferenceForm.Payoffs _ ->
          new Mind.Fixed(Preferences.of(profile.form(), game).preference()::compare);
    };
  }

  /// Whether something a party wants depends on a simulated outcome.
  boolean needSimulation() {
    return needSimulation;
  }

  private static boolean needsSimulation(Mind mind) {
    return mind instanceof Mind.Sampled(var statements, _)
        && statements.stream().anyMatch(it -> it.condition().needsSimulation());
  }

  /// What is written of the wishes of a party; nothing where it has no list.
  List<Statement> statements(int who) {
    return minds.get(who) instanceof Mind.Sampled(var statements, _) ? statements : List.of();
  }

  /// The wishes of a party in a future, the most important first; none where it has no list.
  List<Wish> wishes(int who, int world) {
    return minds.get(who) instanceof Mind.Sampled(_, var sampler)
        ? sampler.of(worlds.runs()[world])
        : List.of();
  }

  /// The tastes of all parties in a future.
  ///
  /// @param noise what the noise of outcomes is multiplied with
  List<Taste> in(int world, double noise) {
    return same == null ? read(world, noise) : same;
  }

  private List<Taste> read(int world, double noise) {
    var tastes = new ArrayList<Taste>();
    for (var who = 0; who < minds.size(); who++) {
      tastes.add(
          switch (minds.get(who)) {
            case Mind.Sampled(_, var sampler) ->
                reader.read(sampler.of(worlds.runs()[world]), world, noise);
            case Mind.Fixed(var taste) -> taste;
          });
    }
    return tastes;
  }

  /// Futures in which everybody wants the same.
  ///
  /// @param world one of them
  record Group(int world, List<Taste> tastes, int count) {}

  /// Futures put together where their tastes do not differ, in the order of the first of each.
  List<Group> groups(List<Integer> worlds) {
    var groups = new LinkedHashMap<List<Taste>, Group>();
    for (var world : worlds) {
      var tastes = in(world, 1);
      groups.merge(
          tastes,
          new Group(world, tastes, 1),
          (group, one) -> new Group(group.world, group.tastes, group.count + one.count));
    }
    return List.copyOf(groups.values());
  }

  /// The same tastes, with other wishes for one party.
  List<Taste> with(List<Taste> tastes, int who, List<Wish> wishes, int world) {
    var changed = new ArrayList<>(tastes);
    changed.set(who, reader.read(wishes, world, 1));
    return changed;
  }
}
