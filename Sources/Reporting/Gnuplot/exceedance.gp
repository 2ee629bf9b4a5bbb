# 11_exceedance.gp - how likely is this or any other level?
# 11_exceedance.csv: scenario (0, the base, 1, ...), scenario_en/_zh, label_en/_zh, goal, reached, runs (these three may be empty), median, value, share (0-1)
CHART = "11_exceedance"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "scenario ".COL("scenario")." ".COL("label")." goal reached runs median value share"
call HERE."need.gp" F need
stats F using "scenario" nooutput name "P"; n = int(P_max) + 1
stats F using "value" nooutput name "V"
# where a curve is passed by each of seven heights at which its number may stand
LEVELS = "0.50 0.64 0.36 0.78 0.22 0.90 0.10"; nl = words(LEVELS)
array NAME[n]; array GOAL[n]; array GOALS[n]; array HIT[n]; array RUNS[n]; array Q[n*nl]; array MID[n]
do for [k = 1:n] { GOALS[k] = 0; GOAL[k] = 0; RUNS[k] = 0; HIT[k] = 0; NAME[k] = "" }
label = ""
stats F using (k = int(column("scenario")) + 1, NAME[k] = said(COL("scenario")), label = said(COL("label")), MID[k] = column("median"), known("goal") ? (GOALS[k] = 1, GOAL[k] = column("goal"), 1) : 1) nooutput name "X"
stats F using (known("runs") ? (k = int(column("scenario")) + 1, HIT[k] = column("reached"), RUNS[k] = column("runs"), 1) : 1) nooutput name "X"
do for [l = 1:nl] { level = word(LEVELS, l) + 0; stats F using (column("share") >= level - 1e-9 ? (Q[nl*int(column("scenario")) + l] = column("value"), 1) : 1) nooutput name "X" }
goals = 0; lowest = V_min; highest = V_max; one = 1; first = 0
do for [k = 1:n] { if (GOALS[k]) { goals = goals + 1; if (!first) { first = k }; if (GOAL[k] != GOAL[first]) { one = 0 } } }
# a goal far from all curves would squeeze them: then it is only named
span = V_max - V_min > 0 ? V_max - V_min : (abs(V_max) > 1 ? 0.02*abs(V_max) : 1.0)
drawn = 0; beyond = ""
if (goals > 0 && one) {
  if (GOAL[first] > V_min - 0.8*span && GOAL[first] < V_max + 0.8*span) {
    drawn = 1
    if (GOAL[first] < lowest) { lowest = GOAL[first] }
    if (GOAL[first] > highest) { highest = GOAL[first] }
  } else { beyond = GOAL[first] > V_max ? L(", beyond the right edge", "，在右侧图外") : L(", beyond the left edge", "，在左侧图外") }
}
U = unit_of(abs(highest)); u(v) = v / U
pad = 0.05*(highest - lowest > 0 ? highest - lowest : span)
lo = u(lowest - pad); hi = u(highest + pad)
step = nice((hi - lo)/5); if (U == 1 && step < 1) { step = 1.0 }
xl = 84.0; xr = W - (A4 ? 356.0 : 440.0); yt = 132.0; yb = H - 126.0
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(yt); set bmargin at screen py(yb)
set xrange [lo:hi]; set yrange [0:1]
set xtics step; set format x sprintf("%%.%df", digits(step)); set format y ""; set ytics 0.25; set grid xtics ytics lt 1 lc rgb GRID lw 1
do for [k = 0:4] { t = sprintf("%d%%", 25*k); set label 30 + k t at graph 0,first 0.25*k right offset -0.8,0 font F_BASE textcolor rgb MUTE }
set xlabel (label.L(", ".unit_name(U), "（".unit_name(U)."）")) font F_BASE textcolor rgb MUTE offset 0,0.2 noenhanced
if (goals > 0 && one) {
  t = L("Target ", "目标 ").(drawn ? sprintf("%g", u(GOAL[first])).L(U > 1 ? " ".unit_name(U) : "", unit_name(U)) : round_count(GOAL[first]).L("", "人").beyond)
  if (drawn) { set label 40 t at first u(GOAL[first]),graph 1 center offset 0,0.8 font F_BASE textcolor rgb TARGET_C }
  if (!drawn) { set label 40 t at graph 1,graph 1 right offset 0,0.8 font F_BASE textcolor rgb TARGET_C }
}
HUES = "#5B6770 #009E73 #B5651D #0072B2 #CC79A7 #56B4E9 #8A6D00 #7A4FA3 #A63D40 #2F6B3C #1F2933 #C98B00 #4F7F9F"
hue(k) = k == 1 ? word(HUES, 1) : word(HUES, (k - 2) % (words(HUES) - 1) + 2)
PXV(v) = xl + (u(v) - lo)/(hi - lo)*(xr - xl); PYS(s) = yb - s*(yb - yt)
# the number of a curve stands on it, at the first height where there is room
array BX[n]; array BY[n]
do for [k = 1:n] {
  placed = 0
  do for [l = 1:nl] { if (!placed) {
    x = PXV(Q[nl*(k - 1) + l]); y = PYS(word(LEVELS, l) + 0); clash = 0
    do for [o = 1:k - 1] { if (abs(BX[o] - x) < 24 && abs(BY[o] - y) < 24) { clash = 1 } }
    if (!clash || l == nl) { placed = 1; BX[k] = x; BY[k] = y }
  } }
}
# the key: by the middle run, the highest first
x4 = W - LEFT; x3 = x4 - (A4 ? 62 : 74); xn = xr + 30
top = 138.0; pitch = (H - 92.0 - top)/(n > 9 ? n : 9); FT = pitch > 1.5*FS_SMALL ? FS_SMALL : pitch/1.5; ft = fnt(FT)
h = L("Median", "中位数"); set label 41 h at screen px(goals > 0 ? x3 : x4),py(top - 12) right font F_SMALL textcolor rgb MUTE
many = 1; do for [k = 1:n] { if (RUNS[k] > 0 && RUNS[k] < 100) { many = 0 } }
h = many ? L("Chance", "概率") : L("On target", "达标"); if (goals > 0) { set label 42 h at screen px(x4),py(top - 12) right font F_SMALL textcolor rgb MUTE }
array USED[n]; do for [k = 1:n] { USED[k] = 0 }
do for [r = 1:n] {
  b = 0; do for [k = 1:n] { if (!USED[k]) { if (b == 0) { b = k } else { if (MID[k] > MID[b]) { b = k } } } }
  USED[b] = 1; y = top + (r - 0.5)*pitch; clr = hue(b); t = bold(sprintf("%d", b - 1))
  set label 100 + r "" at screen px(xn + 4),py(y) point pt 7 ps 2.4*PS lc rgb clr
  fn = fnt(b > 10 ? 0.8*FT : 0.9*FT); set label 130 + r t at screen px(xn + 4),py(y) center front font fn textcolor rgb "white"
  N_TEXT = NAME[b]; N_ROOM = (goals > 0 ? x3 : x4) - (xn + 22) - 0.55*FT*10; N_SIZE = FT; N_HIGH = 0.95*pitch; N_TAG = 700 + 4*r; N_X = xn + 20; N_Y = y; N_ALIGN = "left"; N_COLOR = INK; N_BOLD = 0
  load HERE."name.gp"
  t = count(MID[b]); set label 150 + r t at screen px(goals > 0 ? x3 : x4),py(y) right font ft textcolor rgb INK
  t = RUNS[b] > 0 ? bold(few(HIT[b], RUNS[b])) : ""; set label 200 + r t at screen px(x4),py(y) right font ft textcolor rgb INK
}
TITLE = L("How likely is any level in ".PLACE."?", PLACE."达到任一水平的可能性")
SUBTITLE = L(label.": share of the runs at or above the level on the horizontal axis", label."：不低于横轴水平的模拟所占比例")
NOTE = L("0: the base. Each step is a run.".(goals > 0 && !one ? " Targets differ between the scenarios." : ""), "0：基准情景。每一级台阶为一次模拟。".(goals > 0 && !one ? "各情景目标不同。" : ""))
load HERE."frame.gp"
do for [k = 1:n] { t = bold(sprintf("%d", k - 1)); badge = fnt(k > 10 ? 0.85*FS_SMALL : FS_SMALL); set label 600 + k t at screen px(BX[k]),py(BY[k]) center front font badge textcolor rgb "white" }
GOAL_LINE = drawn ? "'+' using (u(GOAL[first])):(0):(0):(1) every ::0::0 with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title 'target', " : ""
V_OF(px_) = lo + (px_ - xl)/(xr - xl)*(hi - lo); S_OF(py_) = (yb - py_)/(yb - yt)
plot @GOAL_LINE for [k = 1:n] F using (column("scenario") == k - 1 ? u(column("value")) : NaN):"share" with fsteps lw (k == 1 ? 2.8 : 2.2) lc rgb hue(k) title "curve ".(k - 1), \
     for [k = 1:n] "+" using (V_OF(BX[k])):(S_OF(BY[k])) every ::0::0 with points pt 7 ps 2.7*PS lc rgb hue(k) title "number ".(k - 1)
unset output
