package org.jirga.engine.kernel;

import org.jirga.engine.arithmetic.RandomKey;
import org.jirga.engine.program.RandomStream;

/// The numbers of a random stream. Nothing is remembered, so runs may be dropped or computed apart.
final class RandomLine implements Pipelines.Line {

  private final RandomStream stream;

  RandomLine(RandomStream stream) {
    this.stream = stream;
  }

  @Override
  public void begin(Block block) {
    release(block, 0);
  }

  @Override
  public void release(Block block, int step) {
    var output = block.numbers(stream.output());
    var offset = block.offset(stream.output());
    for (var lane = 0; lane < block.lanes(); lane++) {
      var key = RandomKey.with(block.run(lane), stream.key());
      output[offset + lane] = RandomKey.uniform(key, step);
    }
  }
}
