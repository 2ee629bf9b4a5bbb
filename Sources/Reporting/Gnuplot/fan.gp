# 01_fan.gp - will the stock reach its goal, when, and how sure are we?
# 01_fan.csv: month (YYYY-MM), goal, reached, runs (these three may be empty), q05..q95
CHART = "01_fan"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "month q05 q25 q50 q75 q95 goal reached runs"

stats F using (at_end("month")) nooutput name "T"
stats F using "q05" nooutput name "Bx"; stats F using "q95" nooutput name "By"
array Q[5]
do for [k = 1:5] { c = word("q05 q25 q50 q75 q95", k); stats F using (at_end("month") == T_max ? column(c) : NaN) nooutput name "E"; Q[k] = E_max }
goals = 0; stats F using (goals = goals + known("goal"), 1) nooutput name "X"
lowest = Bx_min; highest = By_max
if (goals > 0) {
  stats F using (known("goal") ? column("goal") : NaN) nooutput name "G"; stats F using (known("goal") ? at_end("month") : NaN) nooutput name "GX"
  goal_x = NaN; goal_1 = NaN; goal_n = NaN; r_n = NaN; n_n = 0
  stats F using (known("goal") ? (goal_n = column("goal"), goal_x = (goal_x == goal_x ? goal_x : at_end("month")), goal_1 = (goal_1 == goal_1 ? goal_1 : goal_n), 1) : 1) nooutput name "X"
  last_month = ""; chances = 0; DEC = ""
  stats F using (known("runs") ? (r_n = column("reached"), n_n = column("runs"), last_month = strcol("month"), chances = chances + 1, 1) : 1) nooutput name "X"
  stats F using (known("runs") && strcol("month")[6:7] eq "12" ? (DEC = DEC.sprintf("%.4f %s ", at_end("month"), few(column("reached"), column("runs"))), 1) : 1) nooutput name "X"
  if (G_min < lowest) { lowest = G_min }
  if (G_max > highest) { highest = G_max }
} else { chances = 0; GX_max = 0; GX_min = 0 }

U = unit_of(highest); D = unit_dec(U)
u(v) = v / U
span = u(highest - lowest) > 0 ? u(highest - lowest) : u(abs(highest) > 1 ? abs(highest) : 1.0)*0.04
step = nice(span/6)
lo = floor(u(lowest)/step - 0.3)*step; hi = ceil(u(highest)/step + 0.3)*step
if (U == 1 && step < 1) { step = 1.0; lo = floor(u(lowest)) - 1; hi = ceil(u(highest)) + 1 }
if (lo < 0 && lowest >= 0) { lo = 0 }
right = A4 ? 190 : 210; foot = chances > 0 ? 126 : 100
set lmargin at screen px(84); set rmargin at screen px(W - right)
set tmargin at screen py(112); set bmargin at screen py(H - foot)
X_MIN = T_min; X_MAX = T_max
load HERE."years.gp"
set yrange [lo:hi]; set ytics step; set format y sprintf("%%.%df", digits(step))

