# surface.gp - which mixes of two factors reach the goal?  One script for every outcome; its table has the script's name.
# <script>.csv: a row for each crossing: title, x, y (names), unit_en/_zh, divisor_en/_zh, goal (may be empty), base_x, base_y (positions; may be
# empty), x, y (values), column, row (positions from 0), mean, low, high (ends of the mean's 90% interval; may be empty)
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
CHART = ARG0[i + 1:strlen(ARG0) - 3]
load HERE."style.gp"
F = data."/".CHART.".csv"
need = COL("title")." ".COL("x")." ".COL("y")." ".COL("unit")." ".COL("divisor")." goal base_x base_y x y column row mean low high"
call HERE."need.gp" F need
stats F using "column" nooutput name "X"; stats F using "row" nooutput name "Y"
nx = int(X_max) + 1; ny = int(Y_max) + 1
array XV[nx]; array YV[ny]
t_title = ""; t_x = ""; t_y = ""; t_unit = ""; dv = 1.0; has_goal = 0; goal = 0.0; has_base = 0; bx = 0.0; by = 0.0; has_error = 1; most = 0.0
fst(c) = known(c) ? column(c) : 0
err(lo, hi) = (hi - lo)/2.0 > most ? (hi - lo)/2.0 : most
stats F using (XV[int(column("column")) + 1] = column("x"), YV[int(column("row")) + 1] = column("y"), t_title = said(COL("title")), t_x = said(COL("x")), t_y = said(COL("y")), t_unit = said(COL("unit")), dv = column(COL("divisor")), has_goal = known("goal"), goal = fst("goal"), has_base = known("base_x") && known("base_y"), bx = fst("base_x"), by = fst("base_y"), has_error = has_error && known("low"), most = known("low") ? err(column("low"), column("high")) : most, 1) nooutput name "C"
z(c) = column(c)/dv
stats F using (z("mean")) nooutput name "Z"
flat = Z_max - Z_min <= 1e-12*(abs(Z_max) + 1)
step = flat ? (abs(Z_max) > 0 ? nice(abs(Z_max)/5.0) : 1.0) : nice((Z_max - Z_min)/6.0)
d = digits(step); d1 = flat ? d : d + (nice((Z_max - Z_min)/6.0) < 2*(most/dv) ? 0 : 1)
clo = floor(Z_min/step)*step; chi = ceil(Z_max/step)*step; if (chi <= clo) { chi = clo + step }
is_line = has_goal && goal/dv > Z_min && goal/dv < Z_max
has_lines = floor(Z_max/step)*step > Z_min && !flat && ceil(Z_min/step)*step < Z_max
# header-less copies: the contours are found on tables of their own
set table $CELL separator comma
plot F using (column("column")):(column("row")):(z("mean")):(has_error ? z("low") : z("mean")):(has_error ? z("high") : z("mean")) with table
unset table
set datafile nocolumnheaders
stats $CELL using 4 nooutput name "ZL"; stats $CELL using 5 nooutput name "ZUP"
is_low = is_line && has_error && goal/dv > ZL_min && goal/dv < ZL_max
is_high = is_line && has_error && goal/dv > ZUP_min && goal/dv < ZUP_max
many = nx*ny > 300                                   # a spline through so many points takes long; between near points a straight line does
set datafile separator comma
if (many) { set dgrid3d ny,nx qnorm 8 } else { set dgrid3d 81,81 splines }
if (has_lines || is_line) { set table $FINE separator whitespace; splot $CELL using 1:2:3; unset table }
if (is_low) { set table $FINE_L separator whitespace; splot $CELL using 1:2:4; unset table }
if (is_high) { set table $FINE_H separator whitespace; splot $CELL using 1:2:5; unset table }
unset dgrid3d
set datafile separator whitespace
set contour base; unset surface
if (has_lines) {
  set cntrparam levels incremental ceil(Z_min/step)*step, step, floor(Z_max/step)*step
  set table $LINES; splot $FINE using 1:2:3; unset table
}
if (is_line) {
  set cntrparam levels discrete goal/dv
  set table $GOAL; splot $FINE using 1:2:3; unset table
  if (is_low) { set table $GOAL_L; splot $FINE_L using 1:2:3; unset table }
  if (is_high) { set table $GOAL_H; splot $FINE_H using 1:2:3; unset table }
}
unset contour; set surface

