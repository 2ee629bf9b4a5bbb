# response.gp - how does an outcome follow what was varied?  One script for every outcome; its table has the script's name.
# <script>.csv: a row for each factor and point: title, factor (1, 2, ...), factor_en/_zh, unit_en/_zh, divisor_en/_zh, goal, base (may be empty),
# x, mean, low, high (ends of the mean's 90% interval; may be empty)
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
F = data."/".CHART.".csv"
need = COL("title")." factor ".COL("factor")." ".COL("unit")." ".COL("divisor")." goal base x mean low high"
call HERE."need.gp" F need
stats F using "factor" nooutput name "N"; n = int(N_max)
array NAME[n]; array BASE[n]; array HAS[n]; array LO[n]; array HI[n]
do for [k = 1:n] { LO[k] = 1e300; HI[k] = -1e300; HAS[k] = 0; BASE[k] = 0.0 }
t_title = ""; t_unit = ""; dv = 1.0; has_goal = 0; goal = 0.0; has_error = 1; any = 0; most = 0.0
fst(c) = known(c) ? column(c) : 0
err(lo, hi) = (hi - lo)/2.0 > most ? (hi - lo)/2.0 : most
stats F using (k = int(column("factor")), NAME[k] = said(COL("factor")), HAS[k] = known("base"), BASE[k] = fst("base"), LO[k] = column("x") < LO[k] ? column("x") : LO[k], HI[k] = column("x") > HI[k] ? column("x") : HI[k], t_title = said(COL("title")), t_unit = said(COL("unit")), dv = column(COL("divisor")), has_goal = known("goal"), goal = fst("goal"), has_error = has_error && known("low"), any = any || known("low"), most = known("low") ? err(column("low"), column("high")) : most, 1) nooutput name "C"
z(c) = column(c)/dv
stats F using (known("low") ? z("low") : z("mean")) nooutput name "ZL"; stats F using (known("high") ? z("high") : z("mean")) nooutput name "ZU"
ymin = ZL_min; ymax = ZU_max
if (has_goal) { ymin = goal/dv < ymin ? goal/dv : ymin; ymax = goal/dv > ymax ? goal/dv : ymax }
if (ymax - ymin <= 1e-12*(abs(ymax) + 1)) { ypad = abs(ymax) > 0 ? 0.05*abs(ymax) : 1.0 } else { ypad = 0.06*(ymax - ymin) }
ymin = ymin - ypad; ymax = ymax + ypad
cols = n == 1 ? 1 : (n <= 4 ? 2 : 3); rows = int(ceil(n/real(cols)))
ystep = nice((ymax - ymin)/(rows > 1 ? 4.0 : 6.0)); d = digits(ystep)
left = 100.0; right = 40.0; top = 118.0; bottom = 92.0; gap_x = 56.0; gap_y = 92.0
pw = (W - left - right - (cols - 1)*gap_x)/cols; ph = (H - top - bottom - (rows - 1)*gap_y - 40)/rows
TITLE = PLACE.L(": ", "：").t_title
SUBTITLE = SCENARIO.L(" – a dot for each point: mean, with its 90% interval; ", "：每点为一个设计点的均值及其 90% 区间；").t_unit
t_error = !has_error ? L("One run at each point: its Monte-Carlo error is unknown. ", "每点仅一次运行，蒙特卡洛误差未知。") : L("Monte-Carlo error of a point: up to ±", "单点均值的蒙特卡洛误差至多 ±").dec(most/dv, d + 1).L(" (90%). ", "（90%）。")
NOTE = t_error.(n > 1 ? L("What spreads dots of one position apart are the other factors. ", "同一横坐标处点的离散来自其他因子。") : "").(has_goal ? L("Dashed line: the goal. ", "虚线：目标。") : "").L("Dotted line: the base scenario.", "点线：基准情景。")
load HERE."frame.gp"
set multiplot
size = n == 1 ? 1.1 : 0.8; thick = n == 1 ? 1.6 : 1.2
# an element without a valid point would be a warning, so elements are left out whole
intervals = any ? 'F using (is(k) && known("low") ? column("x") : NaN):(z("low")):(0):(known("low") ? z("high") - z("low") : 0) with vectors nohead lw thick lc rgb BLUE_M title "interval ".k, ' : ""
lines = n == 1 ? 'F using (is(k) ? column("x") : NaN):(z("mean")) with lines lw 2.5 lc rgb BLUE_D title "line ".k, ' : ""
set yrange [ymin:ymax]; set ytics ystep; fy_ = sprintf("%%.%df", d); set grid noxtics
is(k) = column("factor") == k
do for [k = 1:n] {
  if (k == 2) { unset label }
  c = (k - 1) % cols; r = (k - 1)/cols
  x0 = left + c*(pw + gap_x); y0 = top + 34 + r*(ph + gap_y)
  set lmargin at screen px(x0); set rmargin at screen px(x0 + pw)
  set tmargin at screen py(y0); set bmargin at screen py(y0 + ph)
  span = HI[k] - LO[k]; xpad = span > 0 ? 0.06*span : 0.5
  x_a = LO[k] - xpad; x_b = HI[k] + xpad
  set xrange [x_a:x_b]
  xs = nice((x_b - x_a)/(pw > 500 ? 8.0 : 4.0)); fx_ = sprintf("%%.%df", digits(xs))
  set xtics xs; set format x fx_
  if (c == 0) { set format y fy_ } else { set format y "" }
  set label 11 bold(esc(fit(NAME[k], pw, FS))) at screen px(x0),py(y0 - 16) left font F_BASE textcolor rgb INK
  unset arrow
  if (has_goal) { set arrow 1 from x_a,goal/dv to x_b,goal/dv nohead lw 2 dt (7,4) lc rgb TARGET_C back }
  if (HAS[k] && BASE[k] >= x_a && BASE[k] <= x_b) { set arrow 2 from BASE[k],ymin to BASE[k],ymax nohead lw 1.2 dt (2,3) lc rgb GREY back }
  eval "plot ".intervals.lines.'F using (is(k) ? column("x") : NaN):(z("mean")) with points pt 7 ps size*PS lc rgb BLUE title "mean ".k'
}
unset multiplot
unset output
