# 06_zones.gp - where in the district does the change fall?
# 06_zones.csv: rank, zone_en/_zh, start_month, end_month (YYYY-MM), start, end_q05, end_q50, end_q95, in the order of the rows wanted
CHART = "06_zones"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "rank ".COL("zone")." start_month end_month start end_q05 end_q50 end_q95"
call HERE."need.gp" F need
array NAME[40]; array A[40]; array B[40]; array LO[40]; array HI[40]; n = 0; from = ""; to = ""
stats F using (n = n + 1, NAME[n] = said(COL("zone")), A[n] = column("start"), B[n] = column("end_q50"), LO[n] = column("end_q05"), HI[n] = column("end_q95"), from = strcol("start_month"), to = strcol("end_month"), 1) nooutput name "X"
most = 0.0; least = 0.0; size = 1.0                   # changes, and the largest stock
do for [k = 1:n] {
  if (HI[k] - A[k] > most) { most = HI[k] - A[k] }
  if (LO[k] - A[k] < least) { least = LO[k] - A[k] }
  if (A[k] > size) { size = A[k] }
  if (B[k] > size) { size = B[k] }
}
if (most - least < 1) { most = most + 1.0 }
U = ZH ? (size >= 1e4 ? 1e4 : 1.0) : (size >= 2e3 ? 1e3 : 1.0); d = U > 1 ? (ZH ? 2 : 1) : 0
v(c) = column(c)/U
step = nice((most - least)/U/6); if (step < 1 && U == 1) { step = 1 }
lo = least < 0 ? least/U - 0.06*(most - least)/U : 0; hi = most > 0 ? most/U + 0.06*(most - least)/U : 0
longest = 0; do for [k = 1:n] { if (strlen(NAME[k]) > longest) { longest = strlen(NAME[k]) } }
room = wide(FS)*longest*1.04; most_room = A4 ? 200.0 : 300.0
if (room > most_room) { room = most_room }
xl = LEFT + room + 16; xr = W - (A4 ? 288 : 340)
rowh = (H - 276.0)/n; if (rowh > 64) { rowh = 64 }
FZ = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.8*rowh); fz = fnt(FZ)
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(142); set bmargin at screen py(142 + n*rowh)
set border 0; unset ytics; set grid noytics xtics; set xtics step; set format x sprintf("%%.%df", digits(step))
set yrange [n + 0.5 : 0.5]; set xrange [lo:hi]
set xlabel (L("Change, ", "变化，").unit_name(U)) font F_BASE textcolor rgb MUTE offset 0,0.1
set yzeroaxis lt 1 lw 1 lc rgb AXIS
x1 = xr + (A4 ? 76 : 88); x2 = x1 + (A4 ? 66 : 84); x3 = W - LEFT
t = from; set label 1 t at screen px(x1),graph 1 right offset 0,0.8 font F_SMALL textcolor rgb MUTE
t = to; set label 2 t at screen px(x2),graph 1 right offset 0,0.8 font F_SMALL textcolor rgb MUTE
t = L("Change", "变化"); set label 3 t at screen px(x3),graph 1 right offset 0,0.8 font F_SMALL textcolor rgb MUTE
do for [k = 1:n] {
  t = fit(NAME[k], room + 8, FZ); set label 100+k t at screen px(xl - 12),first k right font fz textcolor rgb INK noenhanced
  t = dec(A[k]/U, d); set label 200+k t at screen px(x1),first k right font fz textcolor rgb MUTE
  t = dec(B[k]/U, d); set label 300+k t at screen px(x2),first k right font fz textcolor rgb INK
  t = bold(signed((B[k] - A[k])/U, d)); if (A[k] > 0) { t = t.sprintf(" (%s%%)", signed(100.0*(B[k] - A[k])/A[k], 1)) }
  clr = B[k] >= A[k] ? BLUE_D : LOSS_D; set label 400+k t at screen px(x3),first k right font fz textcolor rgb clr
}
TITLE = L("Where the young residents of ".PLACE." live: ".SCENARIO, PLACE."青年人口的空间分布：".SCENARIO)
SUBTITLE = L((U > 1 ? "Thousand residents " : "Residents ").AGES."; bar: change from ".from." to ".to.", median run; whisker: 90% of the runs", AGES."常住青年（".unit_name(U)."）；条形：".from." 至 ".to." 的变化，中位数；须线：90% 的模拟")
NOTE = L("Blue: gain; orange: loss.", "蓝：增加；橙：减少。")
load HERE."frame.gp"
# colours per row, not one filtered plot per colour: a filter that matches no row prints a warning
fill(x) = column("end_q50") >= column("start") ? 0x5B9EC9 : 0xEDB95E
half = 11.0/rowh; if (half > 0.36) { half = 0.36 }
plot F using (0):($0+1):(0):(v("end_q50")-v("start")):($0+1-half):($0+1+half):(fill(0)) with boxxyerror fc rgb variable title "change", \
     F using (v("end_q05")-v("start")):($0+1):(v("end_q95")-v("end_q05")):(0) with vectors nohead lw 2.5 lc rgb INK title "interval 90"
unset output
