# settling.gp - has the sample been large enough?  One script for every outcome; its table has the script's name.
# <script>.csv: title_en/_zh, measure (effect, share), rank (1, ...), factor_en/_zh, role (lever, uncertainty, both), unit_en/_zh, divisor_en/_zh, left_out (factors without a row),
# sample (trajectories of effects, rows of shares), mean, low, high (the last two may be empty); along the sample for each factor
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
load HERE."roles.gp"
F = data."/".CHART.".csv"
need = COL("title")." measure rank ".COL("factor")." role ".COL("unit")." ".COL("divisor")." left_out sample mean low high"
call HERE."need.gp" F need
stats F using "rank" nooutput name "N"; n = int(N_max)
stats F using "sample" nooutput name "S"
array NAME[n]; array ROLE[n]; array V[n]; array OFF[n]; array BANDS[n]; do for [k = 1:n] { BANDS[k] = 0; OFF[k] = -1.0; V[k] = 0.0 }
t_title = ""; t_unit = ""; dv = 1.0; share = 0; left_out = 0; ymin = 0.0; ymax = 0.0
top_of(x) = known("high") ? column("high")/dv : column("mean")/dv
bottom_of(x) = known("low") ? column("low")/dv : column("mean")/dv
stats F using (dv = column(COL("divisor")), k = int(column("rank")), NAME[k] = said(COL("factor")), ROLE[k] = strcol("role"), V[k] = column("mean")/dv, OFF[k] = known("low") ? (column("high") - column("low"))/2/dv : -1.0, BANDS[k] = BANDS[k] + known("low"), \
      ymax = (top_of(0) > ymax ? top_of(0) : ymax), ymin = (bottom_of(0) < ymin ? bottom_of(0) : ymin), share = strcol("measure") eq "share", t_title = said(COL("title")), t_unit = said(COL("unit")), left_out = int(column("left_out")), 1) nooutput name "C"
# the smallest samples may reach far beyond what shares can be
if (share && ymax > 1.5) { ymax = 1.5 }
if (share && ymin < -0.5) { ymin = -0.5 }
if (ymax - ymin <= 0) { ymax = 1.0 }
ymax = ymax + 0.05*(ymax - ymin); if (ymin < 0) { ymin = ymin - 0.05*(ymax - ymin) }
cols = n == 1 ? 1 : (n <= 4 ? 2 : (n <= 9 ? 3 : 4)); rows = int(ceil(n/real(cols)))
ystep = nice((ymax - ymin)/(rows > 2 ? 3.0 : 4.5)); d = digits(ystep); dn = ystep < 1000 ? 1 - floor(log10(ystep)) : 0; if (dn < 0) { dn = 0 }
if (share) { dn = 2 }
left = 92.0; right = 40.0; top = 110.0; bottom = 76.0; gap_x = 48.0; gap_y = rows > 2 ? 62.0 : 74.0
pw = (W - left - right - (cols - 1)*gap_x)/cols; ph = (H - top - bottom - (rows - 1)*gap_y - 54)/rows
TITLE = L(PLACE.": is the sample large enough? ".t_title, PLACE."：样本是否足够？".t_title)
SUBTITLE = (share ? L("Share of the variance in all (total index) against the rows used", "方差份额合计（总指数）随所用行数的变化") : L("μ*, ".t_unit.", against the trajectories used", "μ*（".t_unit."）随所用轨迹数的变化")).roles
NOTE = L("Bands: 90% interval by bootstrap. A line that still climbs or falls, or a wide band, wants a larger sample.", "色带：90% 自助区间。曲线仍在升降或色带过宽时，应加大样本。").(left_out > 0 ? L(sprintf(" %d lesser ones left out.", left_out), sprintf("另有 %d 项较小，未列。", left_out)) : "")
load HERE."frame.gp"
set multiplot
set yrange [ymin:ymax]; set ytics ystep; fy_ = sprintf("%%.%df", d); set grid noxtics
x_a = S_min; x_b = S_max; if (x_b <= x_a) { x_a = x_a - 0.5; x_b = x_b + 0.5 }
if (share && S_max > S_min) { set logscale x 2; set xtics 4 } else { xs = nice((x_b - x_a)/4); if (xs < 1) { xs = 1 }; set xtics xs }
if (share && S_max > S_min && S_max/S_min < 16) { set xtics 2 }
set xrange [x_a:x_b]; set format x "%.0f"
is(k) = column("rank") == k
do for [k = 1:n] {
  if (k == 2) { unset label }
  c = (k - 1) % cols; r = (k - 1)/cols
  x0 = left + c*(pw + gap_x); y0 = top + 40 + r*(ph + gap_y)
  set lmargin at screen px(x0); set rmargin at screen px(x0 + pw)
  set tmargin at screen py(y0); set bmargin at screen py(y0 + ph)
  if (c == 0) { set format y fy_ } else { set format y "" }
  clr = role_ink(ROLE[k]); f = role_full(ROLE[k]); p = role_pale(ROLE[k])
  t = dec(V[k], dn).(OFF[k] < 0 ? "" : " ±".dec(OFF[k], dn)); set label 12 t at screen px(x0 + pw),py(y0 - 14) right font F_SMALL textcolor rgb MUTE
  N_TEXT = NAME[k]; N_ROOM = pw - 0.56*FS_SMALL*(strlen(t) + 1); N_SIZE = FS; N_HIGH = 2.5*FS_SMALL; N_TAG = 14; N_X = x0; N_Y = y0 - 16; N_ALIGN = "left"; N_COLOR = clr; N_BOLD = 1
  unset label 14; unset label 15; unset label 16
  load HERE."name.gp"
  band = BANDS[k] > 1 ? 'F using (is(k) && known("low") ? column("sample") : NaN):(known("low") ? column("low")/dv : 0):(known("low") ? column("high")/dv : 0) with filledcurves fc rgb p title "band '.k.'", ' : ""
  eval "plot ".band.'F using (is(k) ? column("sample") : NaN):(column("mean")/dv) with lines lw 2 lc rgb clr title "line '.k.'", F using (is(k) ? column("sample") : NaN):(column("mean")/dv) with points pt 7 ps 0.7*PS lc rgb clr title "estimate '.k.'"'
}
unset multiplot
unset output
