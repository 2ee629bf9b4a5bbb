# 30_worlds.gp - in which worlds does a package fail?
# 30_worlds.csv: rows of part world, path and found; package_en/_zh, question_en/_zh, remark_en/_zh (may be empty); x_en/_zh, x_from, x_to, x_log (1 for a
# logarithmic axis), x_levels (texts for 0, 1, ...; may be empty), x_low, x_high (limits of the box; may be empty), and the same of y: y_en/_zh, y_from, y_to,
# y_log, y_levels, y_low, y_high. Of a world: world, at_x, at_y, is_case, in_box (0 or 1); of a box on the way, and the one found: coverage, density (0-1)
CHART = "30_worlds"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "part ".COL("package")." ".COL("question")." ".COL("remark")." ".COL("x")." x_from x_to x_log x_levels x_low x_high ".COL("y")." y_from y_to y_log y_levels y_low y_high world at_x at_y is_case in_box coverage density"
call HERE."need.gp" F need
t_package = ""; t_question = ""; t_remark = ""; t_x = ""; t_y = ""; x_levels = ""; y_levels = ""
xa = 0.0; xb = 1.0; ya = 0.0; yb = 1.0; has_xl = 0; has_xh = 0; has_yl = 0; has_yh = 0; xl = 0.0; xh = 0.0; yl = 0.0; yh = 0.0
x_log = 0; y_log = 0; cases = 0; others = 0; steps = 0; found = 0; cov = 0.0; den = 0.0
fst(c) = known(c) ? column(c) : 0
part(p) = strcol("part") eq p
stats F using (t_package = said(COL("package")), t_question = said(COL("question")), t_remark = said(COL("remark")), t_x = said(COL("x")), t_y = said(COL("y")), x_levels = said("x_levels"), y_levels = said("y_levels"), \
      xa = column("x_from"), xb = column("x_to"), ya = column("y_from"), yb = column("y_to"), x_log = int(column("x_log")), y_log = int(column("y_log")), has_xl = known("x_low"), has_xh = known("x_high"), has_yl = known("y_low"), has_yh = known("y_high"), xl = fst("x_low"), xh = fst("x_high"), yl = fst("y_low"), yh = fst("y_high"), \
      cases = cases + (part("world") && column("is_case") > 0), others = others + (part("world") && column("is_case") == 0), steps = steps + part("path"), found = found + part("found"), cov = (part("found") ? column("coverage") : cov), den = (part("found") ? column("density") : den), 1) nooutput name "X"
