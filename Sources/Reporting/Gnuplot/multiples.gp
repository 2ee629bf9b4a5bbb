# 09_multiples.gp - how do the scenarios compare, on the same axes?
# 09_multiples.csv: panel (1, the base, 2, ...), scenario_en/_zh, month (YYYY-MM), goal, reached, runs (these three may be empty), q05..q95
CHART = "09_multiples"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "panel ".COL("scenario")." month goal reached runs q05 q25 q50 q75 q95"
call HERE."need.gp" F need
stats F using "panel" nooutput name "P"; n = int(P_max)
stats F using (at_end("month")) nooutput name "T"
stats F using "q05" nooutput name "Bx"; stats F using "q95" nooutput name "By"
lowest = Bx_min; highest = By_max
array NAME[n]; array GOALS[n]; array GOAL[n]; array HIT[n]; array RUNS[n]; array FROM[n]; array TO[n]
do for [k = 1:n] { GOALS[k] = 0; FROM[k] = 0; TO[k] = 0; GOAL[k] = 0; RUNS[k] = 0; HIT[k] = 0 }
when = ""
stats F using (k = int(column("panel")), NAME[k] = said(COL("scenario")), \
      known("goal") ? (GOALS[k] = GOALS[k] + 1, TO[k] = at_end("month"), FROM[k] = (GOALS[k] == 1 ? TO[k] : FROM[k]), GOAL[k] = column("goal"), lowest = (GOAL[k] < lowest ? GOAL[k] : lowest), highest = (GOAL[k] > highest ? GOAL[k] : highest), 1) : 1) nooutput name "X"
stats F using (known("runs") ? (k = int(column("panel")), HIT[k] = column("reached"), RUNS[k] = column("runs"), when = strcol("month"), 1) : 1) nooutput name "X"

