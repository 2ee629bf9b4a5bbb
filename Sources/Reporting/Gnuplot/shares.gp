# shares.gp - how much of an outcome's variance does each factor make?  One script for every outcome; its table has the script's name.
# <script>.csv: title_en/_zh, rank (1, ...), factor_en/_zh, role (lever, uncertainty, both), left_out (factors without a row), rows, first_sum (over all factors),
# first_mean, first_low, first_high, total_mean, total_low, total_high, luck (total of no influence); ends and luck may be empty
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
load HERE."roles.gp"
F = data."/".CHART.".csv"
need = COL("title")." rank ".COL("factor")." role left_out rows first_sum first_mean first_low first_high total_mean total_low total_high luck"
call HERE."need.gp" F need
array NAME[40]; array ROLE[40]; array V[80]; array A[80]; array B[80]; n = 0; lo = 0.0; hi = 0.0; whiskers = 0; lucks = 0
t_title = ""; rows_ = 0; left_out = 0; first_sum = 0.0
edge(end, which) = known(end."_".which) ? column(end."_".which) : column(end."_mean")
take(k, end) = (V[k] = column(end."_mean"), A[k] = edge(end, "low"), B[k] = edge(end, "high"), lo = (A[k] < lo ? A[k] : lo), hi = (B[k] > hi ? B[k] : hi), 1)
stats F using (n = n + 1, NAME[n] = said(COL("factor")), ROLE[n] = strcol("role"), take(2*n - 1, "first"), take(2*n, "total"), whiskers = whiskers + known("total_low"), lucks = lucks + known("luck"), \
      t_title = said(COL("title")), rows_ = int(column("rows")), left_out = int(column("left_out")), first_sum = column("first_sum"), 1) nooutput name "X"
# the intervals of a small sample reach far beyond 0 and 1; they are cut
cut = 0
if (hi > 1.3) { hi = 1.3; cut = 1 }
if (lo < -0.3) { lo = -0.3; cut = 1 }
if (hi < 0.1) { hi = 0.1 }
span = hi - lo; step = nice(span/6); d = digits(step); if (d < 1) { d = 1 }
xl = A4 ? 250.0 : 330.0; xr = W - (A4 ? 320.0 : 390.0); top = 138.0
rowh = (H - 246.0)/n; if (rowh > 64) { rowh = 64 }
FT = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.78*rowh); FE = 0.46*rowh < FS_SMALL ? 0.46*rowh : FS_SMALL; fe = fnt(FT > FS_SMALL ? FS_SMALL : FT)
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(top); set bmargin at screen py(top + n*rowh)
x_a = lo < 0 ? lo - 0.02*span : 0; x_b = hi + 0.02*span
set xrange [x_a:x_b]; set yrange [n + 0.5 : 0.5]
set border 0; unset ytics; set grid noytics xtics; set xtics step; set format x sprintf("%%.%df", d)
set xlabel (L("Share of the variance", "方差份额")) font F_BASE textcolor rgb MUTE offset 0,0.1 noenhanced
set arrow 1 from 0,0.5 to 0,n + 0.5 nohead lw 1.2 lc rgb AXIS front
x1 = xr + (A4 ? 48 : 58); x2 = x1 + (A4 ? 88 : 104); x3 = x2 + (A4 ? 60 : 72); x4 = W - LEFT
h = L("alone", "单独"); set label 3 h at screen px(x1),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE
h = L("in all", "合计"); set label 4 h at screen px(x3),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE
h = "90%"; if (whiskers > 0) { set label 5 h at screen px(x2),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE; set label 6 h at screen px(x4),graph 1 right offset 0,0.75 font F_SMALL textcolor rgb MUTE }
range_text(a, b) = dec(a, 2).L(" to ", " 至 ").dec(b, 2)
do for [k = 1:n] {
  N_TEXT = NAME[k]; N_ROOM = xl - LEFT - 18; N_SIZE = FT; N_HIGH = 0.95*rowh; N_TAG = 100 + 4*k; N_X = LEFT; N_Y = top + (k - 0.5)*rowh; N_ALIGN = "left"; N_COLOR = role_ink(ROLE[k]); N_BOLD = 0
  load HERE."name.gp"
  do for [e = 0:1] {
    j = 2*k - 1 + e; t = dec(V[j], 2); x = e == 0 ? x1 : x3; clr = role_ink(ROLE[k])
    set label 300 + j t at screen px(x),first k right font fe textcolor rgb clr
    t = range_text(A[j], B[j]); x = e == 0 ? x2 : x4
    if (whiskers > 0) { set label 400 + j t at screen px(x),first k right font fe textcolor rgb MUTE }
  }
}
TITLE = L(PLACE.": what it hangs on. ".t_title, PLACE."：".t_title."取决于什么")
SUBTITLE = L("Share of the variance: full, what a factor does alone; pale, with all it has a part in", "方差份额：深色为因子单独所致，浅色含其参与的全部共同作用").roles
NOTE = L(sprintf("%d rows. Alone they make %s of the variance together.", rows_, pct(first_sum)).(whiskers > 0 ? " Whiskers: 90% by bootstrap".(cut ? ", cut at the edges." : ".") : "").(lucks > 0 ? " Grey mark: what no influence would show." : "").(left_out > 0 ? sprintf(" %d lesser ones left out.", left_out) : ""), \
         sprintf("%d 行。各因子单独合计占方差的 %s。", rows_, pct(first_sum)).(whiskers > 0 ? "须线：90% 自助区间".(cut ? "，在边缘截断。" : "。") : "").(lucks > 0 ? "灰色标记：无影响时的值。" : "").(left_out > 0 ? sprintf("另有 %d 项较小，未列。", left_out) : ""))
load HERE."frame.gp"
rank(x) = int(column("rank"))
y(e) = rank(0) + (e == 1 ? -0.21 : 0.21)
WHISKERS = whiskers > 0 ? ", F using (known('first_low') ? column('first_low') : NaN):(y(1)):(column('first_high') - column('first_low')):(0) with vectors nohead lw 1.6 lc rgb INK title 'interval alone', F using (known('total_low') ? column('total_low') : NaN):(y(2)):(column('total_high') - column('total_low')):(0) with vectors nohead lw 1.6 lc rgb INK title 'interval in all'" : ""
LUCKS = lucks > 0 ? ", F using (known('luck') ? column('luck') : NaN):(y(2) - 0.19):(0):(0.38) with vectors nohead lw 3 lc rgb GREY title 'luck'" : ""
plot F using (column("first_mean")):(y(1)):(0):(column("first_mean")):(y(1) - 0.19):(y(1) + 0.19):(role_full(strcol("role"))) with boxxyerror fc rgb variable title "alone", \
     F using (column("total_mean")):(y(2)):(0):(column("total_mean")):(y(2) - 0.19):(y(2) + 0.19):(role_pale(strcol("role"))) with boxxyerror fc rgb variable title "in all"@LUCKS@WHISKERS
unset output
