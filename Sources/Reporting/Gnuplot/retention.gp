# 07_retention.gp - how long do those who come stay?
# 07_retention.csv: group (1, 2, ...), group_en/_zh, months (since arrival), q05, q50, q95 (share still here, 0-1)
CHART = "07_retention"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "group ".COL("group")." months q05 q50 q95"
call HERE."need.gp" F need
stats F using "months" nooutput name "T"; stats F using "group" nooutput name "G"
n = int(G_max)
array NAME[n]; array LAST[n]; array M[n]; array SY[n]; do for [k = 1:n] { M[k] = -1 }
stats F using (k = int(column("group")), NAME[k] = said(COL("group")), column("months") >= M[k] ? (M[k] = column("months"), LAST[k] = 100.0*column("q50"), 1) : 1) nooutput name "X"
do for [k = 1:n] { SY[k] = LAST[k] }
right = A4 ? 232 : 286
set lmargin at screen px(84); set rmargin at screen px(W - right)
set tmargin at screen py(112); set bmargin at screen py(H - 118)
xm = T_max > 0 ? T_max : 12
set xrange [0:xm]; set yrange [0:100]
xstep = xm > 24 ? 12 : (xm > 12 ? 6 : (xm > 6 ? 3 : 1))
set xtics xstep; set ytics 20; set format x "%.0f"; set format y "%.0f%%"
set xlabel L("Months since arrival", "到来后的月数") font F_BASE textcolor rgb MUTE offset 0,0.1
SGAP = 1.45*FS/(H - 230.0)*100; SLO = 0; SHI = 100
load HERE."spread.gp"
CL = "#004C78 #B5651D #007A58 #A65287 #5B6770 #3D87B8"
TI = "#D3E5F2 #F3DFCB #CDE8DE #F0DCE7 #E4E7EB #DDEDF8"
array CB[6] = [0xD3E5F2, 0xF3DFCB, 0xCDE8DE, 0xF0DCE7, 0xE4E7EB, 0xDDEDF8]
do for [k = 1:n] {
  at = M[k] < xm ? sprintf(L(" (%d months)", "（%d 个月）"), M[k]) : ""
  t = bold(sprintf("%.0f%%", LAST[k]))."  ".esc(fit(NAME[k], right - 62 - wide(FS)*strlen(at), FS)).at; clr = word(CL, k)
  set label 10+k t at screen px(W - right + 12),first SP[k] left font F_BASE textcolor rgb clr
}
TITLE = L("How long newcomers stay in ".PLACE.": ".SCENARIO, PLACE."新到青年的留存：".SCENARIO)
SUBTITLE = L("Share of each group still here; line: median run; band: 90% of the runs; figures: last month shown", "各组仍在本地的比例；线：中位数；色带：90% 的模拟；数字：末月比例")
NOTE = ""
load HERE."frame.gp"
is(k) = column("group") == k
s(c) = 100.0*column(c)
plot for [k = 1:n] F using (is(k) ? column("months") : NaN):(s("q05")):(s("q95")) with filledcurves fc rgb word(TI, k) title "band ".k, \
     for [k = 1:n] F using (is(k) ? column("months") : NaN):(s("q05")) with lines lw 0.7 lc rgb word(CL, k) title "low ".k, \
     for [k = 1:n] F using (is(k) ? column("months") : NaN):(s("q95")) with lines lw 0.7 lc rgb word(CL, k) title "high ".k, \
     for [k = 1:n] F using (is(k) ? column("months") : NaN):(s("q50")) with lines lw 2.5 lc rgb word(CL, k) title "median ".k, \
     for [k = 1:n] F using (is(k) && column("months") == M[k] ? M[k] : NaN):(s("q50")) with points pt 7 ps 1.0*PS lc rgb word(CL, k) title "last ".k
unset output
