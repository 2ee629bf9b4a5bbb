# screening.gp - which factors matter, and do they act alone and one way?  One script for every outcome; its table has the script's name.
# <script>.csv: title_en/_zh, rank (1, ...), factor_en/_zh, role (lever, uncertainty, both), unit_en/_zh, divisor_en/_zh, left_out (factors without a row), trajectories,
# mean, low, high (of the size of the effects), sigma (empty for a group), luck (what no influence would show; may be empty)
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
load HERE."roles.gp"
F = data."/".CHART.".csv"
need = COL("title")." rank ".COL("factor")." role ".COL("unit")." ".COL("divisor")." left_out trajectories mean low high sigma luck"
call HERE."need.gp" F need
array NAME[40]; array ROLE[40]; array MU[40]; array SG[40]; array SIGMA[40]; array LUCK[40]; array FAINT[40]; array OFF[40]; n = 0; xh = 0.0; yh = 0.0; whiskers = 0; groups = 0; faints = 0; lucks = 0
t_title = ""; t_unit = ""; dv = 1.0; left_out = 0; trajectories = 0
stats F using (n = n + 1, dv = column(COL("divisor")), NAME[n] = said(COL("factor")), ROLE[n] = strcol("role"), MU[n] = column("mean")/dv, SIGMA[n] = known("sigma"), SG[n] = known("sigma") ? column("sigma")/dv : 0.0, \
      LUCK[n] = known("luck") ? column("luck")/dv : -1.0, OFF[n] = known("low") ? (column("high") - column("low"))/2/dv : -1.0, FAINT[n] = known("luck") && column("mean") <= 2*column("luck"), whiskers = whiskers + known("low"), groups = groups + !known("sigma"), lucks = lucks + known("luck"), faints = faints + FAINT[n], \
      xh = (known("high") && column("high")/dv > xh ? column("high")/dv : (MU[n] > xh ? MU[n] : xh)), yh = (SG[n] > yh ? SG[n] : yh), \
      t_title = said(COL("title")), t_unit = said(COL("unit")), left_out = int(column("left_out")), trajectories = int(column("trajectories")), 1) nooutput name "X"
