package org.jirga.workbench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jirga.conflict.structure.PreferenceForm;
import org.jirga.conflict.structure.PreferenceProfile;
import org.jirga.deal.bargain.BargainResults;
import org.jirga.deal.structure.Reading;
import org.jirga.workbench.page.Block;
import org.jirga.workbench.page.Prose;
import org.jirga.workbench.page.Table;
import org.jirga.workbench.page.Table.Cell;
import org.jirga.workbench.wording.Words;

/// What each party may want: the readings, and every wish with its source.
final class BargainWishes {

  private final Findings findings;
  private final BargainResults results;
  private final BargainWords words;

  BargainWishes(Findings findings, BargainResults results, BargainWords words) {
    this.findings = findings;
    this.results = results;
    this.words = words;
  }

  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("deal-wishes", "What each party may want"));
    blocks.add(
        new Block.Bullets(
            results.bargain().readings().stream()
                .map(
                    reading ->
                        Prose.empty()
                            .strong(Words.upperFirst(reading.name()) + ": ")
                            .text(reading.label()))
                .toList()));
    var lists = new ArrayList<Block>();
    for (var who = 0; who < words.parties().size(); who++) {
      var party = who;
      var profiles = new LinkedHashMap<PreferenceProfile, Reading>();
      results
          .bargain()
          .readings()
          .forEach(
              reading ->
                  words
                      .profile(reading, party)
                      .ifPresent(profile -> profiles.putIfAbsent(profile, reading)));
      profiles.forEach((profile, reading) -> lists.add(list(party, profile, reading)));
    }
    blocks.add(new Block.Fold("deal-wish-lists", "The wishes, one by one, with sources", lists));
    return blocks;
  }

  private Block list(int party, PreferenceProfile profile, Reading reading) {
    var name = words.party(party) + ", " + profile.name();
    if (!(profile.form() instanceof PreferenceForm.Statements(var statements))) {
      return Block.paragraph(
          Prose.empty()
              .strong(name + ": ")
              .text(profile.label() + " (not a list of wishes, see conflict.yaml)"));
    }
    var table = Table.titled(name).words("Wish", "Source and date");
    for (var i = 0; i < statements.size(); i++) {
      table.row(
          List.of(
              Cell.of("%d. %s".formatted(i + 1, words.wish(reading, party, i))),
              Cell.of(words.grounds(findings, statements.get(i).grounds()))));
    }
    return table
        .note(
            Prose.of(profile.label().isEmpty() ? "" : Words.upperFirst(profile.label()) + ". ")
                .text("The order rests on: ")
                .then(words.grounds(findings, profile.grounds()))
                .text("."))
        .build();
  }
}
