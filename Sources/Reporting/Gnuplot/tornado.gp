# tornado.gp - what does each factor do on its own?  One script for every outcome; its table has the script's name.
# <script>.csv: title_en/_zh, rank (1, the longest bar, ...), factor_en/_zh, role (lever, uncertainty), unit_en/_zh, divisor_en/_zh, centre, goal (may be empty),
# left_out (factors without a row), low_at, high_at (settings), low_mean, low_low, low_high, high_mean, high_low, high_high (changes from the centre; ends may be empty)
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
load HERE."roles.gp"
F = data."/".CHART.".csv"
need = COL("title")." rank ".COL("factor")." role ".COL("unit")." ".COL("divisor")." centre goal left_out low_at high_at low_mean low_low low_high high_mean high_low high_high"
call HERE."need.gp" F need
array NAME[40]; array ROLE[40]; array AT[80]; array V[80]; array A[80]; array B[80]; n = 0; lo = 0.0; hi = 0.0; whiskers = 0; levers = 0; worlds = 0
t_title = ""; t_unit = ""; dv = 1.0; centre = 0.0; goals = 0; goal = 0.0; left_out = 0
edge(end, which) = known(end."_".which) ? column(end."_".which)/dv : column(end."_mean")/dv
take(k, end) = (AT[k] = said(end."_at"), V[k] = column(end."_mean")/dv, A[k] = edge(end, "low"), B[k] = edge(end, "high"), lo = (A[k] < lo ? A[k] : lo), hi = (B[k] > hi ? B[k] : hi), 1)
stats F using (n = n + 1, dv = column(COL("divisor")), NAME[n] = said(COL("factor")), ROLE[n] = strcol("role"), take(2*n - 1, "low"), take(2*n, "high"), whiskers = whiskers + known("low_low"), \
      levers = levers + (ROLE[n] eq "lever"), worlds = worlds + (ROLE[n] eq "uncertainty"), t_title = said(COL("title")), t_unit = said(COL("unit")), centre = column("centre")/dv, \
      goals = known("goal"), goal = known("goal") ? column("goal")/dv : 0.0, left_out = int(column("left_out")), 1) nooutput name "X"
