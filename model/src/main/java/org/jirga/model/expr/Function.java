package org.jirga.model.expr;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The built-in functions: their names in each format, the number of arguments, and what their
/// value depends on.
///
/// The unit rules are in `org.jirga.model.unit`, the expansion of those that keep state in the
/// engine's lowering.
///
/// The dependencies decide the order of evaluation and what counts as a circular definition. `now`
/// lists the arguments (from 0) that the value at a time needs at that same time; `initially` those
/// that it needs at the initial time.
public enum Function {
  ABS("ABS", "ABS", 1, 1),
  /// Of two numbers; in XMILE of two or more.
  MIN("MIN", "MIN", 2, 100),
  MAX("MAX", "MAX", 2, 100),
  EXP("EXP", "EXP", 1, 1),
  LN("LN", "LN", 1, 1),
  /// `LOG(x, base)`.
  LOG("LOG", "", 2, 2),
  LOG10("", "LOG10", 1, 1),
  SQRT("SQRT", "SQRT", 1, 1),
  /// `POWER(x, y)`: x to the power of y, as `x ^ y`.
  POWER("POWER", "", 2, 2),
  SIN("SIN", "SIN", 1, 1),
  COS("COS", "COS", 1, 1),
  TAN("TAN", "TAN", 1, 1),
  ARCSIN("ARCSIN", "ARCSIN", 1, 1),
  ARCCOS("ARCCOS", "ARCCOS", 1, 1),
  ARCTAN("ARCTAN", "ARCTAN", 1, 1),
  SINH("SINH", "SINH", 1, 1),
  COSH("COSH", "COSH", 1, 1),
  TANH("TANH", "TANH", 1, 1),
  /// The natural logarithm of the gamma function.
  GAMMA_LN("GAMMA LN", "GAMMALN", 1, 1),
  SIGN("", "SIGN", 1, 1),
  /// To the nearest whole number, halves away from zero; `ROUND(x, n)` to n decimals.
  ROUND("", "ROUND", 1, 2),
  FACTORIAL("", "FACTORIAL", 1, 1),
  /// How many ways there are to choose k of n.
  COMBINATIONS("", "COMBINATIONS", 2, 2),
  /// How many ways there are to put k of n in a row.
  PERMUTATIONS("", "PERMUTATIONS", 2, 2),
  /// `NORMALCDF(left, right, mean, deviation)`: the probability of lying between the two.
  NORMAL_CDF("", "NORMALCDF", 2, 4),
  /// `NORMALPDF(x, mean, deviation)`: the density.
  NORMAL_PDF("", "NORMALPDF", 1, 3),
  /// `INVNORM(p, mean, deviation)`: the value below which a share of p lies.
  INVERSE_NORMAL("", "INVNORM", 1, 3),
  PERCENT("", "PERCENT", 1, 1),
  /// `SWITCH(a, b)`: 1 if a is larger than b, else 0.
  SWITCH("", "SWITCH", 2, 2),
  /// Towards zero.
  INTEGER("INTEGER", "", 1, 1),
  /// Towards minus infinity, as XMILE's `INT` does.
  FLOOR("", "INT", 1, 1),
  /// The remainder with the sign of the dividend.
  MODULO("MODULO", "", 2, 2),
  /// The remainder with the sign of the divisor, as XMILE's `MOD` does.
  FLOOR_MODULO("", "MOD", 2, 2),
  /// `QUANTUM(x, q)`: the multiple of q next to x towards zero.
  QUANTUM("QUANTUM", "", 2, 2),
  /// `ZIDZ(a, b)`: a / b, or 0 where b is (nearly) 0.
  ZIDZ("ZIDZ", "", 2, 2),
  /// `XIDZ(a, b, x)`: a / b, or x where b is (nearly) 0.
  XIDZ("XIDZ", "", 3, 3),
  /// `SAFEDIV(a, b, x)`: a / b, or x where b is 0; `a // b`, with 0 for x.
  SAFEDIV("", "SAFEDIV", 2, 3),
  /// Within bounds, on a multiple of a number, and at a special value where it comes close to it:
  /// `(x, low, high, multiple, special, how close)`, each of the last five possibly `:NA:`. What
  /// Vensim's `SINTEG` does to a stock.
  RESTRICTED("", "", 6, 6),
  /// `PULSE(start, width)`: 1 from start for width.
  PULSE("PULSE", "", 2, 2),
  /// XMILE's `PULSE(magnitude, first, interval)`: magnitude / dt for one step.
  PULSE_MAGNITUDE("", "PULSE", 2, 3),
  /// `STEP(height, start)`.
  STEP("STEP", "STEP", 2, 2),
  /// `RAMP(slope, start, end)`; in XMILE the end may be left out.
  RAMP("RAMP", "RAMP", 2, 3),
  /// `PULSE TRAIN(start, width, interval, end)`: a pulse that repeats.
  PULSE_TRAIN("PULSE TRAIN", "", 4, 4),
  /// `SINWAVE(amplitude, period)`, of the absolute value of its amplitude.
  SINE_WAVE("", "SINWAVE", 2, 2),
  COSINE_WAVE("", "COSWAVE", 2, 2),
  /// `COUNTER(from, to)`: counts the steps from one number up to another, and again.
  COUNTER("", "COUNTER", 2, 2),
  /// `TIME BASE(t, slope)`: t + slope * Time.
  TIME_BASE("TIME BASE", "", 2, 2),
  /// `GET TIME VALUE(relative to, offset, measure, year, month, day, unit)`: what is said of the
  /// date now (0) or at the initial time (1), and so much later. The last four, which a reader
  /// adds, are the date of time 0, and 0 to 7 for time in years, quarters, months, weeks, days,
  /// hours, minutes or seconds.
  GET_TIME_VALUE("GET TIME VALUE", "", 7, 7),
  /// What a player may set while a game is on; without one, its argument.
  GAME("GAME", "", 1, 1),
  SMOOTH("SMOOTH", "SMTH1", 2, 2, Dependence.OF_STATE_ONLY, 0),
  SMOOTHI("SMOOTHI", "SMTH1", 3, 3, Dependence.OF_STATE_ONLY, 2),
  SMOOTH3("SMOOTH3", "SMTH3", 2, 2, Dependence.OF_STATE_ONLY, 0),
  SMOOTH3I("SMOOTH3I", "SMTH3", 3, 3, Dependence.OF_STATE_ONLY, 2),
  DELAY1("DELAY1", "DELAY1", 2, 2, Dependence.OF_STATE_AND_TIME, 0, 1),
  DELAY1I("DELAY1I", "DELAY1", 3, 3, Dependence.OF_STATE_AND_TIME, 2, 1),
  DELAY3("DELAY3", "DELAY3", 2, 2, Dependence.OF_STATE_AND_TIME, 0, 1),
  DELAY3I("DELAY3I", "DELAY3", 3, 3, Dependence.OF_STATE_AND_TIME, 2, 1),
  /// `SMOOTH N(input, time, initial, order)`; the order is read at the initial time.
  SMOOTH_N("SMOOTH N", "", 4, 4, Dependence.OF_STATE_ONLY, 2, 3),
  /// XMILE's `SMTHN(input, time, order, initial)`.
  SMTHN("", "SMTHN", 3, 4, Dependence.OF_STATE_ONLY, 0, 2, 3),
  /// `DELAY N(input, time, initial, order)`; the order is read at the initial time.
  DELAY_N("DELAY N", "", 4, 4, Dependence.OF_STATE_AND_TIME, 2, 1, 3),
  /// XMILE's `DELAYN(input, time, order, initial)`.
  DELAYN("", "DELAYN", 3, 4, Dependence.OF_STATE_AND_TIME, 0, 1, 2, 3),
  /// `DELAY INFORMATION(input, time, initial)`: the latest input that has arrived.
  DELAY_INFORMATION("DELAY INFORMATION", "", 3, 3, Dependence.OF_STATE_ONLY, 2),
  /// `DELAY MATERIAL(input, time, initial, missing)`: all input that arrives now.
  DELAY_MATERIAL("DELAY MATERIAL", "", 4, 4, Dependence.OF_STATE_ONLY, 2),
  /// `DELAY BATCH(input, size, time, initial batch, initial release, backlog)`: input is collected
  /// until there is enough for a batch, which is worked on for a time, then released in one step.
  DELAY_BATCH("DELAY BATCH", "", 6, 6, Dependence.OF_STATE_ONLY, 3, 4, 5),
  /// `DELAY CONVEYOR(input, time, leak, initial profile, initial content, initial time)`: what
  /// comes off a belt, whose speed may change; a leak takes a fraction of all that is on it.
  DELAY_CONVEYOR("DELAY CONVEYOR", "", 6, 6, Dependence.OF_STATE_ONLY, 4, 5),
  /// `DELAY PROFILE(profile, input, time, initial, growth)`: what went in comes out over time as a
  /// lookup has it; the time is the mean delay, the growth that of the input before the run.
  DELAY_PROFILE("DELAY PROFILE", "", 5, 5, Dependence.OF_STATE_ONLY, 2, 3, 4),
  /// `SHIFT IF TRUE(stock[first], condition, size, accumulate, entering)`: moves what so many
  /// elements of a stock hold to the next of them at the end of a step, if the condition is true
  /// at its beginning. Its value is what the last one held and lost in the step before.
  SHIFT_IF_TRUE("SHIFT IF TRUE", "", 5, 5, Dependence.OF_STATE_ONLY, 2),
  /// `QUEUE FIFO(inflow, outflow, profile, initial, age range)`: what waits, in the order in which
  /// it came. What is there at the start is spread over ages as a lookup is high.
  QUEUE_FIFO("QUEUE FIFO", "", 5, 5, Dependence.OF_STATE_ONLY, 3, 4),
  /// `QUEUE FIFO ATTRIB(inflow, outflow, entering attribute, change, profile, attribute profile,
  /// initial, initial attribute, age range)`: the same, where what waits has an attribute.
  QUEUE_FIFO_ATTRIB("QUEUE FIFO ATTRIB", "", 9, 9, Dependence.OF_STATE_ONLY, 6, 7, 8),
  /// `QUEUE AGE AVERAGE(queue, quantity)`: of the oldest so many, or of all.
  QUEUE_AGE_AVERAGE("QUEUE AGE AVERAGE", "", 2, 2),
  /// `QUEUE AGE IN RANGE(queue, youngest, oldest)`: how much is of such an age.
  QUEUE_AGE_IN_RANGE("QUEUE AGE IN RANGE", "", 3, 3),
  QUEUE_AGE_OLDEST("QUEUE AGE OLDEST", "", 1, 1),
  /// `QUEUE ATTRIB AVERAGE(queue, quantity)`: of the oldest so many, or of all.
  QUEUE_ATTRIB_AVERAGE("QUEUE ATTRIB AVERAGE", "", 2, 2),
  /// `QUEUE ATTRIB IN RANGE(queue, least, most)`: how much has such an attribute.
  QUEUE_ATTRIB_IN_RANGE("QUEUE ATTRIB IN RANGE", "", 3, 3),
  QUEUE_ATTRIB_MAX("QUEUE ATTRIB MAX", "", 1, 1),
  QUEUE_ATTRIB_MIN("QUEUE ATTRIB MIN", "", 1, 1),
  /// `QUEUE ATTRIB QUANTITY(queue, sum)`: how much of the oldest has such a sum of attributes.
  QUEUE_ATTRIB_QUANTITY("QUEUE ATTRIB QUANTITY", "", 2, 2),
  /// The value one step ago; `PREVIOUS(x, initial)`.
  PREVIOUS("", "PREVIOUS", 2, 2, Dependence.OF_STATE_ONLY, 1),
  /// `SAMPLE IF TRUE(condition, x, initial)`: x when the condition was true last.
  /// The third is asked for at the initial time only.
  SAMPLE_IF_TRUE("SAMPLE IF TRUE", "", 3, 3),
  /// `TREND(input, time, initial)`: the fractional change of the input in a unit of time.
  TREND("TREND", "TREND", 2, 3),
  /// `FORECAST(input, time, horizon)`: where the trend leads; in XMILE with an initial trend.
  FORECAST("FORECAST", "FORCST", 3, 4),
  /// `NPV(stream, rate, initial, factor)`: the net present value so far.
  NPV("NPV", "NPV", 2, 4),
  /// `NPVE(stream, rate, initial, factor)`: the same, each step's stream at the end of the step.
  NPVE("NPVE", "", 4, 4),
  /// `DEPRECIATE STRAIGHTLINE(stream, lifetime, fiscal period, initial)`: what is depreciated of
  /// each period's stream in this period and those after it, in equal parts until the lifetime is
  /// over. Lifetime and period are read at the initial time.
  DEPRECIATE_STRAIGHTLINE(
      "DEPRECIATE STRAIGHTLINE", "", 4, 4, Dependence.OF_FIRST_AND_STATE, 0, 1, 2, 3),
  /// `DEPRECIATE BY SCHEDULE(stream, schedule, initial, lifetime, changeover)`: what is depreciated
  /// of each fiscal period's stream, in this period and those after it in the shares of a schedule.
  /// All but the stream are read at the initial time.
  DEPRECIATE_BY_SCHEDULE(
      "DEPRECIATE BY SCHEDULE", "", 5, 5, Dependence.OF_FIRST_AND_STATE, 0, 1, 2, 3, 4),
  /// `INTERNAL RATE OF RETURN(stream, fiscal period, payment, time of payment)`: the interest rate
  /// for a period at which what has been paid so far is worth nothing; `:NA:` where there is none
  /// from -1 to 1. All but the stream are read at the initial time.
  INTERNAL_RATE_OF_RETURN("INTERNAL RATE OF RETURN", "", 4, 4, Dependence.OF_STATE_ONLY, 1, 2, 3),
  /// `DELAY FIXED(input, delay, initial)`: the input of `delay` ago. The delay is read at the
  /// initial time.
  DELAY_FIXED("DELAY FIXED", "", 3, 3, Dependence.OF_STATE_ONLY, 1, 2),
  /// XMILE's `DELAY(input, delay, initial)`; the initial value may be left out.
  DELAY("", "DELAY", 2, 3, Dependence.OF_STATE_ONLY, 0, 1, 2),
  /// What comes off a conveyor: `(input, length, arrested, initial content, kind, spread)`, and for
  /// each leak its fraction, as shares of the length where its zone begins and ends, and 1 if it is
  /// of whole units. The input is what goes on at the beginning. The kind is 1 for leaks that are
  /// exponential, plus 2 for a conveyor that is discrete.
  CONVEYOR_OUTFLOW("", "", 6, 500, Dependence.OF_STATE_ONLY, 1, 3, 5),
  /// What falls off it by one leak: the number of the leak, from 0, then the same.
  CONVEYOR_LEAK("", "", 11, 501, Dependence.OF_STATE_ONLY, 2, 4, 6),
  /// What goes on elsewhere, in threes: 0 for evenly, 1 for as what is there, 2 for as a profile, 3
  /// for as where it comes from; the flow; and the profile, applied to anything, or the
  /// `CONVEYOR_LEAK` that the flow is.
  SPREAD("", "", 3, 300, Dependence.OF_STATE_ONLY),
  /// What a conveyor or a queue holds at the start: `(kind, length, …)`, and what it consists of.
  /// The kind is 0 for a conveyor, 1 for a discrete one, 2 for the batches of a queue.
  LISTED_CONTENT("", "", 3, 10000),
  /// How much the first batch of a queue holds, per unit of time for one step:
  /// `(what is taken, initial content)`, and each of the inflows, which bring a batch of their own.
  QUEUE_FRONT("", "", 2, 500, Dependence.OF_STATE_ONLY, 1),
  /// What comes out of an oven: `(input, cook time, capacity, fill time, clean time, arrested,
  /// initial content)`.
  OVEN_OUTFLOW("", "", 7, 7, Dependence.OF_STATE_ONLY, 1, 2, 3, 4, 6),
  /// How much an oven lets in, per unit of time for one step; the same arguments.
  OVEN_ROOM("", "", 7, 7, Dependence.OF_STATE_ONLY, 1, 2, 3, 4, 6),
  /// How many places a conveyor has; the arguments of [#CONVEYOR_OUTFLOW].
  CONVEYOR_PLACES("", "", 6, 500, Dependence.OF_STATE_ONLY, 1, 3, 5),
  /// How many batches wait in a queue; the arguments of [#QUEUE_FRONT].
  QUEUE_PLACES("", "", 2, 500, Dependence.OF_STATE_ONLY, 1),
  /// What an oven does: 0 where it fills or is empty, 1 where it cooks, 2 where it empties; the
  /// arguments of [#OVEN_OUTFLOW].
  OVEN_STATE("", "", 7, 7, Dependence.OF_STATE_ONLY, 1, 2, 3, 4, 6),
  /// What the places of a conveyor or the batches of a queue hold: `(stock, places)`, the second
  /// being a variable that is `CONVEYOR_PLACES` or `QUEUE_PLACES`.
  PLACE_SIZE("", "", 2, 2),
  PLACE_MEAN("", "", 2, 2),
  PLACE_MIN("", "", 2, 2),
  PLACE_MAX("", "", 2, 2),
  PLACE_STDDEV("", "", 2, 2),
  /// `(stock, places, n)`: what the n-th from the end or the front holds, 0 where there is none.
  PLACE_ELEMENT("", "", 3, 3),
  /// Stella's `OSTATE(oven)`; the second argument, which a reader adds, is a variable that is
  /// `OVEN_STATE`.
  OSTATE("", "OSTATE", 1, 2),
  /// Stella's `CAPACITY(conveyor or oven)`; a reader adds what it is.
  CAPACITY("", "CAPACITY", 1, 2),
  /// How much has flowed in since the last whole number of the time: `(inflow)`.
  ENTERED("", "", 1, 1, Dependence.OF_STATE_ONLY),
  /// As much of what wants to flow into a stock as may: `(wanted, arrested, capacity, limit,
  /// content, what leaves, what flows in before it, whole)`. Nothing where it is arrested, or where
  /// it is whole and not all of it may.
  ADMITTED("", "", 8, 8),
  /// The value of the argument at the initial time.
  INITIAL("INITIAL", "INIT", 1, 1, Dependence.OF_STATE_ONLY, 0),
  /// `ACTIVE INITIAL(active, initial)`: the second argument at the initial time, the first after
  /// it.
  ACTIVE_INITIAL("ACTIVE INITIAL", "", 2, 2, Dependence.OF_FIRST, 1),
  /// `SIMULTANEOUS(x, guess)`: x, which follows from the value itself at the same time: its
  /// equations are gone through again and again, from the guess on, until nothing changes.
  SIMULTANEOUS("SIMULTANEOUS", "", 2, 2),
  /// `FIND ZERO(scale, z, scale of z, guess, count, skipped, tolerance, most, method)`: the vector,
  /// along the last subscript of the left side, at which the vector z, which follows from it, is 0.
  FIND_ZERO("FIND ZERO", "", 9, 9),
  /// Sum over the elements of the reduced subscripts of its argument.
  SUM("SUM", "SUM", 1, 1),
  /// Product over the elements of the reduced subscripts.
  PROD("PROD", "PROD", 1, 1),
  /// The smallest over the elements of the reduced subscripts.
  VMIN("VMIN", "MIN", 1, 1),
  /// The largest over the elements of the reduced subscripts.
  VMAX("VMAX", "MAX", 1, 1),
  /// The mean over the elements of the reduced subscripts.
  MEAN("", "MEAN", 1, 1),
  /// The standard deviation of the elements of the reduced subscripts, divided by their number.
  STDDEV("", "STDDEV", 1, 1),
  /// How many elements the reduced subscripts have.
  SIZE("", "SIZE", 1, 1),
  /// How many elements a subscript range has.
  ELMCOUNT("ELMCOUNT", "", 1, 1),
  /// `VECTOR SELECT(selection, expression, missing, action, error)` over the reduced subscripts, of
  /// those where the selection is not 0: the sum (action 0), product (1), smallest (2), largest (3)
  /// or mean (4) of selection times expression, the product of expression to the power of selection
  /// (5), or the sum and so on (6 to 10) of the expressions.
  VECTOR_SELECT("VECTOR SELECT", "", 5, 5),
  /// `VECTOR SORT ORDER(vector, direction)`: which element, counted from 0, comes at this place.
  VECTOR_SORT_ORDER("VECTOR SORT ORDER", "", 2, 2),
  /// `VECTOR RANK(vector, direction)`: at which place, counted from 1, this element comes.
  VECTOR_RANK("VECTOR RANK", "", 2, 2),
  /// `RANK(vector, n, second)`: which element, counted from 1, is the n-th smallest. Among equals
  /// the second vector decides, if there is one, and then their order.
  RANK("", "RANK", 2, 3),
  /// `INTERPOLATE(array, place, ...)`: the value at a place along each dimension, from 0 at its
  /// first element to 1 at its last, and on lines between them.
  INTERPOLATE("", "INTERPOLATE", 2, 20),
  /// `VECTOR REORDER(vector, order)`: the element, counted from 0, that the order names here.
  VECTOR_REORDER("VECTOR REORDER", "", 2, 2),
  /// `VECTOR ELM MAP(vector[element], offset)`: the value so many elements on.
  VECTOR_ELM_MAP("VECTOR ELM MAP", "", 2, 2),
  /// `VECTOR LOOKUP(vector[element], x, from, to, mode)`: the elements are the values of a lookup
  /// at places spread evenly between two numbers.
  VECTOR_LOOKUP("VECTOR LOOKUP", "", 5, 5),
  /// `ALLOCATE AVAILABLE(request, profile, available)`: this element's share.
  ALLOCATE_AVAILABLE("ALLOCATE AVAILABLE", "", 3, 3),
  /// `ALLOCATE BY PRIORITY(request, priority, size, width, supply)`: this element's share.
  ALLOCATE_BY_PRIORITY("ALLOCATE BY PRIORITY", "", 5, 5),
  /// Stella's `ALLOCATE` as `(request, priorities, widths, kinds, supply)`: this element's share.
  ALLOCATE_BY_PROFILE("", "", 5, 5),
  /// `MARKETP(request[first], priority[first], size, width, supply)`: the priority at which as much
  /// is asked for as there is.
  MARKETP("MARKETP", "", 5, 5),
  /// `ALLOC P(request, priority, width, market priority)`: what one who asks gets at it.
  ALLOC_P("ALLOC P", "", 4, 4),
  /// `FIND MARKET PRICE(demand, demand profile, supply, supply profile)`.
  FIND_MARKET_PRICE("FIND MARKET PRICE", "", 4, 4),
  /// `DEMAND AT PRICE(quantity, profile, price)`.
  DEMAND_AT_PRICE("DEMAND AT PRICE", "", 3, 3),
  /// `SUPPLY AT PRICE(quantity, profile, price)`.
  SUPPLY_AT_PRICE("SUPPLY AT PRICE", "", 3, 3),
  /// `INVERT MATRIX(matrix, size)`: this element of the inverse.
  INVERT_MATRIX("INVERT MATRIX", "", 2, 2),
  /// `LOOKUP EXTRAPOLATE(lookup, x)`: beyond the end points their slopes go on.
  LOOKUP_EXTRAPOLATE("LOOKUP EXTRAPOLATE", "", 2, 2),
  /// `LOOKUP FORWARD(lookup, x)`: the value of the next point.
  LOOKUP_FORWARD("LOOKUP FORWARD", "LOOKUPFORWARD", 2, 2),
  /// `LOOKUP BACKWARD(lookup, x)`: the value of the last point.
  LOOKUP_BACKWARD("LOOKUP BACKWARD", "LOOKUPBACKWARD", 2, 2),
  /// `LOOKUP INVERT(lookup, y)`: the first x at which the lookup is y, or `:NA:`.
  LOOKUP_INVERT("LOOKUP INVERT", "", 2, 2),
  /// XMILE's `LOOKUPINV(lookup, y)`: beyond the values the nearer end point or, for a lookup
  /// that is extrapolated, where the slope of an end leads.
  LOOKUP_INVERT_OR_END("", "LOOKUPINV", 2, 2),
  /// `LOOKUP SLOPE(lookup, x, mode)`.
  LOOKUP_SLOPE("LOOKUP SLOPE", "", 2, 3),
  /// `LOOKUP AREA(lookup, from, to)`.
  LOOKUP_AREA("LOOKUP AREA", "", 3, 3),
  /// XMILE's `LOOKUPAREA(lookup, from, to)`, the two in any order, or `LOOKUPAREA(lookup, to)` from
  /// the first point on, or of the whole lookup. Beyond the end points there is none, unless the
  /// lookup is extrapolated. A discrete one has steps.
  LOOKUP_AREA_WITHIN("", "LOOKUPAREA", 1, 3),
  /// `RANDOM UNIFORM(low, high, seed)`.
  RANDOM_UNIFORM("RANDOM UNIFORM", "", 3, 3),
  UNIFORM("", "UNIFORM", 2, 3),
  /// Between 0 and 1.
  RANDOM_0_1("RANDOM 0 1", "", 0, 0),
  RANDOM("", "RANDOM", 0, 3),
  /// `RANDOM NORMAL(low, high, mean, deviation, seed)`.
  RANDOM_NORMAL("RANDOM NORMAL", "", 5, 5),
  /// `NORMAL(mean, deviation, seed, low, high)`.
  NORMAL("", "NORMAL", 2, 5),
  /// `LOGNORMAL(mean, deviation, seed)`, both of the number itself.
  LOGNORMAL("", "LOGNORMAL", 2, 3),
  /// `RANDOM EXPONENTIAL(low, high, shift, stretch, seed)`.
  RANDOM_EXPONENTIAL("RANDOM EXPONENTIAL", "", 5, 5),
  /// `EXPRND(mean, seed)`.
  EXPRND("", "EXPRND", 1, 2),
  /// `RANDOM POISSON(low, high, mean, shift, stretch, seed)`.
  RANDOM_POISSON("RANDOM POISSON", "", 6, 6),
  /// `POISSON(mean, seed)`.
  POISSON("", "POISSON", 1, 2),
  /// `RANDOM BINOMIAL(low, high, probability, trials, shift, stretch, seed)`.
  RANDOM_BINOMIAL("RANDOM BINOMIAL", "", 7, 7),
  /// `BINOMIAL(trials, probability, seed)`.
  BINOMIAL("", "BINOMIAL", 2, 3),
  /// `RANDOM NEGATIVE BINOMIAL(low, high, probability, successes, shift, stretch, seed)`.
  RANDOM_NEGATIVE_BINOMIAL("RANDOM NEGATIVE BINOMIAL", "", 7, 7),
  /// `NEGBINOMIAL(successes, probability, seed)`.
  NEGBINOMIAL("", "NEGBINOMIAL", 2, 3),
  /// `GEOMETRIC(probability, seed)`.
  GEOMETRIC("", "GEOMETRIC", 1, 2),
  /// `RANDOM GAMMA(low, high, order, shift, stretch, seed)`.
  RANDOM_GAMMA("RANDOM GAMMA", "", 6, 6),
  /// `GAMMA(shape, scale, seed)`.
  GAMMA("", "GAMMA", 1, 3),
  /// `RANDOM BETA(low, high, alpha, beta, shift, stretch, seed)`.
  RANDOM_BETA("RANDOM BETA", "", 7, 7),
  /// `BETA(alpha, beta, seed)`.
  BETA("", "BETA", 2, 3),
  /// `RANDOM TRIANGULAR(low, high, start, peak, stop, seed)`.
  RANDOM_TRIANGULAR("RANDOM TRIANGULAR", "", 6, 6),
  /// `TRIANGULAR(low, mode, high, seed)`.
  TRIANGULAR("", "TRIANGULAR", 3, 4),
  /// `RANDOM WEIBULL(low, high, shape, shift, stretch, seed)`.
  RANDOM_WEIBULL("RANDOM WEIBULL", "", 6, 6),
  /// `WEIBULL(shape, scale, seed, low, high)`.
  WEIBULL("", "WEIBULL", 2, 5),
  /// `LOGISTIC(mean, scale, seed)`.
  LOGISTIC("", "LOGISTIC", 2, 3),
  /// `PARETO(shape, scale, seed)`.
  PARETO("", "PARETO", 2, 3),
  /// `RANDOM LOOKUP(lookup, low, high, shift, stretch, seed)`: as dense as the lookup is high.
  RANDOM_LOOKUP("RANDOM LOOKUP", "", 6, 6),
  /// `RANDOM PINK NOISE(mean, deviation, correlation time, seed)`.
  RANDOM_PINK_NOISE("RANDOM PINK NOISE", "", 4, 4),
  /// `MONTECARLO(probability, seed)`: 1 so many times in a hundred units of time, else 0.
  MONTECARLO("", "MONTECARLO", 1, 2),
  /// `RC STEP(basis, factor, start, duration)`: from the start on the factor times what the basis
  /// is at the start. This and its kin, which can only stand in what a model is expected to do,
  /// may be without the last two, and begin at `RC START TIME` then.
  RC_STEP("RC STEP", "", 2, 4),
  /// `RC RAMP(basis, factor, time, start, duration)`: goes there in a straight line.
  RC_RAMP("RC RAMP", "", 3, 5),
  /// `RC GROW(basis, rate, start, duration)`: grows exponentially.
  RC_GROW("RC GROW", "", 2, 4),
  /// `RC DECAY(basis, time, start, duration)`: decays exponentially.
  RC_DECAY("RC DECAY", "", 2, 4),
  /// The same with a time of grace in front, in which a comparison with it is not made.
  RC_STEP_CHECK("RC STEP CHECK", "", 3, 5),
  RC_RAMP_CHECK("RC RAMP CHECK", "", 4, 6),
  RC_GROW_CHECK("RC GROW CHECK", "", 3, 5),
  RC_DECAY_CHECK("RC DECAY CHECK", "", 3, 5);