if (xh <= 0) { xh = 1.0 }
if (yh < 0.14*xh) { yh = 0.14*xh }
x_b = 1.06*xh; y_b = 1.12*yh
xl = 86.0; xr = W - (A4 ? 452.0 : 560.0); yt = 122.0; yb = H - 126.0
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(yt); set bmargin at screen py(yb)
set xrange [0:x_b]; set yrange [-0.03*y_b:y_b]
xs = nice(x_b/6); ys = nice(y_b/6); dn = xs < 1000 ? 1 - floor(log10(xs)) : 0; if (dn < 0) { dn = 0 }
set border 1; set xtics xs; set ytics ys; set format x sprintf("%%.%df", digits(xs)); set format y sprintf("%%.%df", digits(ys))
set grid xtics ytics lt 1 lc rgb GRID lw 1
set xlabel (L("μ*: mean size of the effect over the whole range, ".t_unit, "μ*：全程效应的平均幅度（".t_unit."）")) font F_BASE textcolor rgb MUTE offset 0,0.2 noenhanced
PXX(v) = xl + v/x_b*(xr - xl); PYY(v) = yb - (v + 0.03*y_b)/(1.03*y_b)*(yb - yt)
# wedges: σ a tenth, half and the whole of μ*
asp = (yb - yt)/(1.03*y_b)*x_b/(xr - xl)
do for [k = 1:3] {
  s = k == 1 ? 0.1 : (k == 2 ? 0.5 : 1.0)
  xe = s*x_b > y_b ? y_b/s : x_b; ye = s*xe; ang = atan(s*asp)*180/pi
  set arrow 20 + k from first 0,first 0 to first xe,first ye nohead lw 1 dt (3,4) lc rgb AXIS back
  # named below the line, the last one also above: what lies in the wedge
  t = k == 1 ? L("almost linear", "近于线性") : (k == 2 ? L("one way", "单调") : L("mostly one way", "大体单调"))
  high = PYY(0) - PYY(0.9*xe*(k == 1 ? 0.1 : (k == 2 ? 0.4 : 0.5)))
  if (high > 1.2*FS_SMALL) { set label 20 + k t at first 0.985*xe,first 0.985*ye right rotate by ang offset -0.2*sin(ang*pi/180),-0.6 font F_SMALL textcolor rgb GREY front }
  if (k == 3 && PXX(xe) - xl > 0.53*FS_SMALL*16) { t = L("curved, joint", "非线性或交互"); set label 24 t at screen px(xl + 8),py(yt + 0.7*FS_SMALL) left font F_SMALL textcolor rgb GREY front }
}
# numbers beside the points, moved down where points lie close together
array LX[n]; array LY[n]; lh = 1.15*FS_SMALL
array ORDER[n]; array USED[n]; do for [k = 1:n] { USED[k] = 0 }
do for [r = 1:n] {
  b = 0; do for [k = 1:n] { if (!USED[k]) { if (b == 0) { b = k } else { if (FAINT[k] < FAINT[b] || (FAINT[k] == FAINT[b] && SG[k] > SG[b])) { b = k } } } }
  USED[b] = 1; ORDER[r] = b; LX[b] = PXX(MU[b]) + 15; LY[b] = PYY(SG[b]) - 0.75*FS_SMALL
  free = 0; tries = 0
  while (!free && tries < 2*n) {
    free = 1; tries = tries + 1
    do for [q = 1:r - 1] { o = ORDER[q]; if (abs(LX[o] - LX[b]) < 26 && abs(LY[o] - LY[b]) < lh) { free = 0; LY[b] = LY[o] + lh } }
  }
}
# from the lowest up again, out of the floor
floor_y = yb - 0.5*lh
do for [r = 1:n] {
  b = ORDER[n + 1 - r]
  if (LY[b] > floor_y) { LY[b] = floor_y }
  do for [q = 1:r - 1] { o = ORDER[n + 1 - q]; if (abs(LX[o] - LX[b]) < 26 && LY[b] > LY[o] - lh) { LY[b] = LY[o] - lh } }
}
# the table beside the plot names the numbers
xn = xr + 26; x4 = W - LEFT; x3 = x4 - (A4 ? 62 : 80); x2 = x3 - (A4 ? 62 : 80)
top = 128.0; pitch = (H - 92.0 - top)/(n > 9 ? n : 9); FT = pitch > 1.5*FS_SMALL ? FS_SMALL : pitch/1.5; ft = fnt(FT)
h = "μ*"; set label 31 h at screen px(x2),py(top - 12) right font F_SMALL textcolor rgb MUTE
h = "±90%"; if (whiskers > 0) { set label 32 h at screen px(x3),py(top - 12) right font F_SMALL textcolor rgb MUTE }
h = L("luck", "纯随机"); if (lucks > 0) { set label 33 h at screen px(x4),py(top - 12) right font F_SMALL textcolor rgb MUTE }
do for [k = 1:n] {
  y = top + (k - 0.5)*pitch; clr = FAINT[k] ? GREY : role_ink(ROLE[k]); id = sprintf("%d", k)
  t = FAINT[k] ? id : bold(id); set label 100 + k t at screen px(xn + 12),py(y) right font ft textcolor rgb clr
  N_TEXT = NAME[k]; N_ROOM = x2 - (xn + 22) - 0.55*FT*7; N_SIZE = FT; N_HIGH = 0.95*pitch; N_TAG = 700 + 4*k; N_X = xn + 20; N_Y = y; N_ALIGN = "left"; N_COLOR = clr; N_BOLD = 0
  load HERE."name.gp"
  t1 = dec(MU[k], dn); t2 = OFF[k] < 0 ? "" : dec(OFF[k], dn); t3 = LUCK[k] < 0 ? "" : dec(LUCK[k], dn)
  set label 150 + k t1 at screen px(x2),py(y) right font ft textcolor rgb clr
  set label 200 + k t2 at screen px(x3),py(y) right font ft textcolor rgb MUTE
  set label 250 + k t3 at screen px(x4),py(y) right font ft textcolor rgb MUTE
  # of those that are hardly more than luck, only the ones that have room are numbered
  moved = abs(LY[k] - PYY(SG[k]) + 0.75*FS_SMALL) > 1.2*FS_SMALL
  if (!(moved && FAINT[k])) { set label 350 + k id at screen px(LX[k]),py(LY[k]) center front font F_SMALL textcolor rgb clr }
  if (moved && !FAINT[k]) { set arrow 350 + k from screen px(PXX(MU[k]) + 4),py(PYY(SG[k])) to screen px(LX[k] - 6),py(LY[k]) nohead lw 0.8 lc rgb GREY_M front }
}
TITLE = L(PLACE.": what it hangs on. ".t_title, PLACE."：".t_title."取决于什么")
SUBTITLE = L("Up: σ, how much an effect differs from place to place, ".t_unit, "纵轴：σ，效应因处而异的程度（".t_unit."）").roles
NOTE = L(sprintf("%d trajectories.", trajectories).(whiskers > 0 ? " Whiskers and ±: 90% interval of μ* by bootstrap." : "").(lucks > 0 ? " Luck: the μ* of no influence; grey, hollow: less than twice that." : "").(groups > 0 ? " Diamond on the axis: a group, without σ." : "").(left_out > 0 ? sprintf(" %d lesser ones left out.", left_out) : ""), \
         sprintf("%d 条轨迹。", trajectories).(whiskers > 0 ? "须线与 ±：μ* 的 90% 自助区间。" : "").(lucks > 0 ? "纯随机：无影响时的 μ*；灰色空心：不足其两倍。" : "").(groups > 0 ? "轴上菱形：因子组，无 σ。" : "").(left_out > 0 ? sprintf("另有 %d 项较小，未列。", left_out) : ""))
