/* The model of cases/afghanistan-2021 under the status quo, as one would write it by hand: 480 steps
   of Euler's method, levers and switches folded in. With LANES 8, eight runs are computed side by
   side, exp and pow by the vector functions of the C library.
   Usage: afghanistan RUNS REPETITIONS INPUTS [FILE]; INPUTS holds the 75 uncertainties of each run
   in the order of the study. Prints nanoseconds of processor time for a run, one line for each
   repetition, and writes OUTCOMES numbers of every run to FILE. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef LANES
#define LANES 1
#endif
#define OUTCOMES 8

#if LANES == 1
typedef double lanes;
typedef int truth;
#define choose(test, then, otherwise) ((test) ? (then) : (otherwise))
static inline lanes power(lanes x, lanes y) { return pow(x, y); }
static inline lanes exponential(lanes x) { return exp(x); }
#else
typedef double lanes __attribute__((vector_size(LANES * sizeof(double))));
typedef long long truth __attribute__((vector_size(LANES * sizeof(double))));
static inline lanes choose(truth test, lanes then, lanes otherwise) {
  return (lanes)((test & (truth)then) | (~test & (truth)otherwise));
}
#if LANES == 8 && defined(__AVX512F__)
lanes _ZGVeN8vv_pow(lanes, lanes);
lanes _ZGVeN8v_exp(lanes);
static inline lanes power(lanes x, lanes y) { return _ZGVeN8vv_pow(x, y); }
static inline lanes exponential(lanes x) { return _ZGVeN8v_exp(x); }
#else
static inline lanes power(lanes x, lanes y) {
  for (int i = 0; i < LANES; i++) x[i] = pow(x[i], y[i]);
  return x;
}
static inline lanes exponential(lanes x) {
  for (int i = 0; i < LANES; i++) x[i] = exp(x[i]);
  return x;
}
#endif
#endif

static inline lanes all(double x) {
  lanes zero;
  memset(&zero, 0, sizeof zero);
  return zero + x;
}
static inline lanes least(lanes a, lanes b) { return choose(a < b, a, b); }
static inline lanes most(lanes a, lanes b) { return choose(a > b, a, b); }
static inline lanes ratio(lanes a, lanes b, lanes otherwise) {
  lanes size = most(b, -b);
  return choose(size < all(1e-6), otherwise, a / b);
}

enum {
  P0, M0, E0, H0, R0, K0, F0, PRISON, HIDE, TIME_HIDDEN, EMIGRATE, RETURN_EARLY, RETURN_LATE, WORK,
  WORK_ELASTICITY, JOB_LOSS, ABSORB, RESIST, RESIST_LOSS, REPRISAL0, REPRISAL, VENGEANCE,
  REPRISAL_RESPONSE, RECRUITABLE, DEFECT, NEED_PUSH, FEAR_PUSH, HALF_CONTACT, HIDDEN_DEFECT, EX_EXIT,
  SKILL, FOREIGN_SKILL, RECRUIT, LARGEST, OTHER_EXIT, FOREIGN, LOSS, EFFORT0, EFFORT_MOST,
  EFFORT_TIME, EFFORT_RESPONSE, ATTACKS, SUPPRESSION, DEATHS, PAY, CORE, REVENUE, TREASURY0, COST,
  HALF_CAPABILITY, BUILD_UP, DECAY, ACTIVITY, AID_MULTIPLIER, ACTIVITY_TIME, GDP, AID, TREND, NEED0,
  NEED_ELASTICITY, NEED_TIME, FOOD, SHOCK, EXTERNAL, FUNDS0, DIVERTED, REFORM0, IDEOLOGY,
  REFORM_RESPONSE, REFORM_TIME, TRUST_TIME, TRUST0, GRIEVANCE0, GRIEVANCE_TIME, PROGRAMME, INPUTS
};

static void run(const lanes *p, lanes *out) {
  const double dt = 0.125;
  const int steps = 480;
  lanes zero = all(0), one = all(1);
  lanes emigrated0 = p[M0] * p[P0], working0 = p[E0] * p[P0], hidden0 = p[H0] * p[P0];
  lanes resisting0 = least(p[R0], 0.05 * p[P0]);
  lanes large = p[P0] - emigrated0 - working0 - hidden0 - resisting0;
  lanes hidden = hidden0, working = working0, emigrated = emigrated0, resisting = resisting0;
  lanes absorbed = zero, isk = zero;
  lanes felt_hazard = p[REPRISAL0];
  lanes other = p[K0], foreign = p[F0];
  lanes smoothed = p[ATTACKS] * 1800.0, treasury = p[TREASURY0], external = all(0.05);
  lanes effort = p[EFFORT0], activity = one, need = p[NEED0], grievance = p[GRIEVANCE0];
  lanes trust = p[TRUST0], reform = p[REFORM0], withheld = p[FUNDS0], escrow = zero;
  lanes killed = zero, killed_resisting = zero, left = zero, defected = zero, dead = zero;
  lanes hazard = zero, need_sum = zero, attack_sum = zero;
  for (int step = 0; step < steps; step++) {
    double time = step * dt;
    lanes total = other + foreign + isk;
    lanes payroll = total * p[PAY] / 1e6;
    lanes ability = least(one, ratio(treasury, 2 * payroll, one));
    lanes economic =
        least(all(4), most(all(0.3), power(need / p[NEED0], p[NEED_PUSH])));
    lanes fear = least(all(4), most(all(0.1), power(felt_hazard / 0.0001, p[FEAR_PUSH])));
    lanes floored = most(activity, all(0.3));
    lanes to_work = power(floored, p[WORK_ELASTICITY]);

    lanes pay_ratio = least(all(3), most(zero, p[PAY] * ability / (110 * floored)));
    lanes contact = total / (total + p[HALF_CONTACT]);
    lanes defection = p[DEFECT] * economic * fear * (pay_ratio / 1.5) * (contact / 0.5)
        * ratio(most(p[RECRUITABLE] * p[P0] - defected, zero), p[P0], zero);
    lanes emigration =
        p[EMIGRATE] * power(fear / 1.5, all(0.3)) * power(economic / 1.5, all(0.3));
    lanes hiding = p[HIDE] * least(fear, all(3)) / 1.5 * large;
    lanes emigrating = emigration * large, emigrating_hidden = emigration * hidden;
    lanes finding = p[WORK] * to_work * large;
    lanes joining = p[ABSORB] * (0.5 + reform) * large;
    lanes resist = p[RESIST] * fear * exp(-time / 18) * large;
    lanes defecting = defection * large, defecting_hidden = p[HIDDEN_DEFECT] * defection * hidden;
    lanes emerging = 1 / (p[TIME_HIDDEN] * power(most(fear, all(0.3)), all(0.5))) * hidden;
    lanes to_large = 0.7 * emerging, to_job = (1 - 0.7) * emerging;
    lanes returning = (time < 26 ? p[RETURN_EARLY] : p[RETURN_LATE]) * emigrated;
    lanes losing = p[JOB_LOSS] * power(floored, -p[WORK_ELASTICITY]) * working;

    lanes resist_loss = p[RESIST_LOSS] * least(effort, all(2)) * resisting;
    lanes resist_killed = 0.5 * resist_loss, giving_up = (1 - 0.5) * resist_loss;
    lanes pressure = smoothed / 20;
    lanes reprisal =
        (p[REPRISAL] + (p[REPRISAL0] - p[REPRISAL]) * exponential(-time / p[VENGEANCE]))
        * (1 + p[REPRISAL_RESPONSE] * least(pressure, all(3))) * (1.3 - 0.6 * reform);
    lanes killed_large = reprisal * large;
    lanes killed_hidden = 0.5 * reprisal * hidden, killed_working = 0.5 * reprisal * working;

    lanes isk_loss = p[LOSS] * effort * (1.2 - 0.4 * grievance);
    lanes leaving = (isk_loss + p[EX_EXIT]) * isk;
    lanes prisoners = time < 2 ? p[PRISON] / 2 : zero;
    lanes recruits = p[RECRUIT] * other * (grievance / 0.5) * (0.3 + 0.7 * ability)
        * least(one, most(zero, 1 - total / p[LARGEST]));
    lanes other_leaving = (isk_loss + p[OTHER_EXIT]) * other;
    lanes arriving = p[FOREIGN] * (0.5 + external);
    lanes foreign_lost = isk_loss * foreign;

    lanes strength = other + p[FOREIGN_SKILL] * foreign + p[SKILL] * isk;
    lanes money = 0.4 + 0.6 * ability;
    lanes attacks = p[ATTACKS] * strength * power(most(effort, all(0.3)), -p[SUPPRESSION]) * money;
    lanes killing =
        attacks * p[DEATHS] * (1 + 0.2 * ratio(p[SKILL] * isk, total, zero));
    lanes income = most(
        p[CORE] + p[REVENUE] * total - ability * payroll - p[COST] * attacks, -treasury / dt);
    lanes behind = 0.2 * other + p[FOREIGN_SKILL] * foreign + p[SKILL] * isk;
    lanes target_external = least(one, most(zero,
        1.3 * ratio(behind, behind + p[HALF_CAPABILITY], zero) * money / (1 + 0.15 * (effort - 1))));
    lanes external_change = (target_external - external)
        / choose(target_external > external, p[BUILD_UP], p[DECAY]);

    lanes attack_pressure = least(pressure, all(2));
    lanes target_effort = least(p[EFFORT_MOST],
        p[EFFORT0] + (p[EFFORT_MOST] - p[EFFORT0]) * time / (time + p[EFFORT_TIME])
            * (1 + p[EFFORT_RESPONSE] * attack_pressure));
    lanes target_activity = p[ACTIVITY] + p[TREND] * (time > 18 ? time - 18 : 0)
        + p[AID_MULTIPLIER] * (p[AID] * (time <= 3 ? 0.5 : 1)) / p[GDP];
    double ramp = (time - 3) / 6;
    lanes relief = p[FOOD] * (ramp < 0 ? 0 : ramp > 1 ? 1 : ramp) * (p[AID] / 2.9);
    lanes target_need = p[NEED0] * power(floored, -p[NEED_ELASTICITY]) * (1 - relief)
        * (1 + p[SHOCK] * exp(-time / 8));
    lanes target_grievance = least(one, most(zero,
        0.25 + 0.25 * (need / p[NEED0] - 1) + 0.2 * (1 - reform) + 0.1 * attack_pressure
            - 0.1 * (activity - 0.75)));
    lanes target_trust = least(one, most(zero,
        0.1 + 0.5 * reform - 0.15 * choose(external > all(0.5), one, zero)));
    lanes target_reform = least(one, most(zero, p[IDEOLOGY]));
    lanes to_escrow =
        time >= 13 && time < 14 ? least(all(3.5), withheld / dt) : zero;

    lanes need_now = need, hazard_rate = p[EXTERNAL] * external * external;
    large += dt * (to_large + returning + losing + giving_up - hiding - emigrating - finding - joining
        - resist - defecting - killed_large);
    hidden += dt * (hiding - emigrating_hidden - to_large - to_job - defecting_hidden - killed_hidden);
    working += dt * (finding + to_job - losing - killed_working);
    emigrated += dt * (emigrating + emigrating_hidden - returning);
    resisting += dt * (resist - resist_killed - giving_up);
    absorbed += dt * joining;
    isk += dt * (defecting + defecting_hidden - leaving);
    felt_hazard += dt * ((reprisal - felt_hazard) / 3);
    other += dt * (prisoners + recruits - other_leaving);
    foreign += dt * (arriving - foreign_lost);
    smoothed += dt * ((attacks - smoothed) / 3);
    treasury += dt * income;
    external += dt * external_change;
    effort += dt * ((target_effort - effort) / 6);
    activity += dt * ((target_activity - activity) / p[ACTIVITY_TIME]);
    need += dt * ((target_need - need) / p[NEED_TIME]);
    grievance += dt * ((target_grievance - grievance) / p[GRIEVANCE_TIME]);
    trust += dt * ((target_trust - trust) / p[TRUST_TIME]);
    reform += dt * ((target_reform - reform) / p[REFORM_TIME]);
    withheld += dt * -to_escrow;
    escrow += dt * to_escrow;
    killed += dt * (killed_large + killed_hidden + killed_working);
    killed_resisting += dt * resist_killed;
    left += dt * leaving;
    defected += dt * (defecting + defecting_hidden);
    dead += dt * killing;
    hazard += dt * hazard_rate;
    need_sum += dt * need_now;
    attack_sum += dt * attacks;
  }
  out[0] = large;
  out[1] = isk;
  out[2] = other + foreign + isk;
  out[3] = killed + 0 * (absorbed + killed_resisting + left);
  out[4] = defected;
  out[5] = dead;
  out[6] = hazard;
  out[7] = need_sum + 0 * (attack_sum + trust + escrow);
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec * 1e9 + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  long n = atol(argv[1]), repetitions = atol(argv[2]);
  double *inputs = malloc(n * INPUTS * sizeof(double)), *outcomes = malloc(n * OUTCOMES * sizeof(double));
  FILE *file = fopen(argv[3], "rb");
  if (!file || fread(inputs, sizeof(double), n * INPUTS, file) != (size_t)(n * INPUTS)) return 1;
  fclose(file);
  for (long k = 0; k < repetitions; k++) {
    double start = now();
    for (long r = 0; r + LANES <= n; r += LANES) {
      lanes p[INPUTS], out[OUTCOMES];
      for (int i = 0; i < INPUTS; i++)
        for (int lane = 0; lane < LANES; lane++)
          ((double *)&p[i])[lane] = inputs[(r + lane) * INPUTS + i];
      run(p, out);
      for (int o = 0; o < OUTCOMES; o++)
        for (int lane = 0; lane < LANES; lane++)
          outcomes[(r + lane) * OUTCOMES + o] = ((double *)&out[o])[lane];
    }
    printf("%.1f\n", (now() - start) / n);
  }
  if (argc > 4) {
    file = fopen(argv[4], "wb");
    if (!file || fwrite(outcomes, sizeof(double), n * OUTCOMES, file) != (size_t)(n * OUTCOMES)
        || fclose(file))
      return 1;
  }
  return 0;
}
