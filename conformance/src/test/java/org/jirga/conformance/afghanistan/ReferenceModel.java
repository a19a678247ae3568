package org.jirga.conformance.afghanistan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The specification's equations in plain arithmetic, one future under one policy, by Euler steps.
///
/// An instance stands at one time: [#row()] reads it there and [#step()] moves it on by `dt`, with
/// every right-hand side computed from the values at the start of the step. Units: person, month,
/// MUSD for the armed group, BUSD for the withheld funds, million persons for need.
public final class ReferenceModel {

  /// The end, in months.
  public static final double HORIZON = 60;

  /// The stocks and accounting stocks, by symbol, as [#row()] gives them after the time.
  public static final List<String> STOCKS =
      List.of(
          "V",
          "H",
          "E",
          "M",
          "R",
          "T",
          "X",
          "RS",
          "K",
          "F",
          "Q",
          "C",
          "P",
          "att_s",
          "B",
          "Y",
          "N",
          "G",
          "U",
          "Z",
          "W",
          "S",
          "L",
          "D",
          "DR",
          "XL",
          "cumdef",
          "dead",
          "haz",
          "cost",
          "spent",
          "diverted",
          "needacc",
          "attacks");

  /// The auxiliaries that follow the stocks in [#row()].
  public static final List<String> AUXILIARIES =
      List.of(
          "Kt",
          "cap",
          "ce",
          "att",
          "able",
          "payroll",
          "PR",
          "contact",
          "EP",
          "FP",
          "h_hide",
          "h_em",
          "h_job",
          "h_tal",
          "h_res",
          "h_def",
          "h_out",
          "h_emH",
          "h_defH",
          "dfc",
          "kh",
          "lam",
          "C*",
          "B*",
          "Y*",
          "N*",
          "G*",
          "Z*",
          "U*",
          "gate",
          "release",
          "to_escrow",
          "spend",
          "food",
          "places",
          "access",
          "rl",
          "h_defV");

  private final double P0;
  private final double frac_M0;
  private final double frac_E0;
  private final double frac_H0;
  private final double R0;
  private final double prison;
  private final double h_hide0;
  private final double tau_hide;
  private final double e0;
  private final double ret0;
  private final double ret1;
  private final double r0;
  private final double eps_r;
  private final double l0;
  private final double ta0;
  private final double s0;
  private final double res_loss;
  private final double k_init;
  private final double k_floor;
  private final double tau_ven;
  private final double beta_att;
  private final double phi;
  private final double d0;
  private final double eps_N;
  private final double eps_F;
  private final double K50;
  private final double kappaH;
  private final double x_exit;
  private final double wX;
  private final double wF;
  private final double k_rec;
  private final double Kmax;
  private final double k_exit;
  private final double f_in;
  private final double lam0;
  private final double B0;
  private final double Bmax;
  private final double tau_B;
  private final double resp;
  private final double a0;
  private final double theta;
  private final double leth;
  private final double pay;
  private final double q_in;
  private final double q_loc;
  private final double op;
  private final double C_half;
  private final double tau_cu;
  private final double tau_cd;
  private final double Ydom;
  private final double mu;
  private final double tau_Y;
  private final double GDP0;
  private final double aid;
  private final double growth;
  private final double N0;
  private final double eps_Y;
  private final double tau_N;
  private final double food_eff;
  private final double shockN;
  private final double c_ext;
  private final double W0;
  private final double divert;
  private final double Zideo;
  private final double eta;
  private final double tau_Z;
  private final double tau_U;
  private final double tau_G;
  private final double reint_eff;

  private final ReferencePolicy policy;
  private final ReferenceStructure structure;
  private final double dt;

  private int steps;

  private double V;
  private double H;
  private double E;
  private double M;
  private double R;
  private double T;
  private double X;
  private double RS;
  private double K;
  private double F;
  private double Q;
  private double C;
  private double P;
  private double att_s;
  private double B;
  private double Y;
  private double N;
  private double G;
  private double U;
  private double Z;
  private double W;
  private double S;
  private double L;
  private double D;
  private double DR;
  private double XL;
  private double cumdef;
  private double dead;
  private double haz;
  private double cost;
  private double spent;
  private double diverted;
  private double needacc;
  private double attacks;