  /// Whether it draws a number: those from `RANDOM UNIFORM` to `MONTECARLO` in the order above.
  public boolean isRandom() {
    return compareTo(RANDOM_UNIFORM) >= 0 && compareTo(MONTECARLO) <= 0;
  }

  private enum Dependence {
    OF_ALL,
    OF_STATE_ONLY,
    OF_STATE_AND_TIME,
    OF_FIRST_AND_STATE,
    OF_FIRST
  }

  private final String vensim;
  private final String xmile;
  private final int fewest;
  private final int most;
  private final Dependence dependence;
  private final List<Integer> initially;

  Function(String vensim, String xmile, int fewest, int most) {
    this(vensim, xmile, fewest, most, Dependence.OF_ALL);
  }

  Function(
      String vensim,
      String xmile,
      int fewest,
      int most,
      Dependence dependence,
      Integer... initially) {
    this.vensim = vensim;
    this.xmile = xmile;
    this.fewest = fewest;
    this.most = most;
    this.dependence = dependence;
    this.initially = List.of(initially);
  }

  /// The Vensim name, if Vensim has the function.
  public Optional<String> vensim() {
    return vensim.isEmpty() ? Optional.empty() : Optional.of(vensim);
  }

  /// The XMILE name, if XMILE has the function.
  public Optional<String> xmile() {
    return xmile.isEmpty() ? Optional.empty() : Optional.of(xmile);
  }

