# 34_uncertaintyFan.gp - how much of the uncertainty about the stock is luck, and how much uncertain parameters?
# 34_uncertaintyFan.csv: month (YYYY-MM), draws, runs_each, goal, share (these two may be empty), mean, luck_low, luck_high, both_low, both_high
CHART = "34_uncertaintyFan"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "month draws runs_each goal share mean luck_low luck_high both_low both_high"

stats F using (at_end("month")) nooutput name "T"
stats F using "both_low" nooutput name "Bx"; stats F using "both_high" nooutput name "By"; stats F using "mean" nooutput name "M"
array Q[5]
do for [k = 1:5] { c = word("both_low luck_low mean luck_high both_high", k); stats F using (at_end("month") == T_max ? column(c) : NaN) nooutput name "E"; Q[k] = E_max }
share_n = NaN; last_month = ""; n_draws = 0; n_each = 0
stats F using (share_n = known("share") ? column("share") : NaN, last_month = strcol("month"), n_draws = int(column("draws")), n_each = int(column("runs_each")), 1) nooutput name "X"
goals = 0; stats F using (goals = goals + known("goal"), 1) nooutput name "X"
lowest = Bx_min; highest = By_max; goal_n = NaN
if (goals > 0) {
  stats F using (known("goal") ? column("goal") : NaN) nooutput name "G"; stats F using (known("goal") ? at_end("month") : NaN) nooutput name "GX"
  stats F using (known("goal") ? (goal_n = column("goal"), 1) : 1) nooutput name "X"
  if (G_min < lowest) { lowest = G_min }
  if (G_max > highest) { highest = G_max }
} else { GX_max = 0; GX_min = 0 }

U = unit_of(highest); D = unit_dec(U)
u(v) = v / U
span = u(highest - lowest) > 0 ? u(highest - lowest) : u(abs(highest) > 1 ? abs(highest) : 1.0)*0.04
step = nice(span/6)
lo = floor(u(lowest)/step - 0.3)*step; hi = ceil(u(highest)/step + 0.3)*step
if (lo < 0 && lowest >= 0) { lo = 0 }
right = A4 ? 200 : 224; foot = 100
set lmargin at screen px(84); set rmargin at screen px(W - right)
set tmargin at screen py(112); set bmargin at screen py(H - foot)
X_MIN = T_min; X_MAX = T_max
load HERE."years.gp"
set yrange [lo:hi]; set ytics step; set format y sprintf("%%.%df", digits(step))

to_end = goals > 0 && GX_max > T_max - 0.01
array SY[5 + to_end]; do for [k = 1:5] { SY[k] = u(Q[k]) }
if (to_end) { SY[6] = u(goal_n) }
SGAP = 1.55*FS/(H - 112.0 - foot)*(hi - lo); SLO = lo; SHI = hi
load HERE."spread.gp"
ends = L("'luck and parameters' 'luck alone' 'mean' 'luck alone' 'luck and parameters'", "'随机与参数' '仅随机' '均值' '仅随机' '随机与参数'")
do for [k = 1:5] {
  txt = dec(u(Q[k]), D)."  ".word(ends, k); if (k == 3) { txt = bold(txt) }
  siz = fnt(k == 3 ? FS : FS_SMALL); clr = k == 3 ? BLUE_D : MUTE
  set label 10 + k txt at screen px(W - right + 14),first SP[k] left font siz textcolor rgb clr
}
if (to_end) { t = L("Target ", "目标 ").sprintf("%g", u(goal_n)).L(U > 1 ? " ".unit_name(U) : "", unit_name(U)); set label 20 t at screen px(W - right + 14),first SP[6] left font F_BASE textcolor rgb TARGET_C }
if (share_n == share_n) {
  big = pct(share_n); ROOM = wide(FS*2.1)*strlen(big) + 16; siz = fnt(FS*2.1); big = bold(big)
  set label 22 big at screen px(W - LEFT),py(46) right font siz textcolor rgb BLUE_D
  t = L("of the variance in ".last_month." from parameters", last_month." 的方差来自参数"); ROOM_SUB = wide(FS_SMALL)*strlen(t) + 16
  set label 23 t at screen px(W - LEFT),py(46 + 1.9*FS) right font F_SMALL textcolor rgb MUTE
}
TITLE = L("Youth population of ".PLACE.": luck and parameters", PLACE."青年人口：随机与参数")
SUBTITLE = SCENARIO.L(" – residents ".AGES.", ".unit_name(U)."; each band holds 90%", "：".AGES."常住青年（".unit_name(U)."）；各色带含 90%")
NOTE = sprintf(L("%d draws of the parameters, %d runs each; half-widths of a normal distribution by analysis of variance.", "抽取参数 %d 次，每次运行 %d 次；由方差分析得出的正态分布半宽。"), n_draws, n_each)
load HERE."frame.gp"
target(x) = known("goal") ? u(column("goal")) : NaN
follow = goals > 1 && goals > 12*(GX_max - GX_min) + 0.5
bar = (X_MAX - X_MIN)/50
LINE = "F using (at_end('month')):(target(0)) with lines lw 2 dt (7,4) lc rgb TARGET_C title 'target', "
BARS = "F using (at_end('month') - bar):(target(0)):(2*bar):(0) with vectors nohead lw 3 lc rgb TARGET_C title 'target', "
TARGETS = goals == 0 ? "" : (follow ? LINE : BARS)
plot F using (at_end("month")):(u(column("both_low"))):(u(column("both_high"))) with filledcurves fc rgb BLUE_L title "luck and parameters", \
     F using (at_end("month")):(u(column("luck_low"))):(u(column("luck_high"))) with filledcurves fc rgb BLUE_M title "luck alone", \
     F using (at_end("month")):(u(column("mean"))) with lines lw 3 lc rgb BLUE_D title "mean", \
     @TARGETS \
     F using (at_end("month") == T_max ? T_max : NaN):(u(column("mean"))) with points pt 7 ps 1.2*PS lc rgb BLUE_D title "last mean"
unset output
