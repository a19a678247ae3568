package org.jirga.analysis.experiment;

/// One of several parts of a study's draws, each of which can be carried out by itself, on any
/// machine, without knowing of the others: batches of draws are dealt out in turn.
///
/// @param number from 1 to `of`
public record Shard(int number, int of) {

  public Shard {
    if (of < 1 || number < 1 || number > of) {
      throw new IllegalArgumentException("There is no part %d of %d.".formatted(number, of));
    }
  }

  /// All of it.
  public static Shard whole() {
    return new Shard(1, 1);
  }

  public boolean isWhole() {
    return of == 1;
  }

  /// Whether a batch of draws, by its number, belongs to this part.
  public boolean has(long batch) {
    return batch % of == number - 1;
  }

  /// How many of a number of things fall to each part, rounded up.
  public int share(int things) {
    return (int) (((long) things + of - 1) / of);
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