  /// A name for messages.
  public String word() {
    return vensim().or(this::xmile).orElseGet(() -> name().toLowerCase(Locale.ROOT));
  }

  public int fewestArguments() {
    return fewest;
  }

  public int mostArguments() {
    return most;
  }

  /// Whether it runs over the reduced subscripts of its arguments.
  public boolean reduces() {
    return switch (this) {
      case SUM,
          PROD,
          VMIN,
          VMAX,
          MEAN,
          STDDEV,
          SIZE,
          RANK,
          INTERPOLATE,
          VECTOR_SELECT,
          ALLOCATE_BY_PROFILE ->
          true;
      default -> false;
    };
  }

  /// Whether it says what flows at a conveyor, a queue or an oven, or what is in one.
  public boolean isOfBelts() {
    return switch (this) {
      case CONVEYOR_OUTFLOW,
          CONVEYOR_LEAK,
          SPREAD,
          LISTED_CONTENT,
          QUEUE_FRONT,
          OVEN_OUTFLOW,
          OVEN_ROOM,
          CONVEYOR_PLACES,
          QUEUE_PLACES,
          OVEN_STATE,
          ENTERED,
          ADMITTED ->
          true;
      default -> asksBelts();
    };
  }

  /// Whether it asks what the stock that is its first argument is or holds in its parts.
  public boolean asksBelts() {
    return switch (this) {
      case PLACE_SIZE,
          PLACE_MEAN,
          PLACE_MIN,
          PLACE_MAX,
          PLACE_STDDEV,
          PLACE_ELEMENT,
          OSTATE,
          CAPACITY ->
          true;
      default -> false;
    };
  }

