"""Measures the functions of org.jirga.engine.arithmetic against exact values.

    python exact.py DIRECTORY [exact.csv]

reads what ElementaryMeasurement wrote to the directory, prints the largest error of each function
in units in the last place of the exact value, and writes exact.csv for ElementaryAccuracyTest: the
worst arguments found and as many others. Needs gmpy2 (MPFR).
"""

import csv
import heapq
import math
import struct
import sys
from pathlib import Path

import gmpy2
from gmpy2 import mpfr

gmpy2.get_context().precision = 160
KEPT = 120

LN10 = gmpy2.log(mpfr(10))
FUNCTIONS = {
    "EXP": lambda x, y: gmpy2.exp(x),
    "LN": lambda x, y: gmpy2.log(x),
    "LOG10": lambda x, y: gmpy2.log10(x),
    "SIN": lambda x, y: gmpy2.sin(x),
    "COS": lambda x, y: gmpy2.cos(x),
    "TAN": lambda x, y: gmpy2.tan(x),
    "ARCSIN": lambda x, y: gmpy2.asin(x),
    "ARCCOS": lambda x, y: gmpy2.acos(x),
    "ARCTAN": lambda x, y: gmpy2.atan(x),
    "SINH": lambda x, y: gmpy2.sinh(x),
    "COSH": lambda x, y: gmpy2.cosh(x),
    "TANH": lambda x, y: gmpy2.tanh(x),
    "POW": lambda x, y: x**y,
    "LOG": lambda x, y: gmpy2.log(x) / gmpy2.log(y),
}


def unit(exact):
    """The distance of doubles around the exact value."""
    exponent = gmpy2.frexp(exact)[0] if exact != 0 else -1074
    return mpfr(2) ** max(exponent - 53, -1074)


def error(exact, result):
    """In units, signed; of a result beyond the largest double, how far that is wrong."""
    if math.isinf(result):
        return 0.0 if abs(exact) >= 2**1024 - 2**970 else math.inf
    if abs(exact) >= 2**1024:
        return math.inf
    return float((mpfr(result) - exact) / unit(exact))


def measure(name, path):
    function, worst, others, count, wrong = FUNCTIONS[name], [], [], 0, 0
    data = path.read_bytes()
    for x, y, result in struct.iter_unpack(">ddd", data):
        exact = function(mpfr(x), mpfr(y))
        if not gmpy2.is_finite(exact):
            continue
        e = abs(error(exact, result))
        count += 1
        wrong += float(exact) != result
        if len(worst) < KEPT:
            heapq.heappush(worst, (e, x, y))
        elif e > worst[0][0]:
            heapq.heapreplace(worst, (e, x, y))
        if count % (len(data) // 24 // KEPT + 1) == 0:
            others.append((e, x, y))
    worst.sort(reverse=True)
    e, x, y = worst[0]
    print(f"{name:7} {count:8} {e:.4f} at {x.hex()} {y.hex()}, not nearest {100 * wrong / count:.2f} %", flush=True)
    return worst, others


if __name__ == "__main__":
    rows = []
    for name in FUNCTIONS:
        path = Path(sys.argv[1]) / f"{name}.bin"
        worst, others = measure(name, path)
        for _, x, y in worst + others:
            exact = FUNCTIONS[name](mpfr(x), mpfr(y))
            rounded = float(exact)
            if math.isinf(rounded):
                continue
            rest = float((exact - mpfr(rounded)) / unit(exact))
            rows.append([name, x.hex(), y.hex(), rounded.hex(), f"{rest:.6f}"])
    if len(sys.argv) > 2:
        with open(sys.argv[2], "w", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["function", "x", "y", "rounded", "rest"])
            writer.writerows(rows)
