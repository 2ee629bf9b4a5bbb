# 15_windfall.gp - who is there because of a scenario, who only without it, and who is paid and would have been there anyway?
# 15_windfall.csv: row, kind (scenario, lever), label_en/_zh, month (YYYY-MM), additional, displaced, net_mean/_low/_high (these empty for a lever; ends of the
# interval may be empty), paid_additional, paid_anyway
CHART = "15_windfall"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "row kind ".COL("label")." month additional displaced net_mean net_low net_high paid_additional paid_anyway"
call HERE."need.gp" F need
array NAME[40]; array KIND[40]; array NET[40]; array PAID[40]; array ANYWAY[40]; n = 0; month = ""; whiskers = 0
most = 1.0; least = 0.0; paid = 1.0
change(v) = v > 0.5 ? "+".count(v) : count(v)
all(x) = column("paid_additional") + column("paid_anyway")
stats F using (n = n + 1, NAME[n] = said(COL("label")), KIND[n] = strcol("kind"), month = strcol("month"), NET[n] = (known("net_mean") ? change(column("net_mean")) : ""), whiskers = whiskers + known("net_low"), \
      PAID[n] = count(all(0)), ANYWAY[n] = (all(0) > 0 ? pct(column("paid_anyway")/all(0)) : "–"), paid = (all(0) > paid ? all(0) : paid), \
      known("additional") ? (most = (column("additional") > most ? column("additional") : most), least = (column("displaced") > least ? column("displaced") : least)) : 0, \
      known("net_high") ? (most = (column("net_high") > most ? column("net_high") : most), least = (-column("net_low") > least ? -column("net_low") : least)) : 0, 1) nooutput name "X"
