# waterfall.gp - how much does each lever, or family of levers, add?  One script for up to three targets; its table has the script's name.
# <script>.csv: row, kind (total, part), label_en/_zh, outcome_en/_zh, goal (may be empty), mean, low, high (the last two may be empty);
# first row the base, last row the policy, between them the shares, which add up to the whole difference
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "row kind ".COL("label")." ".COL("outcome")." goal mean low high"
call HERE."need.gp" F need
array NAME[60]; array V[60]; array LO[60]; array HI[60]; n = 0; goals = 0; goal = 0; outcome = ""; whiskers = 0
stats F using (n = n + 1, NAME[n] = said(COL("label")), outcome = said(COL("outcome")), V[n] = column("mean"), LO[n] = known("low") ? column("low") : column("mean"), HI[n] = known("high") ? column("high") : column("mean"), \
      whiskers = whiskers + known("low"), known("goal") ? (goals = 1, goal = column("goal")) : 0, 1) nooutput name "X"
array FROM[n]; array TO[n]; cum = V[1]; low = V[1]; high = V[1]
do for [k = 1:n] {
  total = k == 1 || k == n
  if (total) { FROM[k] = V[k]; TO[k] = V[k] } else { FROM[k] = cum; cum = cum + V[k]; TO[k] = cum }
  a = total ? V[k] : FROM[k] + LO[k]; b = total ? V[k] : FROM[k] + HI[k]
  if (a < low) { low = a }
  if (b > high) { high = b }
  if (TO[k] < low) { low = TO[k] }
  if (TO[k] > high) { high = TO[k] }
}
span = high - low > 0 ? high - low : (abs(high) > 1 ? 0.01*abs(high) : 1.0)
# the intervals of the totals, as far as they leave room for the steps
cut = 0; reach = 0.6*span; low_steps = low; high_steps = high
do for [k in "1 n"] {
  t = k eq "1" ? 1 : n
  if (LO[t] < low) { low = LO[t] }
  if (HI[t] > high) { high = HI[t] }
}
if (low < low_steps - reach) { low = low_steps - reach; cut = 1 }
if (high > high_steps + reach) { high = high_steps + reach; cut = 1 }
span = high - low > 0 ? high - low : span
# a goal far from both totals would squeeze the steps: then it is only named
drawn = 0; beyond = ""
if (goals) {
  if (goal > low - 0.5*span && goal < high + 0.5*span) {
    drawn = 1
    if (goal < low) { low = goal }
    if (goal > high) { high = goal }
  } else { beyond = goal > high ? L(", beyond the right edge", "，在右侧图外") : L(", beyond the left edge", "，在左侧图外") }
}
UT = unit_of(abs(high)); step = nice((high - low > 0 ? high - low : span)/UT/5); if (UT == 1 && step < 1) { step = 1 }
change(v) = v > 0.5 ? "+".count(v) : count(v)
range_text(a, b) = change(a).L(" to ", " 至 ").change(b)
span_text(a, b) = count(a)."–".count(b)
xl = A4 ? 262.0 : 350.0; xr = W - (A4 ? 262.0 : 330.0); xm = xr + (A4 ? 88.0 : 112.0)
rowh = (H - 268.0)/n; if (rowh > 58) { rowh = 58 }
FT = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.78*rowh); ft = fnt(FT); fr = fnt(FT > FS_SMALL ? FS_SMALL : FT)
top = 138.0
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(top); set bmargin at screen py(top + n*rowh)
pad = 0.04*(high - low > 0 ? high - low : span)
set xrange [(low - pad)/UT : (high + pad)/UT]; set yrange [n + 0.5 : 0.5]
set border 0; unset ytics; set grid noytics xtics; set xtics step; set format x sprintf("%%.%df", digits(step))
set xlabel (outcome.L(", ".unit_name(UT), "（".unit_name(UT)."）")) font F_BASE textcolor rgb MUTE offset 0,0.1 noenhanced
if (goals) {
  t = L("Target ", "目标 ").round_count(goal).beyond
  if (drawn) { set label 1 t at first goal/UT,graph 1 center offset 0,0.75 font F_BASE textcolor rgb TARGET_C } else { set label 1 t at graph 0.5,graph 1 center offset 0,0.75 font F_BASE textcolor rgb TARGET_C }
}
h = L("Mean", "均值"); set label 2 h at screen px(xm),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE
h = L("90% interval", "90% 区间"); if (whiskers > 0) { set label 3 h at screen px(W - LEFT),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE }
do for [k = 1:n] {
  total = k == 1 || k == n
  N_TEXT = NAME[k]; N_ROOM = xl - LEFT - 18; N_SIZE = FT; N_HIGH = 0.95*rowh; N_TAG = 100 + 4*k; N_X = LEFT; N_Y = top + (k - 0.5)*rowh; N_ALIGN = "left"; N_COLOR = INK; N_BOLD = total
  load HERE."name.gp"
  t = total ? bold(count(V[k])) : change(V[k]); clr = total ? INK : (V[k] < 0 ? LOSS_D : BLUE_D)
  set label 300 + k t at screen px(xm),first k right font ft textcolor rgb clr
  t = total ? span_text(LO[k], HI[k]) : range_text(LO[k], HI[k])
  if (whiskers > 0) { set label 400 + k t at screen px(W - LEFT),first k right font fr textcolor rgb MUTE }
}
TITLE = L("What each part adds in ".PLACE.": ".SCENARIO, PLACE."各部分的贡献：".SCENARIO)
SUBTITLE = L(outcome.": from the base to the scenario, averaged over all orders in which the parts could come", outcome."：由基准到方案，按各部分的所有加入次序平均")
NOTE = L("Shapley shares, which add up to the whole difference.".(whiskers > 0 ? " Whiskers: 90% interval of the mean; those of the parts do not add up.".(cut ? " A whisker at the edge goes on." : "") : ""), "沙普利值，各项之和等于总差异。".(whiskers > 0 ? "须线：均值的 90% 区间，各项区间不可相加。".(cut ? "触及边缘的须线在图外延续。" : "") : ""))
load HERE."frame.gp"
row(x) = int(column("row"))
part(v) = strcol("kind") eq "part" ? v : NaN
fill(x) = column("mean") >= 0 ? 0x8DBBDB : 0xF3CF80
half = 11.0/rowh; if (half > 0.32) { half = 0.32 }
from_w(x) = (strcol("kind") eq "part" ? FROM[row(0)] : 0) + column("low")
GOAL_LINE = drawn ? "'+' using (goal/UT):(0.5):(0):(real(n)) every ::0::0 with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title 'target', " : ""
WHISKERS = whiskers > 0 ? "F using (known('low') ? from_w(0)/UT : NaN):(row(0)):((column('high') - column('low'))/UT):(0) with vectors nohead lw 2 lc rgb BLUE_D title 'interval 90', " : ""
plot F using (part(TO[row(0)]/UT)):(row(0)):(FROM[row(0)]/UT):(TO[row(0)]/UT):(row(0) - half):(row(0) + half):(fill(0)) with boxxyerror fc rgb variable title "share", \
     F using (row(0) < n ? TO[row(0)]/UT : NaN):(row(0) == 1 ? 1 : row(0) - half):(0):(row(0) == 1 ? 1 - half : 1.0) with vectors nohead lw 1 lc rgb AXIS title "connector", \
     @GOAL_LINE @WHISKERS F using (part(TO[row(0)]/UT)):(row(0)) with points pt 7 ps 0.8*PS lc rgb BLUE_D title "end of share", \
     F using (strcol("kind") eq "total" ? TO[row(0)]/UT : NaN):(row(0)) with points pt 13 ps 2.3*PS lc rgb BLUE_D title "total"
unset output
