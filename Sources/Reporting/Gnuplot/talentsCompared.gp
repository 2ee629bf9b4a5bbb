# 13_talentsCompared.gp - how many talents of which class does each scenario bring?
# 13_talentsCompared.csv: scenario (0, the base, 1, ...), scenario_en/_zh, first_year, last_year, goal (may be empty), a, b, c, d, e, f (means a year),
# total_mean/_low/_high, difference_mean/_low/_high (empty for the base; ends of intervals may be empty)
CHART = "13_talentsCompared"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "scenario ".COL("scenario")." first_year last_year goal a b c d e f total_mean total_low total_high difference_mean difference_low difference_high"
call HERE."need.gp" F need
CLS = "f e d c b a"                                   # stacked from the axis; the rare classes end at the tip
CC  = "#D3E5F2 #A9CDE5 #6FA9D0 #2F7FB5 #0B5A8F #06304D"
up(n) = n == 0 ? 0 : up(n-1) + column(word(CLS, n))
array NAME[40]; array TOTAL[40]; array DIFF[40]; array OFF[40]; array RARE[40]; n = 0; goals = 0; goal = NaN; most = 1.0; whiskers = 0
change(v) = v > 0.5 ? "+".count(v) : count(v)
stats F using (n = n + 1, NAME[n] = said(COL("scenario")), TOTAL[n] = count(column("total_mean")), rare = column("a") + column("b") + column("c"), RARE[n] = dec(rare, rare > 0.05 && rare < 9.95 ? 1 : 0), \
      DIFF[n] = (known("difference_mean") ? change(column("difference_mean")) : ""), OFF[n] = (known("difference_low") ? "±".count((column("difference_high") - column("difference_low"))/2) : ""), \
      whiskers = whiskers + known("total_low"), known("goal") ? (goals = goals + 1, goal = column("goal")) : 0, 1) nooutput name "X"
stats F using (known("total_high") ? column("total_high") : column("total_mean")) nooutput name "R"; stats F using (up(6)) nooutput name "S"
if (R_max > most) { most = R_max }
if (S_max > most) { most = S_max }
if (goals > 0 && goal > most) { most = goal }
stats F using "first_year" nooutput name "Y1"; stats F using "last_year" nooutput name "Y2"
most = most*1.02; step = nice(most/5); if (step < 1) { step = 1 }
x4 = W - LEFT; x3 = x4 - (A4 ? 58 : 74); x2 = x3 - (A4 ? 58 : 70); x1 = x2 - (A4 ? 70 : 84)
xl = LEFT + (A4 ? 176.0 : 236.0); xr = x1 - 0.55*FS*7 - 14
y0 = 168.0; rowh = (H - 100.0 - y0)/n; if (rowh > 64) { rowh = 64 }
yb = y0 + n*rowh
FT = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.8*rowh); ft = fnt(FT)
X(v) = xl + v/most*(xr - xl)
Y(k) = y0 + (k - 0.5)*rowh
load HERE."canvas.gp"
do for [j = 0:int(most/step)] {
  clr = j == 0 ? AXIS : GRID; set arrow 20 + j from screen px(X(j*step)),py(y0 - 4) to screen px(X(j*step)),py(yb) nohead lw 1 lc rgb clr back
  t = round_count(j*step); set label 20 + j t at screen px(X(j*step)),py(yb + 1.1*FS_SMALL) center font F_SMALL textcolor rgb MUTE
}
# the key, and the heads of the columns
do for [c = 1:6] {
  box = word(CC, c); t = word(CLS, c); xk = xl + (c - 1)*44.0
  t = word("F E D C B A", c)
  set object 60 + c rectangle from screen px(xk),py(114 + 0.42*FS) to screen px(xk + 0.8*FS),py(114 - 0.38*FS) fs solid noborder fc rgb box
  set label 60 + c t at screen px(xk + 1.15*FS),py(114) left font F_SMALL textcolor rgb MUTE
}
t = L("Class", "类别"); set label 59 t at screen px(xl - 12),py(114) right font F_SMALL textcolor rgb MUTE
yh = y0 - 1.2*FS_SMALL
t = L("A year", "年均"); set label 71 t at screen px(x1),py(yh) right font F_SMALL textcolor rgb MUTE
t = L("Change", "变化"); set label 72 t at screen px(x2),py(yh) right font F_SMALL textcolor rgb MUTE
t = L("90%", "90%"); set label 73 t at screen px(x3),py(yh) right font F_SMALL textcolor rgb MUTE
t = L("A–C", "A–C 类"); set label 74 t at screen px(x4),py(yh) right font F_SMALL textcolor rgb MUTE
if (goals > 0) { t = L("Target ", "目标 ").round_count(goal); gx = X(goal); set label 75 t at screen px(gx),py(yh) center font F_SMALL textcolor rgb TARGET_C }
do for [k = 1:n] {
  N_TEXT = NAME[k]; N_ROOM = xl - LEFT - 14; N_SIZE = FT; N_HIGH = 0.95*rowh; N_TAG = 100 + 4*k; N_X = xl - 12; N_Y = Y(k); N_ALIGN = "right"; N_COLOR = INK; N_BOLD = k == 1
  load HERE."name.gp"
  t = bold(TOTAL[k]); set label 300 + k t at screen px(x1),py(Y(k)) right font ft textcolor rgb INK
  t = DIFF[k]; clr = DIFF[k][1:1] eq "−" ? LOSS_D : BLUE_D; set label 400 + k t at screen px(x2),py(Y(k)) right font ft textcolor rgb clr
  t = OFF[k]; set label 500 + k t at screen px(x3),py(Y(k)) right font F_SMALL textcolor rgb MUTE
  t = RARE[k]; set label 600 + k t at screen px(x4),py(Y(k)) right font ft textcolor rgb INK
}
span_text = sprintf("%d–%d", Y1_max, Y2_max)
TITLE = L("A–F talents introduced in ".PLACE." under each scenario", "各情景下".PLACE."新引进的 A–F 类人才")
SUBTITLE = L("Persons a year, mean of ".span_text.(whiskers > 0 ? "; whiskers and 90%: intervals of the means" : ""), span_text." 年年均人数".(whiskers > 0 ? "；须线与 90% 列：均值的区间" : ""))
NOTE = L("Change: against the base (first row), in paired runs. Classes A to C are too small to be seen in the bars.", "变化：配对模拟中较基准（首行）的差异。A 至 C 类人数少，条形中难以看出。")
load HERE."frame.gp"
half = 0.30*rowh; if (half > 13) { half = 13.0 }
yy(d) = Y(int(column("scenario")) + 1) + d
GOAL_LINE = goals > 0 ? ", '+' using (X(goal)):(y0 - 2):(0):(yb - y0 + 2) every ::0::0 with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title 'target'" : ""
WHISKERS = whiskers > 0 ? ", F using (known('total_low') ? X(column('total_low')) : NaN):(yy(0)):(X(column('total_high')) - X(column('total_low'))):(0) with vectors nohead lw 2.5 lc rgb INK title 'interval 90'" : ""
plot for [k = 1:6] F using (X(up(k))):(yy(0)):(X(up(k - 1))):(X(up(k))):(yy(-half)):(yy(half)) with boxxyerror fs solid 1.0 border lc rgb "white" lw 0.5 fc rgb word(CC, k) title "class ".word(CLS, k)@GOAL_LINE@WHISKERS
unset output
