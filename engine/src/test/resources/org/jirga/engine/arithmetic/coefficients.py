"""Prints the constants of org.jirga.engine.arithmetic as hexadecimal doubles.

Needs mpmath. Each polynomial is a least-squares fit at Chebyshev points, which is close to the
minimax polynomial. Coefficients are rounded from the lowest degree up and the rest is fitted again
after each, so that a later one makes good what the rounding of an earlier one lost.
"""

from mpmath import asin, atan, atanh, cos, exp, floor, log, matrix, mp, mpf, nstr, pi, sin, sqrt

mp.prec = 1400


def rounded(x, bits=53):
    mp_prec, mp.prec = mp.prec, bits
    y = +x
    mp.prec = mp_prec
    return y


def show(name, *values):
    print(name, *[float(v).hex() for v in values])


def fit(name, f, low, high, count, fixed=()):
    """Fits count coefficients to f between low and high; the first may be given."""
    working, mp.prec = mp.prec, 500
    middle, half, n = (low + high) / 2, (high - low) / 2, 4 * count + 1
    points = [middle + half * cos(pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    points = [x if abs(x) > mpf(2) ** -60 else mpf(2) ** -60 for x in points]
    values = [f(x) for x in points]
    coefficients = [mpf(c) for c in fixed]
    while len(coefficients) < count:
        known = len(coefficients)
        powers = matrix([[x**j for j in range(known, count)] for x in points])
        rest = matrix(
            [v - sum(c * x**j for j, c in enumerate(coefficients)) for x, v in zip(points, values)]
        )
        coefficients.append(rounded(mp.lu_solve(powers, rest)[0]))
    grid = [low + (high - low) * mpf(i) / 400 + mpf(2) ** -60 for i in range(401)]
    error = max(abs(sum(c * x**j for j, c in enumerate(coefficients)) - f(x)) for x in grid)
    show(name, *coefficients)
    print("  largest error 2^%s" % nstr(log(error, 2), 4))
    mp.prec = working


def parts(name, x, *bits):
    found = []
    for b in bits:
        found.append(rounded(x, b))
        x -= found[-1]
    show(name, *found)


if __name__ == "__main__":
    fit("exp", lambda r: (exp(r) - 1 - r) / r**2, mpf("-0.3467"), mpf("0.3467"), 11, [0.5])
    third = (sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)
    odd = lambda z: (2 * atanh(sqrt(z)) - 2 * sqrt(z)) / (sqrt(z) * z)
    fit("ln", odd, mpf(0), third**2 * mpf("1.0001"), 8)
    precise = lambda z: ((odd(z) - mpf(2) / 3) / z - mpf(2) / 5) / z
    fit("ln, precise", precise, mpf(0), third**2 * mpf("1.0001"), 7)
    parts("2/3", mpf(2) / 3, 53, 53)
    parts("2/5", mpf(2) / 5, 53, 53)
    quarter = mpf("0.7855")
    fit("sin", lambda z: (sin(sqrt(z)) / sqrt(z) - 1) / z, mpf(0), quarter**2, 7)
    fit("cos", lambda z: (cos(sqrt(z)) - 1 + z / 2) / z**2, mpf(0), quarter**2, 6)
    fit("sinh", lambda z: (mp.sinh(sqrt(z)) / sqrt(z) - 1) / z, mpf(0), mpf("0.123"), 6)
    fit("arctan", lambda z: (atan(sqrt(z)) / sqrt(z) - 1) / z, mpf(0), mpf(1) / 1000, 5)
    fit("arcsin", lambda z: (asin(sqrt(z)) / sqrt(z) - 1) / z, mpf(0), mpf("0.2501"), 13)
    parts("ln 2", log(mpf(2)), 32, 53)
    parts("1/ln 2", 1 / log(mpf(2)), 53)
    parts("1/ln 10", 1 / log(mpf(10)), 53, 53)
    parts("2/pi", 2 / pi, 53)
    parts("pi/2 for small angles", pi / 2, 33, 33, 33, 53)
    parts("pi/2", pi / 2, 53, 53)
    parts("pi", pi, 53, 53)
    for i in range(17):
        parts(f"arctan({i}/16)", atan(mpf(i) / 16), 53, 53)
    for i in range(17):
        parts(f"pi/2 - arctan({i}/16)", pi / 2 - atan(mpf(i) / 16), 53, 53)
    x = 2 / pi
    digits = []
    for _ in range(48):
        x *= 2**25
        digits.append(int(floor(x)))
        x -= floor(x)
    print("2/pi in digits of 25 bits", ", ".join(map(hex, digits)))