  private double t;
  private double rate;
  private double engage;
  private double slots;
  private double protect;
  private double ctcoop;
  private double ctfin;
  private double quota;
  private double aidCut;
  private double on;

  private double Kt;
  private double cap;
  private double ce;
  private double att;
  private double able;
  private double payroll;
  private double PR;
  private double contact;
  private double EP;
  private double FP;
  private double Yf;
  private double h_hide;
  private double h_em;
  private double h_job;
  private double h_tal;
  private double h_res;
  private double h_def;
  private double h_out;
  private double h_emH;
  private double h_defH;
  private double h_defV;
  private double dfc;
  private double kh;
  private double lam;
  private double Cstar;
  private double Bstar;
  private double Ystar;
  private double Nstar;
  private double Gstar;
  private double Zstar;
  private double Ustar;
  private double gate;
  private double release;
  private double toEscrow;
  private double spend;
  private double food;
  private double places;
  private double access;
  private double rl;

  /// A future at t = 0.
  ///
  /// @param parameters all of [ReferenceParameter#all()], by symbol
  /// @param dt time step in months; 60 is a whole multiple of it
  public ReferenceModel(
      Map<String, Double> parameters,
      ReferencePolicy policy,
      ReferenceStructure structure,
      double dt) {
    this.policy = policy;
    this.structure = structure;
    this.dt = dt;
    var p = new Values(parameters);
    P0 = p.of("P0");
    frac_M0 = p.of("frac_M0");
    frac_E0 = p.of("frac_E0");
    frac_H0 = p.of("frac_H0");
    R0 = p.of("R0");
    prison = p.of("prison");
    h_hide0 = p.of("h_hide");
    tau_hide = p.of("tau_hide");
    e0 = p.of("e0");
    ret0 = p.of("ret0");
    ret1 = p.of("ret1");
    r0 = p.of("r0");
    eps_r = p.of("eps_r");
    l0 = p.of("l0");
    ta0 = p.of("ta0");
    s0 = p.of("s0");
    res_loss = structure.viableResistance() ? .25 * p.of("res_loss") : p.of("res_loss");
    k_init = p.of("k_init");
    k_floor = p.of("k_floor");
    tau_ven = p.of("tau_ven");
    beta_att = p.of("beta_att");
    phi = p.of("phi");
    d0 = p.of("d0");
    eps_N = structure.noPovertyPush() ? 0 : p.of("eps_N");
    eps_F = structure.noFearPush() ? 0 : p.of("eps_F");
    K50 = p.of("K50");
    kappaH = p.of("kappaH");
    x_exit = p.of("x_exit");
    wX = structure.noSkill() ? 1 : p.of("wX");
    wF = p.of("wF");
    k_rec = p.of("k_rec");
    Kmax = p.of("Kmax");
    k_exit = p.of("k_exit");
    f_in = p.of("f_in");
    lam0 = p.of("lam0");
    B0 = p.of("B0");
    Bmax = p.of("Bmax");
    tau_B = p.of("tau_B");
    resp = p.of("resp");
    a0 = p.of("a0");
    theta = p.of("theta");
    leth = p.of("leth");
    pay = p.of("pay");
    q_in = p.of("q_in");
    q_loc = p.of("q_loc");
    op = p.of("op");
    C_half = p.of("C_half");
    tau_cu = p.of("tau_cu");
    tau_cd = p.of("tau_cd");
    Ydom = p.of("Ydom");
    mu = p.of("mu");
    tau_Y = p.of("tau_Y");
    GDP0 = p.of("GDP0");
    aid = p.of("aid");
    growth = p.of("growth");
    N0 = p.of("N0");
    eps_Y = p.of("eps_Y");
    tau_N = p.of("tau_N");
    food_eff = p.of("food_eff");
    shockN = p.of("shockN");
    c_ext = p.of("c_ext");
    W0 = p.of("W0");
    divert = p.of("divert");
    Zideo = p.of("Zideo");
    eta = p.of("eta");
    tau_Z = p.of("tau_Z");
    tau_U = p.of("tau_U");
    tau_G = p.of("tau_G");
    reint_eff = p.of("reint_eff");

    M = frac_M0 * P0;
    E = frac_E0 * P0;
    H = frac_H0 * P0;
    R = Math.min(R0, .05 * P0);
    V = P0 - M - E - H - R;
    K = p.of("K0");
    F = p.of("F0");
    Q = p.of("Qinit");
    C = .05;
    P = k_init;
    att_s = a0 * 1800;
    B = B0;
    Y = 1;
    N = N0;
    G = p.of("G0");
    U = p.of("U0");
    Z = p.of("Z0");
    W = W0;
    evaluate();
  }

