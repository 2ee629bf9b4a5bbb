# 05_talents.gp - how many A-F talents arrive each year, and of which class?
# 05_talents.csv: year, goal, reached, runs (these three may be empty), a, b, c, d, e, f, total (means over the runs), total_q05, total_q95
CHART = "05_talents"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "year a b c d e f total total_q05 total_q95 goal reached runs"
CLS = "f e d c b a"                                   # stacked from the bottom; the rare classes end on top
CC  = "#D3E5F2 #A9CDE5 #6FA9D0 #2F7FB5 #0B5A8F #06304D"
up(n) = n == 0 ? 0 : up(n-1) + column(word(CLS, n))
stats F using "year" nooutput name "T"; n = int(T_records)
stats F using "total_q95" nooutput name "R"; stats F using (up(6)) nooutput name "S"
most = R_max > S_max ? R_max : S_max
goals = 0; hits = 0
stats F using (known("goal") ? (goals = goals + 1, most = (column("goal") > most ? column("goal") : most), 1) : 1) nooutput name "X"
stats F using (hits = hits + known("runs"), 1) nooutput name "X"
if (most < 1) { most = 1.0 }
ymax = most*1.09; step = nice(ymax/4); if (step < 1) { step = 1 }
rows = 8 + (goals > 0) + (hits > 0)
rowh = 1.56*FS; tab = H - 66 - rows*rowh              # the table under the columns starts here
head = ZH ? 110 : (A4 ? 134 : 150)
array Y[n]; array N[9*n]; k = 0
stats F using (k = k + 1, Y[k] = column("year"), N[9*k - 2] = count(column("total")), N[9*k - 1] = known("goal") ? round_count(column("goal")) : "", N[9*k] = known("runs") ? few(column("reached"), column("runs")) : "", 1) nooutput name "X"
do for [c = 1:6] { k = 0; stats F using (k = k + 1, N[9*(k-1) + c] = count(column(word(CLS, 7-c))), 1) nooutput name "X" }
set lmargin at screen px(head); set rmargin at screen px(W - 40)
set tmargin at screen py(112); set bmargin at screen py(tab)
set xrange [T_min - 0.6 : T_max + 0.6]; set yrange [0:ymax]
unset xtics; set ytics step; set format y ""
do for [k = 0:int(ymax/step)] { t = round_count(step*k); set label 70+k t at graph 0,first step*k right offset -0.8,0 font F_BASE textcolor rgb MUTE }
F_ROW = n > (A4 ? 10 : 14) ? F_SMALL : F_BASE
yy(r) = tab + (r + 0.62)*rowh
# rows of the table: the year, six classes, all of them, and, where there are any, the target and the runs that reach it
SLOT = "1 2 3 4 5 6 7".(goals > 0 ? " 8" : "").(hits > 0 ? " 9" : "")
do for [r = 1:words(SLOT)] {
  c = word(SLOT, r) + 0; y = yy(r)
  clr = c < 8 ? INK : (c == 8 ? TARGET_C : BLUE_D); head_clr = c < 7 ? MUTE : clr
  t = c < 7 ? L("Class ", "").word("A B C D E F", c).L("", " 类") : (c == 7 ? bold(L("All classes", "合计")) : (c == 8 ? L("Target", "目标") : L("Runs on target", "达标模拟")))
  set label 600 + c t at screen px(LEFT + (c < 7 ? 1.3*FS : 0)),py(y) left font F_BASE textcolor rgb head_clr
  set arrow 10 + c from screen px(LEFT),py(y - 0.5*rowh) to screen px(W - 40),py(y - 0.5*rowh) nohead lw 1 lc rgb GRID
  if (c < 7) { box = word(CC, 7-c); set object 10+c rectangle from screen px(LEFT),py(y + 0.32*FS) to screen px(LEFT + 0.8*FS),py(y - 0.40*FS) fs solid noborder fc rgb box }
  do for [k = 1:n] { t = N[9*(k-1) + c]; if (c == 7) { t = bold(t) }; set label 1000 + 100*c + k t at first Y[k],screen py(y) center font F_ROW textcolor rgb clr }
}
do for [k = 1:n] { t = bold(sprintf("%d", Y[k])); set label 1000 + k t at first Y[k],screen py(yy(0)) center font F_ROW textcolor rgb INK }
TITLE = L("A–F talents introduced each year in ".PLACE.": ".SCENARIO, PLACE."每年新引进 A–F 类人才：".SCENARIO)
SUBTITLE = L("Persons, mean of the runs; whisker: 90% of the runs for all classes together".(goals > 0 ? "; dashed: target" : ""), "人，各次模拟的均值；须线：合计的 90% 区间".(goals > 0 ? "；虚线：目标" : ""))
NOTE = L("All classes: the sum of the six means; each figure is rounded by itself.", "合计为六类均值之和；各数分别四舍五入。")
load HERE."frame.gp"
w = 0.27
# a dash over each year with a target; an element without a point would warn
target(x) = known("goal") ? column("year") - 0.5 : NaN
TARGETS = goals > 0 ? ", F using (target(0)):'goal':(1):(0) with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title 'target'" : ""
plot for [k = 1:6] F using "year":(up(k)):(column("year")-w):(column("year")+w):(up(k-1)):(up(k)) with boxxyerror fs solid 1.0 border lc rgb "white" lw 0.5 fc rgb word(CC, k) title "class ".word(CLS, k), \
     F using "year":"total_q05":(0):(column("total_q95") - column("total_q05")) with vectors nohead lw 2 lc rgb INK title "interval 90"@TARGETS
unset output
