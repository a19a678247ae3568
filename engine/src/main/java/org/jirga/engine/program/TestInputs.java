package org.jirga.engine.program;

import java.util.Optional;

/// Expands the test inputs: functions of the time at the start of the step, so that they do "not
/// change except at TIME STEP intervals regardless of the integration technique used" (Vensim
/// reference manual, PULSE, STEP, RAMP).
///
/// Vensim compares with the middle of the step, `Time + TIME STEP / 2`, "to avoid rounding errors".
final class TestInputs {

  private final Code time;
  private final Code timeStep;
  private final Code initialTime;
  private final Code timePlus;

  TestInputs(Slot stepTime, Slot timeStep, Slot initialTime) {
    this.time = Code.of(stepTime);
    this.timeStep = Code.of(timeStep);
    this.initialTime = Code.of(initialTime);
    this.timePlus = Code.of(Op.ADD, time, Code.of(Op.DIVIDE, this.timeStep, Code.of(2)));
  }

  /// `time plus > start :AND: time plus < start + width`; "if width is passed as 0 it will be
  /// treated as though it were the current value of TIME STEP".
  Code pulse(Code start, Code width) {
    var lasting = new Code.Select(width, width, timeStep);
    return Code.of(
        Op.AND,
        Code.of(Op.GREATER, timePlus, start),
        Code.of(Op.LESS, timePlus, Code.of(Op.ADD, start, lasting)));
  }

  /// A pulse that is repeated after each interval, the last one beginning before the end; the end
  /// cuts it. "If the value of tbetween is smaller than width then 1 will be returned between start
  /// and end. If width is less than or equal to TIME STEP the pulses will only last one TIME STEP"
  /// (Vensim reference manual, PULSE TRAIN).
  Code pulseTrain(Code start, Code width, Code interval, Code end) {
    var lasting = Code.of(Op.MAX, width, timeStep);
    var since = Code.of(Op.SUBTRACT, timePlus, start);
    var within = Code.of(Op.FLOOR_REMAINDER, since, interval);
    var isOn =
        new Code.Select(
            Code.of(Op.LESS, interval, lasting), Code.of(1), Code.of(Op.LESS, within, lasting));
    return Code.of(
        Op.AND,
        Code.of(Op.AND, Code.of(Op.GREATER, since, Code.of(0)), isOn),
        Code.of(Op.LESS, timePlus, end));
  }

  /// From one number up to another as time passes, then again from the first.
  Code counter(Code from, Code to) {
    var elapsed = Code.of(Op.SUBTRACT, time, initialTime);
    return Code.of(
        Op.ADD, from, Code.of(Op.FLOOR_REMAINDER, elapsed, Code.of(Op.SUBTRACT, to, from)));
  }

  /// XMILE's pulse: `magnitude / dt` during the one step that begins at `first`, and again after
  /// each interval. Without an interval, or with one of 0, only once; without `first`, at
  /// the start.
  Code pulseOfMagnitude(Code magnitude, Optional<Code> first, Optional<Code> interval) {
    var since = Code.of(Op.SUBTRACT, timePlus, first.orElse(initialTime));
    var within =
        interval
            .<Code>map(
                every ->
                    new Code.Select(
                        Code.of(Op.GREATER, every, Code.of(0)),
                        Code.of(Op.FLOOR_REMAINDER, since, every),
                        since))
            .orElse(since);
    var fires =
        Code.of(Op.AND, Code.of(Op.GREATER, since, Code.of(0)), Code.of(Op.LESS, within, timeStep));
    return new Code.Select(fires, Code.of(Op.DIVIDE, magnitude, timeStep), Code.of(0));
  }

  /// `IF THEN ELSE(time plus > step time, height, 0)`.
  Code step(Code height, Code start) {
    return new Code.Select(Code.of(Op.GREATER, timePlus, start), height, Code.of(0));
  }

  /// `IF THEN ELSE(Time > start, slope * (MIN(Time, end) - start), 0)`, as Vensim has it; without
  /// an end it goes on.
  Code ramp(Code slope, Code start, Optional<Code> end) {
    var rising = rise(slope, start, time);
    var after =
        end.<Code>map(
                last ->
                    new Code.Select(Code.of(Op.LESS, time, last), rising, rise(slope, start, last)))
            .orElse(rising);
    return new Code.Select(Code.of(Op.GREATER, time, start), after, Code.of(0));
  }

  private static Code rise(Code slope, Code start, Code until) {
    return Code.of(Op.MULTIPLY, slope, Code.of(Op.SUBTRACT, until, start));
  }
}