  /// One run with the step of the specification.
  public static ReferenceTrajectory run(
      Map<String, Double> parameters, ReferencePolicy policy, ReferenceStructure structure) {
    return run(parameters, policy, structure, .125);
  }

  /// One run from month 0 to 60, conservation asserted at every step.
  public static ReferenceTrajectory run(
      Map<String, Double> parameters,
      ReferencePolicy policy,
      ReferenceStructure structure,
      double dt) {
    var model = new ReferenceModel(parameters, policy, structure, dt);
    int last = (int) Math.round(HORIZON / dt);
    var rows = new double[last + 1][];
    rows[0] = model.row();
    for (int i = 1; i <= last; i++) {
      model.step();
      rows[i] = model.row();
    }
    return new ReferenceTrajectory(columns(), dt, rows);
  }

  /// The names of the values in [#row()].
  public static List<String> columns() {
    var columns = new ArrayList<String>();
    columns.add("time");
    columns.addAll(STOCKS);
    columns.addAll(AUXILIARIES);
    return columns;
  }

  /// Time, stocks and auxiliaries now.
  public double[] row() {
    return new double[] {
      t, V, H, E, M, R, T, X, RS, K, F, Q, C, P, att_s, B, Y, N, G, U, Z, W, S, L, D, DR, XL,
      cumdef, dead, haz, cost, spent, diverted, needacc, attacks, Kt, cap, ce, att, able, payroll,
      PR, contact, EP, FP, h_hide, h_em, h_job, h_tal, h_res, h_def, h_out, h_emH, h_defH, dfc, kh,
      lam, Cstar, Bstar, Ystar, Nstar, Gstar, Zstar, Ustar, gate, release, toEscrow, spend, food,
      places, access, rl, h_defV
    };
  }

  /// The time now, in months.
  public double time() {
    return t;
  }

  private void evaluate() {
    t = steps * dt;
    evaluateLevers();
    evaluateGroup();
    evaluatePressures();
    evaluatePersonnel();
    evaluateFundsAndBargain();
    evaluateEconomy();
  }

  private void evaluateLevers() {
    on = t >= policy.t0() ? 1 : 0;
    rate = on * policy.rate();
    engage = on * policy.engage();
    slots = on * policy.slots();
    protect = on * policy.protect();
    ctcoop = on * policy.ctcoop();
    ctfin = on * policy.ctfin();
    quota = on * policy.quota();
    aidCut = on * policy.aidCut();
    access = .3 + .7 * U;
  }

  /// §4.6 (money), §4.8 to §4.10, §4.12.
  private void evaluateGroup() {
    Kt = K + F + X;
    payroll = Kt * pay / 1e6;
    able = Math.min(1, divide(Q, 2 * payroll, 1));
    lam = lam0 * B * (1.2 - .4 * G) * (1 + ctcoop);
    cap = K + wF * F + wX * X;
    att = a0 * cap * StrictMath.pow(Math.max(B, .3), -theta) * (.4 + .6 * able);
    ce = .2 * K + wF * F + wX * X;
    Cstar = clip(1.3 * divide(ce, ce + C_half, 0) * (.4 + .6 * able) / (1 + .15 * (B - 1)), 0, 1);
  }