# labels at the right end, kept apart: five quantiles, and the target if its line reaches the end
goal_text(v) = L("Target ", "目标 ").sprintf("%g", u(v)).L(U > 1 ? " ".unit_name(U) : "", unit_name(U))
to_end = goals > 0 && GX_max > T_max - 0.01
array SY[5 + to_end]; do for [k = 1:5] { SY[k] = u(Q[k]) }
if (to_end) { SY[6] = u(goal_n) }
SGAP = 1.55*FS/(H - 112.0 - foot)*(hi - lo); SLO = lo; SHI = hi
load HERE."spread.gp"
ends = L("'5th percentile' '25th' 'median' '75th' '95th percentile'", "'5% 分位' '25%' '中位数' '75%' '95% 分位'")
do for [k = 1:5] {
  txt = dec(u(Q[k]), D)."  ".word(ends, k); if (k == 3) { txt = bold(txt) }
  siz = fnt(k == 3 ? FS : FS_SMALL); clr = k == 3 ? BLUE_D : MUTE
  set label 10 + k txt at screen px(W - right + 14),first SP[k] left font siz textcolor rgb clr
}
if (to_end) { t = goal_text(goal_n); set label 20 t at screen px(W - right + 14),first SP[6] left font F_BASE textcolor rgb TARGET_C }
if (goals > 0 && (!to_end || goal_1 != goal_n)) {
  t = goal_text(goal_1); early = goal_x < X_MIN + 0.6*(X_MAX - X_MIN)
  if (early) { set label 21 t at first goal_x,u(goal_1) left offset 0.8,0.75 front boxed font F_BASE textcolor rgb TARGET_C }
  if (!early) { set label 21 t at first goal_x,u(goal_1) right offset -0.8,0.75 front boxed font F_BASE textcolor rgb TARGET_C }
}
if (chances > 0) {
  big = chance(r_n, n_n); when = last_month
  ROOM = wide(FS*2.1)*strlen(big) + 16; siz = fnt(FS*2.1); big = bold(big)
  set label 22 big at screen px(W - LEFT),py(46) right font siz textcolor rgb BLUE_D
  t = n_n >= 100 ? L("of runs at the target in ".when, when." 达到目标的模拟") : L("runs at the target in ".when, "模拟在 ".when." 达到目标")
  ROOM_SUB = wide(FS_SMALL)*strlen(t) + 16
  set label 23 t at screen px(W - LEFT),py(46 + 1.9*FS) right font F_SMALL textcolor rgb MUTE
  # under each year whose December was simulated, how many runs are at the goal in it
  do for [k = 1:words(DEC)/2] {
    x = word(DEC, 2*k - 1) + 0; t = word(DEC, 2*k)
    yk = int(ceil(x - 1e-6)) - 1 - y_first + 1
    if (yk >= 1 && yk <= |YEAR_X|) { set label 700 + yk t at first YEAR_X[yk],graph 0 center offset 0,-2.3 font F_SMALL textcolor rgb BLUE_D }
  }
  t = strlen(DEC) ? L("runs at target in Dec.", "12 月达标的模拟") : ""
  set label 24 t at screen px(W - right + 14),graph 0 left offset 0,-2.3 font F_SMALL textcolor rgb MUTE
}
TITLE = L("Youth population of ".PLACE.": ".SCENARIO, PLACE."青年人口：".SCENARIO)
SUBTITLE = L("Residents ".AGES.", ".unit_name(U).", by month; bands hold 50% and 90% of the runs", AGES."常住青年（".unit_name(U)."），按月；色带含 50% 与 90% 的模拟")
NOTE = ""
load HERE."frame.gp"
# the target is a line, or a bar at each month that has one if they do not follow each other, or nothing; an element without a point would warn
target(x) = known("goal") ? u(column("goal")) : NaN
follow = goals > 1 && goals > 12*(GX_max - GX_min) + 0.5
bar = (X_MAX - X_MIN)/50
LINE = "F using (at_end('month')):(target(0)) with lines lw 2 dt (7,4) lc rgb TARGET_C title 'target', "
BARS = "F using (at_end('month') - bar):(target(0)):(2*bar):(0) with vectors nohead lw 3 lc rgb TARGET_C title 'target', "
TARGETS = goals == 0 ? "" : (follow ? LINE : BARS)
plot F using (at_end("month")):(u(column("q05"))):(u(column("q95"))) with filledcurves fc rgb BLUE_L title "band 90", \
     F using (at_end("month")):(u(column("q25"))):(u(column("q75"))) with filledcurves fc rgb BLUE_M title "band 50", \
     F using (at_end("month")):(u(column("q50"))) with lines lw 3 lc rgb BLUE_D title "median", \
     @TARGETS \
     F using (at_end("month") == T_max ? T_max : NaN):(u(column("q50"))) with points pt 7 ps 1.2*PS lc rgb BLUE_D title "last median"
unset output