  /// Whether what it says holds from step to step, and not for the stages of a method that makes
  /// several evaluations in a step.
  public boolean needsEuler() {
    return this == RESTRICTED || isOfBelts();
  }

  /// Whether it can only stand in what a model is expected to do.
  public boolean isOfExpectations() {
    return switch (this) {
      case RC_STEP,
          RC_RAMP,
          RC_GROW,
          RC_DECAY,
          RC_STEP_CHECK,
          RC_RAMP_CHECK,
          RC_GROW_CHECK,
          RC_DECAY_CHECK ->
          true;
      default -> false;
    };
  }

  /// Whether an argument is the name of a lookup.
  public boolean namesLookup(int argument) {
    return switch (this) {
      case LOOKUP_EXTRAPOLATE,
          LOOKUP_FORWARD,
          LOOKUP_BACKWARD,
          LOOKUP_INVERT,
          LOOKUP_INVERT_OR_END,
          LOOKUP_SLOPE,
          LOOKUP_AREA,
          LOOKUP_AREA_WITHIN,
          RANDOM_LOOKUP ->
          argument == 0;
      case DELAY_CONVEYOR -> argument == 3;
      case DELAY_PROFILE -> argument == 0;
      case QUEUE_FIFO -> argument == 2;
      case QUEUE_FIFO_ATTRIB -> argument == 4 || argument == 5;
      default -> false;
    };
  }

