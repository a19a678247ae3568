package org.jirga.engine.kernel;

import java.util.Arrays;
import org.jirga.engine.kernel.arrange.Arrangement;
import org.jirga.engine.program.Slot;

/// A block in one array, the frame: lane `l` of place `p` is `frame[p * stride + l]`.
public final class FrameBlock extends Block {

  private final double[] frame;
  private final int[] offsets;
  private final int stride;
  private final int moving;

  /// @param stride how far one place is from the next; at least the capacity
  /// @param extra places behind those of the arrangement, for the kernel's own use
  public FrameBlock(Arrangement arrangement, int capacity, int stride, int extra) {
    super(arrangement.program(), capacity);
    this.stride = stride;
    this.moving = arrangement.frame();
    this.frame = new double[Math.multiplyExact(arrangement.frame() + extra, stride)];
    this.offsets = new int[arrangement.places().length];
    for (var slot = 0; slot < offsets.length; slot++) {
      offsets[slot] = arrangement.places()[slot] * stride;
    }
    for (var constant : arrangement.program().constants()) {
      fill(arrangement.place(constant.slot()), constant.value());
    }
  }

  /// For kernels: the array itself.
  public double[] frame() {
    return frame;
  }

  /// For kernels: sets a place in all lanes.
  public void fill(int place, double value) {
    Arrays.fill(frame, place * stride, place * stride + capacity(), value);
  }

  @Override
  public double[] numbers(Slot slot) {
    return frame;
  }

  @Override
  public int offset(Slot slot) {
    return offsets[slot.index()];
  }

  @Override
  protected void keepNumbers(int[] kept, int count) {
    for (var place = 0; place < moving; place++) {
      keep(frame, place * stride, kept, count);
    }
  }
}
