# 04_pyramid.gp - how does the age structure change?
# 04_pyramid.csv: age, start, end (YYYY-MM), men_start, women_start, men_end_q05/q50/q95, women_end_q05/q50/q95; ages upwards
CHART = "04_pyramid"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "age start end men_start women_start men_end_q05 men_end_q50 men_end_q95 women_end_q05 women_end_q50 women_end_q95"

most = 1.0
do for [c in "men_start women_start men_end_q95 women_end_q95"] { stats F using c nooutput name "X"; if (X_max > most) { most = X_max } }
U = ZH ? (most >= 1e4 ? 1e4 : 1.0) : (most >= 2e3 ? 1e3 : 1.0)
v(c) = column(c)/U
array AGE[60]; n = 0; from = ""; to = ""; men_a = 0.0; men_b = 0.0; women_a = 0.0; women_b = 0.0
stats F using (n = n + 1, AGE[n] = column("age"), from = strcol("start"), to = strcol("end"), \
      men_a = men_a + column("men_start"), men_b = men_b + column("men_end_q50"), women_a = women_a + column("women_start"), women_b = women_b + column("women_end_q50"), 1) nooutput name "X"
mx = most/U*1.03; step = nice(mx/4); if (step < 1 && U == 1) { step = 1 }
gut = 64.0; x0 = 50.0; x1 = W - 50.0; xc = (x0 + x1)/2
rowh = (H - 234.0)/n; if (rowh > 40) { rowh = 40 }
foot = 140 + n*rowh
set tmargin at screen py(140); set bmargin at screen py(foot)
set border 0; unset ytics; set grid noytics xtics; set xtics step; set format x sprintf("%%.%df", digits(step))
set yrange [-0.5:n - 0.5]
every_age = rowh >= 1.25*FS_SMALL ? 1 : (rowh >= 0.65*FS_SMALL ? 2 : 5)
do for [k = 1:n] {
  t = sprintf("%d", AGE[k]); skip = every_age > 1 && int(AGE[k]) % every_age != 0; if (skip) { t = "" }
  set label 10+k t at screen px(xc),first k-1 center font F_SMALL textcolor rgb MUTE
}
TITLE = L("Age structure of ".PLACE.", ".AGES.": ".SCENARIO, PLACE." ".AGES."青年年龄结构：".SCENARIO)
SUBTITLE = L((U > 1 ? "Thousand residents" : "Residents")." by single year of age; bars: ".to.", median run, with 90% interval; black ticks: ".from, "各岁常住青年（".unit_name(U)."）；条形：".to." 中位数及 90% 区间；黑线：".from)
NOTE = L("Dark bars: ages divisible by five.", "深色条：五的倍数岁。")
load HERE."frame.gp"
h = 0.40
fill(x) = int(column("age")) % 5 == 0 ? 0x5B9EC9 : 0xA9CDE5
d = U > 1 ? (ZH ? 2 : 1) : 0
head(name, a, b) = bold(name)."   ".dec(a/U, d)." → ".dec(b/U, d)
set multiplot
set lmargin at screen px(x0); set rmargin at screen px(xc - gut/2); set xrange [mx:0]
t = head(L("Men", "男"), men_a, men_b)
set label 1 t at graph 1,graph 1 right offset 0,0.8 font F_BASE textcolor rgb INK
plot F using (0):0:(0):(v("men_end_q50")):($0-h):($0+h):(fill(0)) with boxxyerror fc rgb variable title "men", \
     F using (v("men_end_q05")):0:(v("men_end_q95") - v("men_end_q05")):(0) with vectors nohead lw 1.6 lc rgb BLUE_D title "men interval", \
     F using (v("men_start")):($0-0.5):(0):(1) with vectors nohead lw 2.5 lc rgb INK title "men start"
do for [k = 1:n] { unset label 10+k }
unset label 901; unset label 902; unset label 903; unset label 904
set lmargin at screen px(xc + gut/2); set rmargin at screen px(x1); set xrange [0:mx]
t = head(L("Women", "女"), women_a, women_b)
set label 1 t at graph 0,graph 1 left offset 0,0.8 font F_BASE textcolor rgb INK
plot F using (0):0:(0):(v("women_end_q50")):($0-h):($0+h):(fill(0)) with boxxyerror fc rgb variable title "women", \
     F using (v("women_end_q05")):0:(v("women_end_q95") - v("women_end_q05")):(0) with vectors nohead lw 1.6 lc rgb BLUE_D title "women interval", \
     F using (v("women_start")):($0-0.5):(0):(1) with vectors nohead lw 2.5 lc rgb INK title "women start"
unset multiplot
unset output