  /// How many of an argument's last subscripts stand for all of their elements at once, because
  /// the function sees the whole vector or matrix; 0 where it sees one value.
  public int wideSubscripts(int argument) {
    return switch (this) {
      case VECTOR_SORT_ORDER, VECTOR_RANK, VECTOR_REORDER -> argument == 0 ? 1 : 0;
      case VECTOR_ELM_MAP -> argument == 0 ? Integer.MAX_VALUE : 0;
      case VECTOR_LOOKUP, SHIFT_IF_TRUE -> argument == 0 ? 1 : 0;
      case ALLOCATE_BY_PRIORITY, MARKETP -> argument <= 1 ? 1 : 0;
      case ALLOCATE_AVAILABLE -> argument == 0 ? 1 : argument == 1 ? 2 : 0;
      case ALLOCATE_BY_PROFILE -> argument == 0 ? 1 : 0;
      case FIND_MARKET_PRICE -> argument % 2 == 0 ? 1 : 2;
      case DEMAND_AT_PRICE, SUPPLY_AT_PRICE -> argument == 1 ? 1 : 0;
      case INVERT_MATRIX -> argument == 0 ? 2 : 0;
      case DEPRECIATE_BY_SCHEDULE -> argument == 1 || argument == 2 ? 1 : 0;
      default -> 0;
    };
  }