U = unit_of(highest)
u(v) = v / U
span = u(highest - lowest) > 0 ? u(highest - lowest) : u(abs(highest) > 1 ? abs(highest) : 1.0)*0.04
step = nice(span/3); if (U == 1 && step < 1) { step = 1.0 }
lo = u(lowest) - 0.06*span; hi = u(highest) + 0.06*span
if (lo < 0 && lowest >= 0) { lo = 0 }
nc = n <= 3 ? n : (n <= 4 ? 2 : (n <= 9 ? 3 : (n <= 16 ? 4 : 5))); nr = int(ceil(real(n)/nc))
FH = nc <= 3 ? FS : FS_SMALL                          # headings, of one line where all names fit into one
x0 = 78.0; x1 = W - 26.0; y0 = 98.0; y1 = H - 82.0; gx = nc <= 3 ? 26.0 : 18.0
pw = (x1 - x0 - (nc - 1)*gx)/nc
score(k) = RUNS[k] > 0 ? few(HIT[k], RUNS[k]) : ""
broad(k) = pw - (RUNS[k] > 0 ? 0.62*FH*(strlen(score(k)) + 1) : 0)
two = 0; do for [k = 1:n] { if (strlen(NAME[k]) > int(broad(k)/(FH*em(NAME[k])*1.07))) { two = 1 } }
head = (two ? 2 : 1)*1.22*FH + 0.9*FS_SMALL
gap = 0.45*FS
ph = (y1 - y0 - nr*head - (nr - 1)*gap)/nr
# room above the goal for its name
f = 1.4*FS_SMALL/ph
do for [k = 1:n] { if (GOALS[k] > 0 && f < 0.5) { if (hi < (u(GOAL[k]) - f*lo)/(1 - f)) { hi = (u(GOAL[k]) - f*lo)/(1 - f) } } }
if (nr > 1) { while (ph/(hi - lo)*step < 1.25*FS_SMALL) { step = nice(step*2.1) } }
left(k) = x0 + ((k - 1) % nc)*(pw + gx)
top(k) = y0 + head + int((k - 1)/nc)*(ph + head + gap)
if (T_max - T_min < 1e-6) { T_min = T_min - 1.0/12; T_max = T_max + 1.0/12 }
X(k) = left(k) + (at_end("month") - T_min)/(T_max - T_min)*pw
Y(k, v) = top(k) + (hi - u(v))/(hi - lo)*ph
load HERE."canvas.gp"
shown = 0; tag = 1000
years = int(ceil(T_max - 1e-6)) - int(floor(T_min + 1e-6))
apart = int(ceil((0.53*FS_SMALL*4 + 12)*(T_max - T_min)/pw)); if (apart < 1) { apart = 1 }
do for [k = 1:n] {
  N_TEXT = NAME[k]; N_ROOM = broad(k); N_SIZE = FH; N_HIGH = (two ? 2.05 : 1.05)*1.2*FH; N_TAG = 100 + 4*k; N_X = left(k); N_ALIGN = "left"; N_COLOR = INK; N_BOLD = 1
  N_Y = top(k) - 0.7*FS_SMALL - (two ? 1.22 : 0.61)*FH
  load HERE."name.gp"
  if (RUNS[k] > 0) { t = bold(score(k)); clr = 2*HIT[k] >= RUNS[k] ? BLUE_D : MUTE; siz = fnt(FH*1.1); set label 300 + k t at screen px(left(k) + pw),py(N_Y) right font siz textcolor rgb clr }
  set arrow 50 + k from screen px(left(k)),py(top(k) + ph) to screen px(left(k) + pw),py(top(k) + ph) nohead lw 1 lc rgb AXIS back
  j = ceil(lo/step - 1e-9)
  while (j*step <= hi) {
    yj = top(k) + (hi - j*step)/(hi - lo)*ph; tag = tag + 1
    if (yj < top(k) + ph - 1) { set arrow tag from screen px(left(k)),py(yj) to screen px(left(k) + pw),py(yj) nohead lw 1 lc rgb GRID back }
    if ((k - 1) % nc == 0) { t = dec(j*step, digits(step)); set label tag t at screen px(x0 - 8),py(yj) right font F_SMALL textcolor rgb MUTE }
    j = j + 1
  }
  do for [y = int(ceil(T_min + 1e-6)):int(floor(T_max - 1e-6))] {
    xj = left(k) + (y - T_min)/(T_max - T_min)*pw; tag = tag + 1
    set arrow tag from screen px(xj),py(top(k)) to screen px(xj),py(top(k) + ph) nohead lw 1 lc rgb GRID back
  }
  if (k + nc > n) {
    do for [y = int(floor(T_min + 1e-6)):int(ceil(T_max - 1e-6)) - 1] {
      a = y < T_min ? T_min : real(y); b = y + 1 > T_max ? T_max : y + 1.0; xj = left(k) + ((a + b)/2 - T_min)/(T_max - T_min)*pw
      tag = tag + 1; t = sprintf("%d", y)
      if ((int(ceil(T_max - 1e-6)) - 1 - y) % apart == 0) { set label tag t at screen px(xj),py(top(k) + ph + 0.95*FS_SMALL) center font F_SMALL textcolor rgb MUTE }
    }
  }
  # the goal is named once, and again where a scenario has another
  new = GOALS[k] > 0; if (new && shown > 0) { if (GOAL[k] == GOAL[shown]) { new = 0 } }
  if (new) {
    if (shown == 0) { shown = k }
    t = L("Target ", "目标 ").sprintf("%g", u(GOAL[k])); xj = left(k) + 6; yj = Y(k, GOAL[k]) - 0.75*FS_SMALL
    set label 400 + k t at screen px(xj),py(yj) left front font F_SMALL textcolor rgb TARGET_C
  }
}
TITLE = L("Youth population of ".PLACE." under each scenario", "各情景下的".PLACE."青年人口")
SUBTITLE = L("Residents ".AGES.", ".unit_name(U).": median; bands hold 50% and 90% of the runs".(when eq "" ? "" : "; runs at the target in ".when), AGES."常住青年（".unit_name(U)."）：中位数；色带含 50% 与 90% 的模拟".(when eq "" ? "" : "；右上：".when." 达标的模拟"))
NOTE = L("Grey line in every field: median of the base (".NAME[1].").", "各图灰线：基准情景（".NAME[1]."）的中位数。")
load HERE."frame.gp"
of(k) = column("panel") == k
# the goal is a line, or a bar at each month that has one if they do not follow each other; a field without a goal gets no element
month = pw/(12*(T_max - T_min))
GOAL_LINES = ""
do for [k = 1:n] {
  follow = GOALS[k] > 1 && GOALS[k] > 12*(TO[k] - FROM[k]) + 0.5
  if (follow) { GOAL_LINES = GOAL_LINES.sprintf("F using (of(%d) && known('goal') ? X(%d) : NaN):(Y(%d, column('goal'))) with lines lw 1.8 dt (7,4) lc rgb TARGET_C title 'target %d', ", k, k, k, k) }
  if (GOALS[k] > 0 && !follow) { GOAL_LINES = GOAL_LINES.sprintf("F using (of(%d) && known('goal') ? X(%d) - month : NaN):(Y(%d, column('goal'))):(month):(0) with vectors nohead lw 2.5 lc rgb TARGET_C title 'target %d', ", k, k, k, k) }
}
plot for [k = 1:n] F using (of(k) ? X(k) : NaN):(Y(k, column("q05"))):(Y(k, column("q95"))) with filledcurves fc rgb BLUE_L title "band 90 ".k, \
     for [k = 1:n] F using (of(k) ? X(k) : NaN):(Y(k, column("q25"))):(Y(k, column("q75"))) with filledcurves fc rgb BLUE_M title "band 50 ".k, \
     @GOAL_LINES \
     for [k = 1:n] F using (of(1) ? X(k) : NaN):(Y(k, column("q50"))) with lines lw 1.6 lc rgb GREY title "base ".k, \
     for [k = 2:(n > 1 ? n : 2)] F using (of(n > 1 ? k : 1) ? X(n > 1 ? k : 1) : NaN):(Y(n > 1 ? k : 1, column("q50"))) with lines lw 2.4 lc rgb BLUE_D title "median ".k
unset output
