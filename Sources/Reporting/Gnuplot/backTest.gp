# 32_backTest.gp - does the model reproduce what was observed, and what it was not shown?
# 32_backTest.csv: a row for each panel and period: panel (1, 2, ...), series_en/_zh, monthly, time (years), observed, error, held_out, q05..q95
CHART = "32_backTest"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "panel ".COL("series")." monthly time observed error held_out q05 q25 q50 q75 q95"
call HERE."need.gp" F need
stats F using "panel" nooutput name "N"; n = int(N_max)
stats F using "held_out" nooutput name "HELD"
array NAME[n]; array LO[n]; array HI[n]; array T0[n]; array T1[n]; array H0[n]; array H1[n]; array MONTHLY[n]
do for [k = 1:n] { LO[k] = 1e300; HI[k] = -1e300; T0[k] = 1e300; T1[k] = -1e300; H0[k] = 1e300; H1[k] = -1e300 }
least(a, b) = a < b ? a : b; most(a, b) = a > b ? a : b
out_(c) = column("held_out") == 1
half(k) = MONTHLY[k] == 1 ? 1.0/24 : 0.5
stats F using (k = int(column("panel")), NAME[k] = said(COL("series")), MONTHLY[k] = int(column("monthly")), LO[k] = least(LO[k], least(column("q05"), column("observed") - column("error"))), HI[k] = most(HI[k], most(column("q95"), column("observed") + column("error"))), T0[k] = least(T0[k], column("time")), T1[k] = most(T1[k], column("time")), H0[k] = out_(0) ? least(H0[k], column("time")) : H0[k], H1[k] = out_(0) ? most(H1[k], column("time")) : H1[k], 1) nooutput name "C"
stats F using (column("observed") >= column("q05") && column("observed") <= column("q95") ? 1 : 0) nooutput name "IN"
cols = n == 1 ? 1 : (n <= 4 ? 2 : 3); rows = int(ceil(n/real(cols)))
left = 92.0; right = 40.0; top = 112.0; bottom = 88.0; gap_x = 86.0; gap_y = 66.0
pw = (W - left - right - (cols - 1)*gap_x)/cols; ph = (H - top - bottom - (rows - 1)*gap_y - 24)/rows
TITLE = PLACE.L(": observed and simulated", "：观测与模拟")
SUBTITLE = SCENARIO
NOTE = L("Bars hold 90% and 50% of the particles; dots: observed, with 90% errors; shaded: held out of the fit. ", "条：含 90% 与 50% 的粒子；点：观测值及其 90% 误差；底色：留出未参与拟合。").sprintf(L("%d of %d observed figures lie inside the 90%% bar. ", "%d / %d 个观测值位于 90%% 区间内。"), int(IN_sum + 0.5), int(IN_records)).(HELD_max > 0 ? "" : L("Nothing was held out: no evidence of foresight.", "没有留出数据：不能证明预测能力。"))
load HERE."frame.gp"
set multiplot
fy_ = ""
do for [k = 1:n] {
  if (k == 2) { unset label }
  c = (k - 1) % cols; r = (k - 1)/cols
  x0 = left + c*(pw + gap_x); y0 = top + 24 + r*(ph + gap_y)
  set lmargin at screen px(x0); set rmargin at screen px(x0 + pw)
  set tmargin at screen py(y0); set bmargin at screen py(y0 + ph)
  pad = HI[k] > LO[k] ? 0.12*(HI[k] - LO[k]) : (abs(HI[k]) > 0 ? 0.05*abs(HI[k]) : 1.0)
  y_a = LO[k] - pad; y_b = HI[k] + pad
  set yrange [y_a:y_b]; ystep = nice((y_b - y_a)/4.0); dv = 1.0; un = ""
  if (abs(HI[k]) >= 1e4) { dv = ZH ? 1e4 : 1e3; un = ZH ? "万" : "k" }
  ystep = nice((y_b - y_a)/dv/4.0); d = digits(ystep); set format y sprintf("%%.%df%s", d, un)
  set yrange [y_a/dv:y_b/dv]; set ytics ystep
  x_a = T0[k] - 1.2*half(k); x_b = T1[k] + 1.2*half(k)
  set xrange [x_a:x_b]
  unset xtics
  y_1 = int(floor(x_a + 1e-6)); y_2 = int(floor(x_b - 1e-6))
  do for [y_k = y_1:y_2] { if (y_k + 0.5 > x_a && y_k + 0.5 < x_b) { t_y = sprintf("%d", y_k); set label 800 + y_k - y_1 t_y at first y_k + 0.5,graph 0 center offset 0,-0.9 font F_SMALL textcolor rgb MUTE } }
  set label 11 bold(esc(fit(NAME[k], pw, FS))) at screen px(x0),py(y0 - 13) left font F_BASE textcolor rgb INK
  unset object
  if (H1[k] >= H0[k]) { h_a = H0[k] - half(k); h_b = H1[k] + half(k); if (h_a < x_a) { h_a = x_a }; if (h_b > x_b) { h_b = x_b }; set object 1 rectangle from first h_a,graph 0 to first h_b,graph 1 behind fc rgb PALE fs solid noborder }
  is(j) = column("panel") == j
  w_ = 0.32*2*half(k)
  plot F using (is(k) ? column("time") : NaN):(column("q50")/dv):(column("time") - w_):(column("time") + w_):(column("q05")/dv):(column("q95")/dv) with boxxyerror fc rgb BLUE_L title "band 90 ".k, \
       F using (is(k) ? column("time") : NaN):(column("q50")/dv):(column("time") - w_):(column("time") + w_):(column("q25")/dv):(column("q75")/dv) with boxxyerror fc rgb BLUE_M title "band 50 ".k, \
       F using (is(k) ? column("time") - w_ : NaN):(column("q50")/dv):(2*w_):(0) with vectors nohead lw 2.5 lc rgb BLUE_D title "median ".k, \
       F using (is(k) ? column("time") : NaN):((column("observed") - column("error"))/dv):(0):(2*column("error")/dv) with vectors nohead lw 1.4 lc rgb INK title "error ".k, \
       F using (is(k) ? column("time") : NaN):(column("observed")/dv) with points pt 7 ps 0.9*PS lc rgb INK title "observed ".k
  do for [y_k = y_1:y_2] { unset label 800 + y_k - y_1 }
}
unset multiplot
unset output
