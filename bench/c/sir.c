/* The SIR model of bench as one would write it by hand: 3,200 steps of Euler's method, the
   infectious saved at each. With LANES above 1, so many runs are computed side by side.
   Usage: sir RUNS REPETITIONS [FILE]; prints nanoseconds of processor time for a run, one line for
   each repetition, and writes the last infectious of every run to FILE. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef LANES
#define LANES 1
#endif
#if LANES == 1
typedef double lanes;
#else
typedef double lanes __attribute__((vector_size(LANES * sizeof(double))));
#endif
#define STEPS 3200

static lanes saved[STEPS + 1];

static void run(lanes infectivity, lanes duration) {
  const double dt = 0.03125, total = 1000;
  lanes zero = infectivity - infectivity;
  lanes s = zero + (total - 1), i = zero + 1, r = zero;
  for (int step = 0;; step++) {
    saved[step] = i;
    if (step == STEPS) return;
    lanes infection = s * i / total * infectivity;
    lanes recovery = i / duration;
    s += dt * -infection;
    i += dt * (infection - recovery);
    r += dt * recovery;
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  long n = atol(argv[1]), repetitions = atol(argv[2]);
  double *infectivity = malloc(n * sizeof(double)), *duration = malloc(n * sizeof(double));
  double *last = malloc(n * sizeof(double));
  for (long r = 0; r < n; r++) { /* both constants move through their range */
    infectivity[r] = 0.2 + 0.2 * r / n;
    duration[r] = 4 + 4.0 * (r * 7 % n) / n;
  }
  for (long k = 0; k < repetitions; k++) {
    double start = now();
    for (long r = 0; r + LANES <= n; r += LANES) {
      lanes a, b;
      memcpy(&a, infectivity + r, sizeof a);
      memcpy(&b, duration + r, sizeof b);
      run(a, b);
      memcpy(last + r, &saved[STEPS], sizeof a);
    }
    printf("%.1f\n", (now() - start) / n);
  }
  if (argc > 3) {
    FILE *file = fopen(argv[3], "wb");
    if (!file || fwrite(last, sizeof(double), n, file) != (size_t)n || fclose(file)) return 1;
  }
  return 0;
}
