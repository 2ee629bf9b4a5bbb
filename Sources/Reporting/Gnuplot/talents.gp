# 05_talents.gp - how many A-F talents arrive each year, and of which class?
# 05_talents.csv: year, a, b, c, d, e, f (medians), total_q05, total_q50, total_q95, goal, reached, runs; the last three may be empty
CHART = "05_talents"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "year a b c d e f total_q05 total_q50 total_q95 goal reached runs"
known(c) = strlen(strcol(c)) > 0
CLS = "f e d c b a"                                   # stacked from the bottom; the rare classes end on top
CC  = "#D3E5F2 #A9CDE5 #6FA9D0 #2F7FB5 #0B5A8F #06304D"
up(n) = n == 0 ? 0 : up(n-1) + column(word(CLS, n))
stats F using "year" nooutput name "T"; n = int(T_records)
stats F using "total_q95" nooutput name "R"; stats F using (up(6)) nooutput name "S"
most = R_max > S_max ? R_max : S_max
goals = 0; hits = 0; goal_1 = 0.0; goal_2 = 0.0; goal_x = NaN
stats F using (known("goal") ? (goals = goals + 1, goal_1 = (goals == 1 ? column("goal") : goal_1), goal_x = (goals == 1 ? column("year") : goal_x), goal_2 = column("goal"), most = (column("goal") > most ? column("goal") : most), 1) : 1) nooutput name "X"
stats F using (hits = hits + known("runs"), 1) nooutput name "X"
if (most < 1) { most = 1.0 }
ymax = most*1.09; step = nice(ymax/4); if (step < 1) { step = 1 }
rows = hits > 0 ? 8 : 7
rowh = 1.56*FS; tab = H - 66 - rows*rowh              # the table under the columns starts here
head = ZH ? 110 : 126
set lmargin at screen px(head); set rmargin at screen px(W - 40)
set tmargin at screen py(112); set bmargin at screen py(tab)
set xrange [T_min - 0.6 : T_max + 0.6]; set yrange [0:ymax]
unset xtics; set ytics step; set format y ""
do for [k = 0:int(ymax/step)] { t = num(step*k); if (ZH) { t = count(step*k) }; set label 70+k t at graph 0,first step*k right offset -0.8,0 font F_BASE textcolor rgb MUTE }
if (goals > 0) {
  t = bold(L("Target ", "目标 ").count(goal_1))
  set label 1 t at first goal_x - 0.5,goal_1 left offset 0.4,0.7 boxed font F_BASE textcolor rgb TARGET_C
  if (goal_2 != goal_1) { t = bold(count(goal_2)); set label 2 t at first T_max + 0.5,goal_2 right offset 0,0.7 boxed font F_BASE textcolor rgb TARGET_C }
}
array Y[n]; array N[8*n]; k = 0
stats F using (k = k + 1, Y[k] = column("year"), N[8*k] = known("runs") ? few(column("reached"), column("runs")) : "", N[8*k - 7] = count(column("total_q50")), 1) nooutput name "X"
do for [c = 1:6] { k = 0; stats F using (k = k + 1, N[8*(k-1) + 1 + c] = count(column(word(CLS, 7-c))), 1) nooutput name "X" }
F_ROW = n > (A4 ? 10 : 14) ? F_SMALL : F_BASE
yy(r) = py(tab + (r + 0.62)*rowh)
do for [k = 1:n] {
  t = bold(sprintf("%d", Y[k])); set label 300 + k t at first Y[k],screen yy(0) center font F_ROW textcolor rgb INK
  do for [c = 1:6] { t = N[8*(k-1) + 1 + c]; set label 300 + 40*c + k t at first Y[k],screen yy(c) center font F_ROW textcolor rgb INK }
  if (hits > 0) { t = N[8*k]; set label 600 + k t at first Y[k],screen yy(7) center font F_ROW textcolor rgb BLUE_D }
}
do for [c = 1:6] {
  y = tab + (c + 0.62)*rowh; clr = word(CC, 7-c); t = L("Class ", "").word("A B C D E F", c).L("", " 类")
  set object 10+c rectangle from screen px(LEFT),py(y + 0.32*FS) to screen px(LEFT + 0.8*FS),py(y - 0.40*FS) fs solid noborder fc rgb clr
  set label 650 + c t at screen px(LEFT + 1.3*FS),py(y) left font F_BASE textcolor rgb MUTE
  set arrow 10 + c from screen px(LEFT),py(y - 0.5*rowh) to screen px(W - 40),py(y - 0.5*rowh) nohead lw 1 lc rgb GRID
}
if (hits > 0) {
  y = tab + 7.62*rowh; t = L("Runs on target", "达标模拟")
  set label 660 t at screen px(LEFT),py(y) left font F_SMALL textcolor rgb BLUE_D
  set arrow 20 from screen px(LEFT),py(y - 0.5*rowh) to screen px(W - 40),py(y - 0.5*rowh) nohead lw 1 lc rgb GRID
}
TITLE = L("A–F talents introduced each year in ".PLACE.": ".SCENARIO, PLACE."每年新引进 A–F 类人才：".SCENARIO)
SUBTITLE = L("Persons, median run; number at the column: all classes; whisker: 90% of the runs", "人，中位数；柱旁数字：各类合计；须线：合计的 90% 区间")
NOTE = L("Classes are medians of their own, so they need not add up to the total exactly.", "各类分别取中位数，合计可略有出入。")
load HERE."frame.gp"
w = 0.27
gx(x) = column("year")
plot for [k = 1:6] F using "year":(up(k)):(column("year")-w):(column("year")+w):(up(k-1)):(up(k)) with boxxyerror fs solid 1.0 border lc rgb "white" lw 0.5 fc rgb word(CC, k) title "class ".word(CLS, k), \
     F using "year":"total_q05":(0):(column("total_q95") - column("total_q05")) with vectors nohead lw 2 lc rgb INK title "interval 90", \
     for [j = 1:(goals > 0)] F using (known("goal") ? column("year") - 0.5 : NaN):"goal":(1):(0) with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title "target", \
     F using (column("year") + w):"total_q50":(count(column("total_q50"))) with labels left offset 0.4,0 font F_SMALL tc rgb INK boxed title "total"
unset output