if (xb <= xa) { xb = xa + 1 }
if (yb <= ya) { yb = ya + 1 }
side = A4 ? 250.0 : 330.0
x0 = A4 ? 118.0 : 148.0; y0 = 152.0; x9 = W - LEFT - side - (A4 ? 74 : 96); y9 = H - 132.0
sx = W - LEFT - side; sw = side - 14; sy = y0; sh = y9 - y0
load HERE."canvas.gp"
along(v, a, b, is_log) = is_log ? log(v/a)/log(b/a) : (v - a)/(b - a)
PX(v) = x0 + along(v, xa, xb, x_log)*(x9 - x0); PY(v) = y9 - along(v, ya, yb, y_log)*(y9 - y0)
# the box behind all
if (found) {
  bx0 = has_xl ? PX(xl) : x0; bx1 = has_xh ? PX(xh) : x9; by0 = has_yh ? PY(yh) : y0; by1 = has_yl ? PY(yl) : y9
  set object 1 rectangle from bx0,by0 to bx1,by1 behind fillcolor rgb "#F8E9CF" fillstyle solid noborder
  set arrow 1 from bx0,by0 to bx1,by0 nohead lw 2 lc rgb LOSS_D front
  set arrow 2 from bx1,by0 to bx1,by1 nohead lw 2 lc rgb LOSS_D front
  set arrow 3 from bx1,by1 to bx0,by1 nohead lw 2 lc rgb LOSS_D front
  set arrow 4 from bx0,by1 to bx0,by0 nohead lw 2 lc rgb LOSS_D front
}
# axes: numbers, or the texts that stand for 0, 1, ...; on a logarithmic axis 1, 2 and 5 times a power of ten
nx = words(x_levels); ny = words(y_levels)
xs = nice((xb - xa)/5.0); ys = nice((yb - ya)/5.0)
first(a, step, is_log) = is_log ? 3*int(floor(log10(a))) : int(ceil(a/step - 1e-9))
last(b, step, is_log) = is_log ? 3*int(ceil(log10(b))) : int(floor(b/step + 1e-9))
third(k) = k - 3*int(floor(k/3.0)); power(k) = (third(k) == 0 ? 1.0 : (third(k) == 1 ? 2.0 : 5.0))*10.0**floor(k/3.0)
kx = nx > 0 ? 0 : first(xa, xs, x_log); mx = nx > 0 ? nx - 1 : last(xb, xs, x_log)
ky = ny > 0 ? 0 : first(ya, ys, y_log); my = ny > 0 ? ny - 1 : last(yb, ys, y_log)
do for [k = kx:mx] {
  v = nx > 0 ? 1.0*k : (x_log ? power(k) : k*xs)
  if (v >= xa - 1e-9*abs(xa) && v <= xb + 1e-9*abs(xb)) {
    t = nx > 0 ? fit(word(x_levels, k + 1), (x9 - x0)/nx, FS_SMALL) : dec(v, digits(x_log ? v : xs))
    set arrow 100 + k - kx from PX(v),y0 to PX(v),y9 nohead lw 1 lc rgb GRID back
    set label 100 + k - kx t at PX(v),y9 + 0.9*FS_SMALL center font F_SMALL textcolor rgb MUTE noenhanced
  }
}
do for [k = ky:my] {
  v = ny > 0 ? 1.0*k : (y_log ? power(k) : k*ys)
  if (v >= ya - 1e-9*abs(ya) && v <= yb + 1e-9*abs(yb)) {
    t = ny > 0 ? fit(word(y_levels, k + 1), x0 - LEFT - 8, FS_SMALL) : dec(v, digits(y_log ? v : ys))
    set arrow 160 + k - ky from x0,PY(v) to x9,PY(v) nohead lw 1 lc rgb GRID back
    set label 160 + k - ky t at x0 - 8,PY(v) right font F_SMALL textcolor rgb MUTE noenhanced
  }
}
t = fit(t_x, x9 - x0, FS); set label 5 t at 0.5*(x0 + x9),y9 + 2.3*FS_SMALL center font F_BASE textcolor rgb INK noenhanced
t = fit("↑ ".t_y, x9 - LEFT, FS); set label 6 t at LEFT,y0 - 16 left font F_BASE textcolor rgb INK noenhanced
# the way to the box
S(c) = sx + c*sw; D(v) = sy + sh - v*sh
do for [j = 0:4] {
  set arrow 220 + j from S(0.25*j),D(0) to S(0.25*j),D(1) nohead lw 1 lc rgb GRID back
  set arrow 230 + j from S(0),D(0.25*j) to S(1),D(0.25*j) nohead lw 1 lc rgb GRID back
  t = sprintf("%d%%", 25*j)
  set label 220 + j t at S(0.25*j),D(0) + 0.9*FS_SMALL center font F_SMALL textcolor rgb MUTE
  set label 230 + j t at S(0) - 6,D(0.25*j) right font F_SMALL textcolor rgb MUTE
}
t = L("Coverage: part of the triangles inside", "覆盖率：三角中在区域内的部分"); t = fit(t, side + 20, FS_SMALL); set label 7 t at S(0.5),D(0) + 2.3*FS_SMALL center font F_SMALL textcolor rgb MUTE
t = L("↑ Density: part of the box that is triangles", "↑ 密度：区域内三角的部分"); t = fit(t, side + 50, FS_SMALL); set label 8 t at S(0) - 40,D(1) - 16 left font F_SMALL textcolor rgb MUTE
if (found) {
  t = bold(L("the box", "该区域")); y = D(den) + (den > 0.9 ? 1.3 : -1.1)*FS_SMALL
  if (cov > 0.7) { set label 9 t at S(cov) - 9,y right font F_SMALL textcolor rgb LOSS_D front } else { set label 9 t at S(cov) + 9,y left font F_SMALL textcolor rgb LOSS_D front }
}
TITLE = L(PLACE.": worlds in which ".t_package." ".t_question, PLACE."：".t_package.t_question."的情形")
SUBTITLE = L(sprintf("Filled triangles: worlds in which this is so, %d; rings: the others, %d", cases, others), sprintf("实心三角：属此的情形 %d 种；空心圈：其余 %d 种", cases, others)).(found ? L("; framed: the box found", "；框内：所得区域") : L("; no box found", "；未得区域"))
NOTE = t_remark
load HERE."frame.gp"
xw(x) = part("world") ? PX(column("at_x")) : NaN
yw(x) = part("world") ? PY(column("at_y")) : NaN
CASES = cases > 0 ? "F using (part('world') && column('is_case') > 0 ? xw(0) : NaN):(yw(0)) with points pt 9 ps 1.3*PS lc rgb LOSS_D title 'case', " : ""
OTHERS = others > 0 ? "F using (part('world') && column('is_case') == 0 ? xw(0) : NaN):(yw(0)) with points pt 6 ps 1.15*PS lw 1.4 lc rgb BLUE title 'other', " : ""
FOUND = found ? ", F using (part('found') ? S(column('coverage')) : NaN):(D(column('density'))) with points pt 13 ps 1.8*PS lc rgb LOSS_D title 'found'" : ""
LINE = steps > 1 ? "F using (part('path') ? S(column('coverage')) : NaN):(D(column('density'))) with lines lw 1.4 lc rgb GREY_M title 'way', " : ""
ALL = OTHERS.CASES.LINE."F using (part('path') ? S(column('coverage')) : NaN):(D(column('density'))) with points pt 7 ps 0.7*PS lc rgb GREY title 'step'".FOUND
plot @ALL
unset output
