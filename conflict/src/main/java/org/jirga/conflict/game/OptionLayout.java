package org.jirga.conflict.game;

import java.util.List;
import java.util.stream.IntStream;
import org.jirga.conflict.structure.Conflict;
import org.jirga.conflict.structure.Option;

/// How the settings of all options fit into one number.
///
/// Each option has a field of bits, the first the lowest, so that with yes-or-no options the number
/// of a combination is the sum of `2^k` over those set to yes, as is usual in the field.
public final class OptionLayout {

  private static final int BITS = 63;

  private final List<Option> options;
  private final int[] owners;
  private final int decisionMakers;
  private final int[] shifts;
  private final long[] masks;

  public OptionLayout(Conflict conflict) {
    this.options = conflict.options();
    this.owners = conflict.owners();
    this.decisionMakers = conflict.decisionMakers().size();
    this.shifts = new int[options.size()];
    this.masks = new long[options.size()];
    var shift = 0;
    for (var i = 0; i < options.size(); i++) {
      var width = 32 - Integer.numberOfLeadingZeros(options.get(i).levels().size() - 1);
      if (shift + width > BITS) {
        throw new IllegalArgumentException("These options need more than %d bits.".formatted(BITS));
      }
      shifts[i] = shift;
      masks[i] = (1L << width) - 1 << shift;
      shift += width;
    }
  }

  public List<Option> options() {
    return options;
  }

  public int owner(int option) {
    return owners[option];
  }

  public int level(long code, int option) {
    return (int) ((code & masks[option]) >>> shifts[option]);
  }

  public long with(long code, int option, int level) {
    return code & ~masks[option] | (long) level << shifts[option];
  }

  /// The bits of all options of a decision maker.
  public long maskOf(int decisionMaker) {
    return IntStream.range(0, options.size())
        .filter(option -> owners[option] == decisionMaker)
        .mapToLong(option -> masks[option])
        .reduce(0, (a, b) -> a | b);
  }

  public int[] optionsOf(int decisionMaker) {
    return IntStream.range(0, options.size())
        .filter(option -> owners[option] == decisionMaker)
        .toArray();
  }

  public int decisionMakers() {
    return decisionMakers;
  }

  /// The settings in short, one character an option: `N`, `Y`, or the number of a level.
  public String pattern(long code) {
    var text = new StringBuilder();
    for (var i = 0; i < options.size(); i++) {
      text.append(symbol(i, level(code, i)));
    }
    return text.toString();
  }

  /// One setting in one character.
  public char symbol(int option, int level) {
    if (options.get(option).isBinary()) {
      return level == 1 ? 'Y' : 'N';
    }
    return Character.forDigit(level, Character.MAX_RADIX);
  }
}
