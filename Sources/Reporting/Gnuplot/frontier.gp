# 27_frontier.gp - what does more certainty cost?
# 27_frontier.csv: a row for each panel and mix: panel (1, 2, ...), goal_en/_zh, asked (0-1, may be empty), price_en/_zh, unit_en/_zh, divisor_en/_zh,
# bound (may be empty), place (1, 2, ..., the cheapest first), mix (its number in the search), kind (found: confirmed; tried: not confirmed; base; frontier), price, believed, chance, low, high (0-1), reached, runs
CHART = "27_frontier"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "panel ".COL("goal")." asked ".COL("price")." ".COL("unit")." ".COL("divisor")." bound place mix kind price believed chance low high reached runs"
call HERE."need.gp" F need
stats F using "panel" nooutput name "N"; n = int(N_max)
stats F using "place" nooutput name "M"; m = int(M_max)
array NAME[n]; array ASKED[n]; array HAS[n]; array P[m]; array NUM[m]; array KIND[m]; array C[n*m]; array HI[n*m]; array LO[n*m]; array R[n*m]; array RUNS[n*m]
dv = 1.0; t_unit = ""; t_price = ""; has_bound = 0; bound = 0.0; has_found = 0; has_tried = 0
fst(c) = known(c) ? column(c) : 0
stats F using (k = int(column("panel")), q = int(column("place")), NUM[q] = sprintf("%d", int(column("mix"))), NAME[k] = said(COL("goal")), HAS[k] = known("asked"), ASKED[k] = fst("asked"), dv = column(COL("divisor")), P[q] = column("price")/dv, KIND[q] = strcol("kind"), C[(k - 1)*m + q] = column("chance"), LO[(k - 1)*m + q] = column("low"), HI[(k - 1)*m + q] = column("high"), R[(k - 1)*m + q] = column("reached"), RUNS[(k - 1)*m + q] = column("runs"), t_unit = said(COL("unit")), t_price = said(COL("price")), has_bound = known("bound"), bound = fst("bound")/dv, 1) nooutput name "X"
xmin = P[1]; xmax = P[1]; longest = 1
do for [q = 1:m] { if (P[q] < xmin) { xmin = P[q] }; if (P[q] > xmax) { xmax = P[q] }; if (strlen(NUM[q]) > longest) { longest = strlen(NUM[q]) }; if (KIND[q] eq "found") { has_found = 1 }; if (KIND[q] eq "tried") { has_tried = 1 } }
# a budget far from all mixes would squeeze them: then it is left out
if (has_bound) { if (bound > xmax + (xmax - xmin) || bound < xmin - (xmax - xmin)) { has_bound = 0 } }
if (has_bound) { xmin = bound < xmin ? bound : xmin; xmax = bound > xmax ? bound : xmax }
xpad = xmax - xmin > 1e-12*(abs(xmax) + 1) ? 0.08*(xmax - xmin) : (abs(xmax) > 0 ? 0.05*abs(xmax) : 1.0)
xa = xmin - xpad; xb = xmax + xpad
cols = n == 1 ? 1 : 2; rows = int(ceil(n/real(cols)))
left = 84.0; right = 40.0; top = 118.0; bottom = 116.0; gap_x = 84.0; gap_y = 104.0
pw = (W - left - right - (cols - 1)*gap_x)/cols; ph = (H - top - bottom - (rows - 1)*gap_y - 34)/rows
TITLE = L("What more certainty costs in ".PLACE.": ".SCENARIO, PLACE."：".SCENARIO." – 把握与投入")
SUBTITLE = L("Share of fresh runs that reach the goal, with its 90% interval; numbers: mixes, as in the summary and frontier.csv", "新随机数运行中实现目标的比例及其 90% 区间；数字：组合序号，与摘要及 frontier.csv 一致")
NOTE = L((has_found ? "Diamond: confirmed. " : "").(has_tried ? "Cross: tried with fresh luck and not confirmed. " : "")."Dot: for more or less. Square: the base. Ring: what the search believed.", (has_found ? "菱形：已确认。" : "").(has_tried ? "叉号：经新随机数检验未获确认。" : "")."圆点：要求更高或更低。方块：基准。空心圈：搜索时的估计。")
load HERE."frame.gp"
set multiplot
set yrange [-0.04:1.04]; set ytics 0.25; set grid ytics lt 1 lc rgb GRID lw 1
is(k) = column("panel") == k
x(c) = column(c)/dv
clr(kind) = kind eq "found" ? 0x004C78 : (kind eq "base" ? 0x8A949E : 0x0072B2)
symbol(kind) = kind eq "found" ? 13 : (kind eq "tried" ? 2 : (kind eq "base" ? 5 : 7))
size(kind) = (kind eq "found" ? 2.1 : (kind eq "tried" ? 1.8 : 1.3))*PS
xs = nice((xb - xa)/(cols == 1 ? 8.0 : 4.0)); fx_ = sprintf("%%.%df", digits(xs))
array LX[m]; array LY[m]
do for [k = 1:n] {
  if (k == 2) { unset label }
  c = (k - 1) % cols; r = (k - 1)/cols
  x0 = left + c*(pw + gap_x); y0 = top + 34 + r*(ph + gap_y)
  set lmargin at screen px(x0); set rmargin at screen px(x0 + pw)
  set tmargin at screen py(y0); set bmargin at screen py(y0 + ph)
  set xrange [xa:xb]; set xtics xs; set format x fx_; set format y ""
  do for [j = 0:4] { t = sprintf("%d%%", 25*j); set label 30 + j t at graph 0,first 0.25*j right offset -0.8,0 font F_BASE textcolor rgb MUTE }
  set label 11 bold(esc(fit(NAME[k], pw - (HAS[k] ? 0 : 0), FS))) at screen px(x0),py(y0 - 20) left font F_BASE textcolor rgb INK
  set xlabel (t_price.L(", ".t_unit, "（".t_unit."）")) font F_BASE textcolor rgb MUTE offset 0,0.2 noenhanced
  unset arrow
  if (HAS[k]) {
    set arrow 1 from xa,ASKED[k] to xb,ASKED[k] nohead lw 2 dt (7,4) lc rgb TARGET_C back
    t = L("asked ", "要求 ").pct(ASKED[k]); set label 12 t at screen px(x0 + 4),first ASKED[k] left offset 0,0.7 font F_SMALL textcolor rgb TARGET_C
  } else { unset label 12 }
  if (has_bound) {
    set arrow 2 from bound,-0.04 to bound,1.04 nohead lw 2 dt (2,4) lc rgb TARGET_C back
    right = bound > 0.5*(xa + xb)
    t = L("budget ", "预算 ").dec(bound, abs(bound - floor(bound + 0.5)) < 1e-9 ? 0 : digits(xs/10.0)); if (right) { set label 13 t at bound,0 right offset -0.6,0.6 font F_SMALL textcolor rgb TARGET_C } else { set label 13 t at bound,0 left offset 0.6,0.6 font F_SMALL textcolor rgb TARGET_C }
  }
  # numbers right of the dots, moved up where they would meet
  do for [q = 1:m] {
    LX[q] = x0 + (P[q] - xa)/(xb - xa)*pw + 11 + 0.27*FS_SMALL*strlen(NUM[q]); LY[q] = y0 + ph*(1 - (C[(k - 1)*m + q] + 0.04)/1.08); tries = 0; free = 0
    while (!free && tries < 2*m) {
      free = 1; tries = tries + 1
      do for [o = 1:q - 1] { if (abs(LX[o] - LX[q]) < 7 + 0.54*FS_SMALL*longest && abs(LY[o] - LY[q]) < 1.1*FS_SMALL) { free = 0; LY[q] = LY[o] - 1.12*FS_SMALL } }
    }
    t = KIND[q] eq "found" ? bold(NUM[q]) : NUM[q]; hue = KIND[q] eq "found" ? BLUE_D : (KIND[q] eq "base" ? MUTE : BLUE)
    set label 100 + q t at screen px(LX[q]),py(LY[q]) center front font F_SMALL textcolor rgb hue
  }
  plot F using (is(k) ? x("price") : NaN):"low":(0):(column("high") - column("low")):(clr(strcol("kind"))) with vectors nohead lw 1.6 lc rgb variable title "interval ".k, \
       F using (is(k) ? x("price") : NaN):"believed" with points pt 6 ps 1.3*PS lw 1.4 lc rgb GREY title "believed ".k, \
       F using (is(k) ? x("price") : NaN):"chance":(size(strcol("kind"))):(symbol(strcol("kind"))):(clr(strcol("kind"))) with points ps variable pt variable lw 2 lc rgb variable title "chance ".k
}
unset multiplot
unset output
