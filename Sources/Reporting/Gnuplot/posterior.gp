# 31_posterior.gp - what is known of each uncertain parameter, before and after?
# 31_posterior.csv: a row for each panel and part of its range: panel (1, 2, ...), parameter_en/_zh, base (may be empty), width_left, low, high, prior, share
CHART = "31_posterior"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "panel ".COL("parameter")." base width_left low high prior share"
call HERE."need.gp" F need
stats F using "panel" nooutput name "N"; n = int(N_max)
array NAME[n]; array BASE[n]; array HAS[n]; array LO[n]; array HI[n]; array LEFT_[n]
do for [k = 1:n] { LO[k] = 1e300; HI[k] = -1e300; HAS[k] = 0; BASE[k] = 0.0 }
fst(c) = known(c) ? column(c) : 0
stats F using (k = int(column("panel")), NAME[k] = said(COL("parameter")), HAS[k] = known("base"), BASE[k] = fst("base"), LEFT_[k] = column("width_left"), LO[k] = column("low") < LO[k] ? column("low") : LO[k], HI[k] = column("high") > HI[k] ? column("high") : HI[k], 1) nooutput name "C"
stats F using "share" nooutput name "S"; stats F using "prior" nooutput name "P"
ymax = 1.12*(S_max > P_max ? S_max : P_max)
cols = n <= 2 ? n : (n <= 4 ? 2 : (n <= 9 ? 3 : 4)); rows = int(ceil(n/real(cols)))
left = 28.0; right = 28.0; top = 104.0; bottom = 74.0; gap_x = 30.0; gap_y = rows > 3 ? 52.0 : 58.0
pw = (W - left - right - (cols - 1)*gap_x)/cols; ph = (H - top - bottom - rows*gap_y)/rows
TITLE = PLACE.L(": what is known of the uncertain parameters", "：不确定参数的认识")
SUBTITLE = L("Columns: share of the particles in tenths of the range; grey line: before. Per cent: width left of what it was", "柱：粒子落入各十分位区间的比例；灰线：先验。百分数：剩余宽度")
NOTE = L("A parameter near 100% is one of which the data say nothing. Dotted line: the value of the base scenario.", "接近 100% 表示数据对该参数没有信息。点线：基准情景取值。")
load HERE."frame.gp"
short(v) = rep(sprintf("%.3g", v), "-", "−")
set multiplot
set yrange [0:ymax]; unset ytics; set grid noxtics noytics
do for [k = 1:n] {
  if (k == 2) { unset label }
  c = (k - 1) % cols; r = (k - 1)/cols
  x0 = left + c*(pw + gap_x); y0 = top + 22 + r*(ph + gap_y)
  set lmargin at screen px(x0); set rmargin at screen px(x0 + pw)
  set tmargin at screen py(y0); set bmargin at screen py(y0 + ph)
  x_a = LO[k]; x_b = HI[k]
  set xrange [x_a:x_b]
  # numbers at the ends and the middle, inside the panel: the range is what counts
  x_m = (x_a + x_b)/2; t_a = short(x_a); t_m = short(x_m); t_b = short(x_b)
  unset xtics
  set label 13 t_a at screen px(x0),py(y0 + ph + 0.95*FS_SMALL) left font F_SMALL textcolor rgb MUTE
  set label 14 t_m at screen px(x0 + pw/2),py(y0 + ph + 0.95*FS_SMALL) center font F_SMALL textcolor rgb MUTE
  set label 15 t_b at screen px(x0 + pw),py(y0 + ph + 0.95*FS_SMALL) right font F_SMALL textcolor rgb MUTE
  t_left = sprintf("%.0f%%", 100*LEFT_[k])
  set label 11 bold(esc(fit(NAME[k], pw - 4*FS_SMALL, FS_SMALL))) at screen px(x0),py(y0 - 11) left font F_SMALL textcolor rgb INK
  set label 12 t_left at screen px(x0 + pw),py(y0 - 11) right font F_SMALL textcolor rgb (LEFT_[k] < 0.8 ? BLUE_D : MUTE)
  unset arrow
  if (HAS[k] && BASE[k] >= x_a && BASE[k] <= x_b) { set arrow 1 from BASE[k],0 to BASE[k],ymax nohead lw 1.4 dt (2,3) lc rgb INK front }
  is(j) = column("panel") == j
  plot F using (is(k) ? column("low") : NaN):(0):"low":"high":(0):"share" with boxxyerror fc rgb BLUE_M title "particles ".k, \
       F using (is(k) ? column("low") : NaN):"prior":(column("high") - column("low")):(0) with vectors nohead lw 1.6 lc rgb GREY title "before ".k
}
unset multiplot
unset output