  /// §4 pressures, §4.5, §4.6.
  private void evaluatePressures() {
    Yf = Math.max(Y, .3);
    EP = clip(StrictMath.pow(N / N0, eps_N), .3, 4);
    FP = clip(StrictMath.pow(P / 1e-4, eps_F), .1, 4);
    kh =
        (k_floor + (k_init - k_floor) * StrictMath.exp(-t / tau_ven))
            * (1 + beta_att * Math.min(att_s / 20, 3))
            * (1 - protect * access)
            * (1.3 - .6 * Z);
    PR = clip(pay * able / (110 * Yf), 0, 3);
    contact = structure.linearContact() ? Kt / (2 * K50) : Kt / (Kt + K50);
    h_def =
        d0 * EP * FP * (PR / 1.5) * (contact / .5) * divide(Math.max(phi * P0 - cumdef, 0), P0, 0);
  }

  /// §4.1 to §4.4, and the choice of §6 S6.
  private void evaluatePersonnel() {
    h_hide = h_hide0 * Math.min(FP, 3) / 1.5;
    h_em = e0 * StrictMath.pow(FP / 1.5, .3) * StrictMath.pow(EP / 1.5, .3);
    h_job = r0 * StrictMath.pow(Yf, eps_r);
    h_tal = ta0 * (.5 + Z);
    h_res = s0 * FP * StrictMath.exp(-t / (structure.viableResistance() ? 60 : 18));
    h_out = 1 / (tau_hide * StrictMath.pow(Math.max(FP, .3), .5));
    h_defV = h_def;
    h_emH = h_em;
    h_defH = kappaH * h_def;
    if (structure.multinomialChoice()) {
      double atLarge =
          1 + structure.choiceTime() * (h_hide + h_em + h_job + h_tal + h_res + h_defV);
      double hiding = 1 + structure.choiceTime() * (h_emH + h_out + h_defH);
      h_hide /= atLarge;
      h_em /= atLarge;
      h_job /= atLarge;
      h_tal /= atLarge;
      h_res /= atLarge;
      h_defV /= atLarge;
      h_emH /= hiding;
      h_out /= hiding;
      h_defH /= hiding;
    }
    dfc = h_defV * V + h_defH * H;
    places = Math.min(slots * access, .2 * V);
    rl = res_loss * Math.min(B, 2) * R;
  }

  /// §4.17 to §4.19.
  private void evaluateFundsAndBargain() {
    double condition = policy.conditional() ? 1 : 0;
    gate = policy.conditional() ? clip((Z - .15) / .25, 0, 1) : 1;
    release = rate * gate * W;
    toEscrow = policy.escrow() ? Math.min(t >= 13 && t < 14 ? 3.5 : 0, W / dt) : 0;
    spend = L / 3;
    double response = eta;
    if (structure.fungibility() && release > 0) {
      response *= Math.max(0, 1 - 2 * divert);
    }
    double incentive = engage * U / .5 + .5 * condition * gate * (release > 0 ? 1 : 0);
    double backlash = structure.backlash() ? structure.zeta() * condition * on * (1 - gate) : 0;
    Zstar = clip(Zideo + response * incentive - backlash, 0, 1);
    Ustar = clip(.1 + .5 * Z + .5 * engage - (C > .5 ? .15 : 0), 0, 1);
  }

  /// §4.13 to §4.16.
  private void evaluateEconomy() {
    double A = Math.min(att_s / 20, 2);
    Bstar = Math.min(Bmax, B0 + (Bmax - B0) * (t / (t + tau_B)) * (1 + resp * A));
    if (structure.fungibility()) {
      Bstar *= 1 + .5 * 12 * spend * divert / 2.2;
    }
    double aidNow = aid * (t <= 3 ? .5 : 1) * (1 - aidCut);
    Ystar = Ydom + growth * Math.max(0, t - 18) + mu * (aidNow + 12 * spend * (1 - divert)) / GDP0;
    food = food_eff * clip((t - 3) / 6, 0, 1) * (aid / 2.9) * (1 - aidCut);
    Nstar = N0 * StrictMath.pow(Yf, -eps_Y) * (1 - food) * (1 + shockN * StrictMath.exp(-t / 8));
    Gstar = clip(.25 + .25 * (N / N0 - 1) + .2 * (1 - Z) + .1 * A - .1 * (Y - .75), 0, 1);
  }