if (hi - lo <= 0) { lo = -1.0; hi = 1.0 }
# a goal far from all bars would squeeze them: then it is only named
drawn = 0; beyond = ""; span = hi - lo
if (goals) {
  if (goal - centre > lo - 0.4*span && goal - centre < hi + 0.4*span) {
    drawn = 1
    if (goal - centre < lo) { lo = goal - centre }
    if (goal - centre > hi) { hi = goal - centre }
  } else { beyond = goal - centre > hi ? L(", beyond the right edge", "，在右侧图外") : L(", beyond the left edge", "，在左侧图外") }
}
span = hi - lo; step = nice(span/6); d = digits(step); dn = step < 1000 ? 1 - floor(log10(step)) : 0; if (dn < 0) { dn = 0 }
xl = A4 ? 250.0 : 330.0; xr = W - (A4 ? 184.0 : 230.0); top = 138.0
rowh = (H - 246.0)/n; if (rowh > 64) { rowh = 64 }
FT = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.78*rowh); FE = 0.46*rowh < FS_SMALL ? 0.46*rowh : FS_SMALL; fe = fnt(FE)
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(top); set bmargin at screen py(top + n*rowh)
# room at both sides for the settings at the ends of the bars
most = 1; do for [k = 1:2*n] { if (strlen(AT[k]) > most) { most = strlen(AT[k]) } }
if (most > 14) { most = 14 }
pad = ((most + 1)*0.6*FE)/(xr - xl - 2*(most + 1)*0.6*FE)*span
x_a = lo - pad; x_b = hi + pad
set xrange [x_a:x_b]; set yrange [n + 0.5 : 0.5]
set border 0; unset ytics; set grid noytics xtics; set xtics step; set format x sprintf("%%.%df", d)
set xlabel (L("Change from the centre, ".t_unit, "较中心的变化（".t_unit."）")) font F_BASE textcolor rgb MUTE offset 0,0.1 noenhanced
set arrow 1 from 0,0.5 to 0,n + 0.5 nohead lw 1.2 lc rgb AXIS front
big(v) = dec(v, abs(v) < 9999.5 ? dn : 0)
t = L("centre ", "中心 ").big(centre); set label 1 t at first 0,graph 1 center offset 0,0.75 font F_SMALL textcolor rgb MUTE
if (goals) {
  t = L("Target ", "目标 ").(abs(goal) < 9999.5 ? rep(sprintf("%.6g", goal), "-", "−") : dec(goal, 0)).beyond
  # above the name of the centre where the two would meet
  gx = drawn ? goal - centre : 0.5*(x_a + x_b); up = abs(gx)/(x_b - x_a)*(xr - xl) < (drawn ? 170 : 300) ? 1.75 : 0.75
  set label 2 t at first gx,graph 1 center offset 0,up font F_BASE textcolor rgb TARGET_C
}
xm = xr + (A4 ? 78 : 98)
h = L("low end", "低值"); set label 3 h at screen px(xm),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE
h = L("high end", "高值"); set label 4 h at screen px(W - LEFT),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE
do for [k = 1:n] {
  N_TEXT = NAME[k]; N_ROOM = xl - LEFT - 18; N_SIZE = FT; N_HIGH = 0.95*rowh; N_TAG = 100 + 4*k; N_X = LEFT; N_Y = top + (k - 0.5)*rowh; N_ALIGN = "left"; N_COLOR = role_ink(ROLE[k]); N_BOLD = 0
  load HERE."name.gp"
  do for [e = 0:1] {
    j = 2*k - 1 + e; clr = role_ink(ROLE[k]); t = signed(V[j], dn); x = e == 0 ? xm : W - LEFT
    set label 300 + j t at screen px(x),first k right font fe textcolor rgb clr
    t = strlen(AT[j]) > most ? AT[j][1:most - 1]."…" : AT[j]; left = V[j] < 0 || (V[j] == 0 && e == 0); x = left ? (A[j] < V[j] ? A[j] : V[j]) : (B[j] > V[j] ? B[j] : V[j]); yy = k + (e == 0 ? -0.21 : 0.21)
    if (left) { set label 400 + j t at first x,yy right offset -0.5,0 font fe textcolor rgb MUTE noenhanced } else { set label 400 + j t at first x,yy left offset 0.5,0 font fe textcolor rgb MUTE noenhanced }
  }
}
TITLE = L(PLACE.": what it hangs on. ".t_title, PLACE."：".t_title."取决于什么")
SUBTITLE = L("One factor at a time, from its central value to a low (pale) and a high setting (full)", "每次一个因子，由中心值移至低值（浅色）与高值（深色）").roles
NOTE = L("Figures at the bars: settings. What factors do together is not in it.".(whiskers > 0 ? " Whiskers: 90% Monte-Carlo interval of the change." : " One run: Monte-Carlo error unknown.").(left_out > 0 ? sprintf(" %d shorter bars left out.", left_out) : ""), \
         "条端数字为取值；不含因子间的共同作用。".(whiskers > 0 ? "须线：变化量的 90% 蒙特卡洛区间。" : "仅一次运行，蒙特卡洛误差未知。").(left_out > 0 ? sprintf("另有 %d 项较短，未列。", left_out) : ""))
load HERE."frame.gp"
rank(x) = int(column("rank"))
y(e) = rank(0) + (e == 1 ? -0.21 : 0.21)
GOAL_LINE = drawn ? "'+' using (goal - centre):(0.5):(0):(real(n)) every ::0::0 with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title 'target', " : ""
WHISKERS = whiskers > 0 ? ", F using (known('low_low') ? column('low_low')/dv : NaN):(y(1)):((column('low_high') - column('low_low'))/dv):(0) with vectors nohead lw 1.6 lc rgb INK title 'interval low', F using (known('high_low') ? column('high_low')/dv : NaN):(y(2)):((column('high_high') - column('high_low'))/dv):(0) with vectors nohead lw 1.6 lc rgb INK title 'interval high'" : ""
plot @GOAL_LINE F using (column("low_mean")/dv):(y(1)):(0):(column("low_mean")/dv):(y(1) - 0.19):(y(1) + 0.19):(role_pale(strcol("role"))) with boxxyerror fc rgb variable title "low end", \
     F using (column("high_mean")/dv):(y(2)):(0):(column("high_mean")/dv):(y(2) - 0.19):(y(2) + 0.19):(role_full(strcol("role"))) with boxxyerror fc rgb variable title "high end"@WHISKERS
unset output