set lmargin at screen px(118); set rmargin at screen px(W - 150)
set tmargin at screen py(112); set bmargin at screen py(H - 118)
set xrange [-0.5:nx - 0.5]; set yrange [-0.5:ny - 0.5]
set palette defined (0 "#F7FBFE", 0.35 "#C3DCEC", 0.7 "#6FA9D0", 1 "#135E92")
set cbrange [clo:chi]
set colorbox user origin screen px(W - 116),screen py(H - 118) size screen 18.0/W,(H - 240.0)/H noborder
fcb = sprintf("%%.%df", d); set format cb fcb
set cbtics step*2 offset -0.6,0 font F_BASE
set border 0; set grid noxtics noytics
ex = int(ceil(nx/12.0)); ey = int(ceil(ny/15.0))
set xtics ("" 0); set ytics ("" 0)
do for [k = 1:nx:ex] { set xtics add (sprintf("%.6g", XV[k]) k - 1) }
do for [k = 1:ny:ey] { set ytics add (sprintf("%.6g", YV[k]) k - 1) }
set xlabel fit(t_x, W - 260.0, FS) font F_BASE textcolor rgb MUTE offset 0,0.1 noenhanced
set ylabel fit(t_y, H - 220.0, FS) font F_BASE textcolor rgb MUTE offset -0.8,0 noenhanced
set label 1 fit(t_unit, 140.0, FS_SMALL) at screen px(W - 10),py(98) right font F_SMALL textcolor rgb MUTE noenhanced
if (has_base) {
  set label 3 "" at bx,by point pt 7 ps 1.8*PS lc rgb INK front
  set label 4 "" at bx,by point pt 7 ps 0.9*PS lc rgb "white" front
}
TITLE = PLACE.L(": ", "：").t_title
t_goal = dec(goal/dv, abs(goal/dv - floor(goal/dv + 0.5)) < 1e-9 ? 0 : (d1 > 2 ? d1 : 2))
t_where = !has_goal ? "" : (is_line ? L("; thick line: the goal, ", "；粗线：目标 ").t_goal : L("; the goal, ", "；目标 ").t_goal.(goal/dv >= Z_max ? L(", lies above all means", " 高于全部均值") : L(", lies below all means", " 低于全部均值")))
SUBTITLE = SCENARIO.L(" – mean over the runs of each cell", "：各格均值").t_where
t_error = !has_error ? L("One run at each point: its Monte-Carlo error is unknown. ", "每点仅一次运行，蒙特卡洛误差未知。") : L("Monte-Carlo error of a cell: up to ±", "单格均值的蒙特卡洛误差至多 ±").dec(most/dv, d1 + (most/dv < 0.5/10.0**d1 ? 2 : 0)).L(" (90%). ", "（90%）。")
t_dash = is_low || is_high ? L("Dashed: the goal for the ends of the mean's 90% interval. ", "虚线：均值 90% 区间两端达到目标之处。") : ""
NOTE = t_error.t_dash.(has_base ? L("Dot: the base scenario.", "圆点：基准情景。") : "")
load HERE."frame.gp"
set multiplot
set datafile separator comma
fv = sprintf("%%.%df", int(d1))
write = nx <= 9 && ny <= 9
ink(v) = v > clo + 0.78*(chi - clo) ? 0xFFFFFF : 0x1F2933
if (write) {
  plot $CELL using 1:2:($1 - 0.505):($1 + 0.505):($2 - 0.505):($2 + 0.505):3 with boxxyerror lc palette fs solid noborder title "surface", \
       $CELL using 1:($2 - 0.28):(sprintf(fv, $3)):(ink($3)) with labels font F_SMALL textcolor rgb variable title "mean"
} else {
  plot $CELL using 1:2:($1 - 0.505):($1 + 0.505):($2 - 0.505):($2 + 0.505):3 with boxxyerror lc palette fs solid noborder title "surface"
}
set datafile separator whitespace
unset label; unset xlabel; unset ylabel; unset tics; unset colorbox
if (has_lines) { plot $LINES using 1:2 with lines lw 1 lc rgb "white" title "contour" }
if (is_low) { plot $GOAL_L using 1:2 with lines lw 1.6 dt (6,5) lc rgb TARGET_C title "goal at the low end" }
if (is_high) { plot $GOAL_H using 1:2 with lines lw 1.6 dt (6,5) lc rgb TARGET_C title "goal at the high end" }
if (is_line) { plot $GOAL using 1:2 with lines lw 4 lc rgb TARGET_C title "goal" }
unset multiplot
unset output
