// Keyed random numbers: the twin of RandomKey and Chance in engine.arithmetic. A number of 64 bits
// is a pair of 32-bit integers, the upper one first.

/** The two halves of the latest result. */
const key = new Int32Array(2);

function multiply(aUpper, aLower, bUpper, bLower) {
  const a0 = aLower & 0xffff;
  const a1 = aLower >>> 16;
  const b0 = bLower & 0xffff;
  const b1 = bLower >>> 16;
  // each product is below 2^32, and the sum below 2^34: exact
  const middle = a0 * b1 + a1 * b0 + ((a0 * b0) >>> 16);
  const carry = a1 * b1 + Math.floor(middle / 65536);
  key[0] = carry + Math.imul(aUpper, bLower) + Math.imul(aLower, bUpper);
  key[1] = Math.imul(aLower, bLower);
}

/** z ^ (z >>> by), for by below 32. */
function fold(by) {
  key[1] ^= (key[1] >>> by) | (key[0] << (32 - by));
  key[0] ^= key[0] >>> by;
}

function mix(upperHalf, lowerHalf) {
  key[0] = upperHalf;
  key[1] = lowerHalf;
  fold(30);
  multiply(key[0], key[1], 0xbf58476d, 0x1ce4e5b9);
  fold(27);
  multiply(key[0], key[1], 0x94d049bb, 0x133111eb);
  fold(31);
}

/** The key with something more in it: mixed(key + 0x9E3779B97F4A7C15 * (more + 1)). */
function keyWith(keyUpper, keyLower, moreUpper, moreLower) {
  const next = (moreLower + 1) | 0;
  multiply(0x9e3779b9, 0x7f4a7c15, next === 0 ? moreUpper + 1 : moreUpper, next);
  const sum = (keyLower >>> 0) + (key[1] >>> 0);
  mix((keyUpper + key[0] + (sum > 4294967295 ? 1 : 0)) | 0, sum | 0);
}

/** Between 0 and 1 but neither, of the bits in the key. */
function uniformOfKey() {
  return ((key[0] >>> 0) * 1048576 + (key[1] >>> 12) + 0.5) * 2.220446049250313e-16;
}

function uniform(keyUpper, keyLower, step) {
  keyWith(keyUpper, keyLower, Math.floor(step / 4294967296), step);
  return uniformOfKey();
}

/** The halves of an integer of 64 bits, given as a number, a bigint or its decimal digits. */
function halves(integer) {
  const whole = BigInt.asUintN(64, BigInt(integer));
  return [Number(whole >> 32n) | 0, Number(whole & 0xffffffffn) | 0];
}