load HERE."frame.gp"
r_(x) = int(column("rank"))
sy(x) = known("sigma") ? column("sigma")/dv : 0.0
is_faint(x) = FAINT[int($0) + 1]
ink(x) = is_faint(0) ? 0x8A949E : role_dark(strcol("role"))
# an element without a valid point would be a warning, so elements are left out whole
WHISKERS = whiskers > 0 ? "F using (known('low') ? column('low')/dv : NaN):(sy(0)):((column('high') - column('low'))/dv):(0):(role_full(strcol('role'))) with vectors nohead lw 1.8 lc rgb variable title 'interval 90', " : ""
plain = 0; do for [k = 1:n] { if (SIGMA[k] && !FAINT[k]) { plain = plain + 1 } }
hollow = 0; do for [k = 1:n] { if (SIGMA[k] && FAINT[k]) { hollow = hollow + 1 } }
PLAIN = plain > 0 ? ", F using (known('sigma') && !is_faint(0) ? column('mean')/dv : NaN):(sy(0)):(ink(0)) with points pt 7 ps 1.2*PS lc rgb variable title 'factor'" : ""
HOLLOW = hollow > 0 ? ", F using (known('sigma') && is_faint(0) ? column('mean')/dv : NaN):(sy(0)):(ink(0)) with points pt 6 ps 1.2*PS lc rgb variable title 'faint factor'" : ""
GROUPS = groups > 0 ? ", F using (known('sigma') ? NaN : column('mean')/dv):(sy(0)):(ink(0)) with points pt 13 ps 1.4*PS lc rgb variable title 'group'" : ""
ALL = WHISKERS."'+' using (0):(0) every ::0::0 with dots lc rgb 'white' title 'origin'".PLAIN.HOLLOW.GROUPS
plot @ALL
unset output