  /// Whether the value depends on the past through hidden state.
  public boolean keepsState() {
    return switch (this) {
      case SAMPLE_IF_TRUE, TREND, FORECAST, NPV, NPVE, RANDOM_PINK_NOISE -> true;
      case ACTIVE_INITIAL -> false;
      default -> dependence != Dependence.OF_ALL;
    };
  }

  /// Whether an argument may follow from the value itself, or is only named.
  private boolean isNoCause(int argument) {
    return this == SIMULTANEOUS && argument == 0
        || this == FIND_ZERO && argument == 1
        || asksBelts() && argument == 0;
  }

  /// Arguments that the value at a time after the initial one needs at that same time.
  public boolean needsNow(int argument) {
    return switch (dependence) {
      case OF_ALL -> (this != SAMPLE_IF_TRUE || argument < 2) && !isNoCause(argument);
      case OF_STATE_ONLY -> isAtOnce(argument);
      case OF_STATE_AND_TIME -> argument == 1;
      case OF_FIRST, OF_FIRST_AND_STATE -> argument == 0;
    };
  }

  /// Whether an argument of a conveyor or an oven changes what comes off or may go on at the same
  /// time.
  private boolean isAtOnce(int argument) {
    return switch (this) {
      case CONVEYOR_OUTFLOW -> argument == 2 || argument > 5;
      case CONVEYOR_LEAK -> argument == 0 || argument == 3 || argument > 6;
      case OVEN_OUTFLOW -> argument == 5;
      case OVEN_ROOM -> argument == 2 || argument == 4 || argument == 5;
      default -> false;
    };
  }

  /// Arguments that the value at the initial time needs.
  public boolean needsInitially(int argument) {
    return isAtOnce(argument)
        || dependence == Dependence.OF_ALL && !isNoCause(argument)
        || initially.contains(argument)
        || this == CONVEYOR_PLACES && argument > 5
        || this == SPREAD && argument % 3 == 2;
  }
}