xl = LEFT + (A4 ? 176.0 : 250.0); x4 = W - LEFT
tn = 0.55*FS*8; room = (x4 - xl - tn - (A4 ? 132 : 160) - 44)/2.0
a0 = xl; a1 = a0 + room; b0 = a1 + tn + 44; b1 = b0 + room; x3 = x4 - (A4 ? 58 : 70)
y0 = 164.0; rowh = (H - 104.0 - y0)/n; if (rowh > 60) { rowh = 60 }
yb = y0 + n*rowh
FT = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.8*rowh); ft = fnt(FT)
A(v) = a0 + (v + 1.02*least)/(1.02*(most + least))*(a1 - a0)
B(v) = b0 + v/(1.02*paid)*(b1 - b0)
Y(k) = y0 + (k - 0.5)*rowh
load HERE."canvas.gp"
sa = nice((most + least)/(A4 ? 3 : 4)); sb = nice(paid/(A4 ? 2.5 : 4)); if (sa < 1) { sa = 1 }
if (sb < 1) { sb = 1 }
tag = 1000
j = ceil(-least/sa)
while (j*sa <= most*1.001) {
  tag = tag + 1; xj = A(j*sa); clr = j == 0 ? AXIS : GRID; t = round_count(j*sa)
  set arrow tag from screen px(xj),py(y0 - 4) to screen px(xj),py(yb) nohead lw 1 lc rgb clr back
  set label tag t at screen px(xj),py(yb + 1.1*FS_SMALL) center font F_SMALL textcolor rgb MUTE
  j = j + 1
}
do for [j = 0:int(paid*1.001/sb)] {
  tag = tag + 1; xj = B(j*sb); clr = j == 0 ? AXIS : GRID; t = round_count(j*sb)
  set arrow tag from screen px(xj),py(y0 - 4) to screen px(xj),py(yb) nohead lw 1 lc rgb clr back
  set label tag t at screen px(xj),py(yb + 1.1*FS_SMALL) center font F_SMALL textcolor rgb MUTE
}
yk = y0 - 3.0*FS; yh = y0 - 1.15*FS_SMALL
t = bold(L("Residents, ".month, month." 居民")); set label 51 t at screen px(a0),py(yk) left font F_BASE textcolor rgb INK
t = bold(L("Persons paid by levers that differ", "与基准不同的工具所补贴者")); set label 52 t at screen px(b0),py(yk) left font F_BASE textcolor rgb INK
t = L("only without", "仅无政策时"); if (least > 0) { set label 53 t at screen px(a0),py(yh) left font F_SMALL textcolor rgb LOSS_D }
t = L("only with it", "仅有政策时"); set label 54 t at screen px(a1),py(yh) right font F_SMALL textcolor rgb BLUE
t = L("net", "净增"); set label 55 t at screen px(a1 + tn + 8),py(yh) right font F_SMALL textcolor rgb INK
t = L("there only with it", "因政策而在"); set label 56 t at screen px(b0),py(yh) left font F_SMALL textcolor rgb BLUE
t = L("there anyway", "本来就在"); set label 57 t at screen px(b1),py(yh) right font F_SMALL textcolor rgb MUTE
t = L("paid", "人次"); set label 58 t at screen px(x3),py(yh) right font F_SMALL textcolor rgb INK
t = L("anyway", "无谓"); set label 59 t at screen px(x4),py(yh) right font F_SMALL textcolor rgb MUTE
do for [k = 1:n] {
  lever = KIND[k] eq "lever"
  N_TEXT = NAME[k]; N_ROOM = xl - LEFT - 14 - (lever ? 10 : 0); N_SIZE = lever && FT > FS_SMALL ? FS_SMALL : FT; N_HIGH = 0.95*rowh; N_TAG = 100 + 4*k; N_X = LEFT + (lever ? 14 : 0); N_Y = Y(k); N_ALIGN = "left"; N_COLOR = lever ? MUTE : INK; N_BOLD = !lever
  load HERE."name.gp"
  t = bold(NET[k]); clr = NET[k][1:1] eq "−" ? LOSS_D : BLUE_D; set label 300 + k t at screen px(a1 + tn + 8),py(Y(k)) right font ft textcolor rgb clr
  t = PAID[k]; set label 400 + k t at screen px(x3),py(Y(k)) right font ft textcolor rgb INK
  t = bold(ANYWAY[k]); set label 500 + k t at screen px(x4),py(Y(k)) right font ft textcolor rgb MUTE
}
TITLE = L("Who is in ".PLACE." because of each scenario, and who anyway", PLACE."：谁因政策而在，谁本来就在")
SUBTITLE = L("Persons, counted one by one against the base, mean of the paired runs".(whiskers > 0 ? "; dot: net change with 90% interval of the mean" : "; dot: net change"), "人数，与基准逐人比对，配对模拟的均值".(whiskers > 0 ? "；圆点：净增及均值的 90% 区间" : "；圆点：净增"))
NOTE = L("Base: ".SCENARIO.". There anyway: paid, and a resident of the base in the month of the first payment as well. A lever that stands as in the base is left out.", "基准：".SCENARIO."。本来就在：领取补贴，且首次领取当月在基准情景下同样在区居住。力度与基准相同的工具不计。")
load HERE."frame.gp"
half = 0.30*rowh; if (half > 12) { half = 12.0 }
yy(d) = Y(int(column("row"))) + d
scenarios = 0; do for [k = 1:n] { scenarios = scenarios + (KIND[k] eq "scenario") }
of(v) = known("additional") ? v : NaN
LEFT_PANEL = scenarios > 0 ? "F using (of(A(0))):(yy(0)):(A(0)):(A(column('additional'))):(yy(-half)):(yy(half)) with boxxyerror fc rgb GAIN_N title 'additional', F using (of(A(0))):(yy(0)):(A(-column('displaced'))):(A(0)):(yy(-half)):(yy(half)) with boxxyerror fc rgb LOSS_N title 'displaced', " : ""
WHISKERS = whiskers > 0 ? "F using (known('net_low') ? A(column('net_low')) : NaN):(yy(0)):(A(column('net_high')) - A(column('net_low'))):(0) with vectors nohead lw 2.5 lc rgb INK title 'interval 90', " : ""
DOTS = scenarios > 0 ? ", F using (of(A(column('net_mean')))):(yy(0)) with points pt 7 ps 1.5*PS lc rgb INK title 'net rim', F using (of(A(column('net_mean')))):(yy(0)) with points pt 7 ps 0.9*PS lc rgb 'white' title 'net'" : ""
plot @LEFT_PANEL @WHISKERS F using (B(0)):(yy(0)):(B(0)):(B(column("paid_additional"))):(yy(-half)):(yy(half)) with boxxyerror fc rgb GAIN_N title "paid additional", \
     F using (B(0)):(yy(0)):(B(column("paid_additional"))):(B(all(0))):(yy(-half)):(yy(half)) with boxxyerror fc rgb "#C9D0D6" title "paid anyway"@DOTS
unset output