  /// One Euler step.
  ///
  /// @throws IllegalStateException if people or money are not conserved to 1e-9
  public void step() {
    double returned = (t < 26 ? ret0 : ret1) * M;
    double workLost = l0 * StrictMath.pow(Yf, -eps_r) * E;
    double resettled = Math.min(quota, .2 * V);
    double placed = places * reint_eff;
    double out = h_out * H;

    double dV =
        returned
            + workLost
            + .7 * out
            + .5 * rl
            - (h_hide + h_em + h_job + h_tal + h_res + h_defV) * V
            - placed
            - resettled
            - kh * V;
    double dH = h_hide * V - out - h_emH * H - h_defH * H - .5 * kh * H;
    double dE = h_job * V + placed + .3 * out - workLost - .5 * kh * E;
    double dM = h_em * V + h_emH * H - returned;
    double dR = h_res * V - rl;
    double dT = h_tal * V;
    double dX = dfc - (lam + x_exit) * X;
    double dRS = resettled;

    double recruited = k_rec * K * (G / .5) * (.3 + .7 * able) * clip(1 - Kt / Kmax, 0, 1);
    double dK = (t < 2 ? prison / 2 : 0) + recruited - (lam + k_exit) * K;
    double dF = f_in * (.5 + C) - lam * F;
    double dQ = q_in * (1 - ctfin) + q_loc * Kt - able * payroll - op * att;
    dQ = Math.max(dQ, -Q / dt);
    double dC = (Cstar - C) / (Cstar > C ? tau_cu : tau_cd);
    double dP = (kh - P) / 3;
    double datt_s = (att - att_s) / 3;
    double dB = (Bstar - B) / 6;

    double dD = kh * V + .5 * kh * H + .5 * kh * E;
    double dDR = .5 * rl;
    double dXL = (lam + x_exit) * X;
    double ddead = att * leth * (1 + .2 * divide(wX * X, Kt, 0));
    double dhaz = c_ext * C * C;
    double dcost = places * policy.cost() / 1e6;

    double dY = (Ystar - Y) / tau_Y;
    double dN = (Nstar - N) / tau_N;
    double dG = (Gstar - G) / tau_G;
    double dU = (Ustar - U) / tau_U;
    double dZ = (Zstar - Z) / tau_Z;
    double needNow = N;

    V += dt * dV;
    H += dt * dH;
    E += dt * dE;
    M += dt * dM;
    R += dt * dR;
    T += dt * dT;
    X += dt * dX;
    RS += dt * dRS;
    K += dt * dK;
    F += dt * dF;
    Q += dt * dQ;
    C += dt * dC;
    P += dt * dP;
    att_s += dt * datt_s;
    B += dt * dB;
    Y += dt * dY;
    N += dt * dN;
    G += dt * dG;
    U += dt * dU;
    Z += dt * dZ;
    W += dt * -(toEscrow + release);
    S += dt * toEscrow;
    L += dt * (release - spend);
    D += dt * dD;
    DR += dt * dDR;
    XL += dt * dXL;
    cumdef += dt * dfc;
    dead += dt * ddead;
    haz += dt * dhaz;
    cost += dt * dcost;
    spent += dt * spend;
    diverted += dt * divert * spend;
    needacc += dt * needNow;
    attacks += dt * att;
    steps++;
    evaluate();
    assertConservation();
  }

  private void assertConservation() {
    double people = V + H + E + M + RS + T + R + X + D + DR + XL;
    double money = W + S + L + spent;
    if (!(Math.abs(people - P0) <= 1e-9 * P0) || !(Math.abs(money - W0) <= 1e-9 * W0)) {
      throw new IllegalStateException(
          "Not conserved at month %s: %s people of %s, %s BUSD of %s."
              .formatted(t, people, P0, money, W0));
    }
  }

  private static double clip(double x, double low, double high) {
    return Math.min(high, Math.max(low, x));
  }

  private static double divide(double x, double y, double ifZero) {
    return y == 0 ? ifZero : x / y;
  }

  private record Values(Map<String, Double> bySymbol) {
    double of(String symbol) {
      Double value = bySymbol.get(symbol);
      if (value == null) {
        throw new IllegalArgumentException("The parameter '%s' has no value.".formatted(symbol));
      }
      return value;
    }
  }
}
