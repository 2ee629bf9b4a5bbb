# 29_robustness.gp - which package stands up in most worlds, and which is regretted least?
# 29_robustness.csv: a row for each package: rank (1, in most worlds, ...), package_en/_zh, goal_en/_zh, outcome_en/_zh, unit_en/_zh, divisor_en/_zh, satisfied, worlds,
# low, high (0-1), regret_mean, regret_90, regret_largest, is_most, is_alike, is_least (0 or 1), same, redraws
CHART = "29_robustness"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "rank ".COL("package")." ".COL("goal")." ".COL("outcome")." ".COL("unit")." ".COL("divisor")." satisfied worlds low high regret_mean regret_90 regret_largest is_most is_alike is_least same redraws"
call HERE."need.gp" F need
stats F using "rank" nooutput name "N"; n = int(N_max)
array NAME[n]; array S[n]; array MOST[n]; array ALIKE[n]; array LEAST[n]; array A[n]; array B[n]; array C[n]
dv = 1.0; t_unit = ""; t_goal = ""; t_outcome = ""; worlds = 1; same = 0; redraws = 1; most = 0.0
stats F using (k = int(column("rank")), NAME[k] = said(COL("package")), dv = column(COL("divisor")), S[k] = column("satisfied"), worlds = column("worlds"), MOST[k] = int(column("is_most")), ALIKE[k] = int(column("is_alike")), LEAST[k] = int(column("is_least")), A[k] = column("regret_mean")/dv, B[k] = column("regret_90")/dv, C[k] = column("regret_largest")/dv, most = (C[k] > most ? C[k] : most), t_unit = said(COL("unit")), t_goal = said(COL("goal")), t_outcome = said(COL("outcome")), same = column("same"), redraws = column("redraws"), 1) nooutput name "X"
if (most <= 0) { most = 1.0 }
name_w = A4 ? 190.0 : 260.0; num_w = A4 ? 76.0 : 96.0; gap = A4 ? 34.0 : 54.0
room = W - 2.0*LEFT - name_w - 14 - 2*num_w - gap
x1 = LEFT + name_w + 14; w1 = 0.42*room; x2 = x1 + w1 + num_w + gap; w2 = room - w1
top = 176.0; bottom = 116.0
rh = (H - top - bottom)/n; if (rh > 64) { rh = 64.0 }
FT = rh > 1.6*FS ? FS : (rh > 1.5*FS_SMALL ? FS_SMALL : rh/1.5); ft = fnt(FT); FN = FT < FS_SMALL ? FT : FS_SMALL; fn = fnt(FN)
ye = top + n*rh
load HERE."canvas.gp"
step = nice(most/4.0); ticks = int(ceil(most/step - 1e-9)); top_v = ticks*step; d = digits(step); dn = most < 1000 ? d + 1 : 0
P(s) = x1 + s*w1; R(v) = x2 + v/top_v*w2; Y(k) = top + (k - 0.5)*rh
do for [j = 0:4] {
  set arrow 10 + j from P(0.25*j),top - 4 to P(0.25*j),ye nohead lw 1 lc rgb GRID back
  t = sprintf("%d%%", 25*j); set label 10 + j t at P(0.25*j),ye + 0.9*FS_SMALL center font F_SMALL textcolor rgb MUTE
}
do for [j = 0:ticks] {
  set arrow 20 + j from R(j*step),top - 4 to R(j*step),ye nohead lw 1 lc rgb GRID back
  t = dec(j*step, d); set label 20 + j t at R(j*step),ye + 0.9*FS_SMALL center font F_SMALL textcolor rgb MUTE
}
h = L("Worlds in which it satisfies", "达标的情形"); h = fit(h, w1 + num_w, FS); set label 1 bold(esc(h)) at x1,top - 32 left font F_BASE textcolor rgb INK
h = L("Regret, ".t_unit, "后悔值（".t_unit."）"); h = fit(h, w2 + num_w, FS); set label 2 bold(esc(h)) at x2,top - 32 left font F_BASE textcolor rgb INK
h = L(sprintf("of %d", int(worlds)), sprintf("共 %d 种", int(worlds))); set label 3 h at x1 + w1 + num_w,top - 14 right font F_SMALL textcolor rgb MUTE
h = L("largest", "最大"); set label 4 h at x2 + w2 + num_w,top - 14 right font F_SMALL textcolor rgb MUTE
do for [k = 1:n] {
  N_TEXT = NAME[k]; N_ROOM = name_w; N_SIZE = FT; N_HIGH = 0.92*rh; N_TAG = 700 + 4*k; N_X = LEFT; N_Y = Y(k); N_ALIGN = "left"; N_BOLD = MOST[k] || LEAST[k]; N_COLOR = N_BOLD ? BLUE_D : INK
  load HERE."name.gp"
  t = (ALIKE[k] ? "≈ " : "").sprintf("%d", int(S[k])); t = MOST[k] ? bold(t) : t; hue = MOST[k] ? BLUE_D : MUTE
  set label 100 + k t at x1 + w1 + num_w,Y(k) right font ft textcolor rgb hue
  t = dec(C[k], dn); t = LEAST[k] ? bold(t) : t; hue = LEAST[k] ? BLUE_D : MUTE
  set label 200 + k t at x2 + w2 + num_w,Y(k) right font ft textcolor rgb hue
}
alikes = 0; do for [k = 1:n] { alikes = alikes + ALIKE[k] }
TITLE = L(PLACE.": ".SCENARIO, PLACE."：".SCENARIO)
SUBTITLE = L("Worlds that reach ".t_goal.", with 90% interval; regret in ".t_outcome, "实现“".t_goal."”的情形及 90% 区间；后悔值：".t_outcome)
NOTE = L("Regret: distance from a world's best (dot: mean, bar: 90% of worlds, diamond: largest). Bold: best".(alikes > 0 ? "; ≈: as good but for luck" : "").". Least regret: same in ".pct(same/redraws)." of redraws.", \
         "后悔值：与同一情形最佳方案的差距（圆点：均值；短线：90% 情形；菱形：最大）。粗体：最佳".(alikes > 0 ? "；≈：差距可能出于偶然" : "")."。重抽随机性后 ".pct(same/redraws)." 不变。")
load HERE."frame.gp"
s(x) = column("satisfied")/column("worlds")
yk(x) = Y(int(column("rank")))
hue_s(x) = column("is_most") > 0 ? 0x004C78 : 0x0072B2
hue_r(x) = column("is_least") > 0 ? 0x004C78 : 0x0072B2
tick = 0.16*rh > 7 ? 7.0 : 0.16*rh
plot F using (P(column("low"))):(yk(0)):(P(column("high")) - P(column("low"))):(0):(hue_s(0)) with vectors nohead lw 1.8 lc rgb variable title "interval 90", \
     F using (P(s(0))):(yk(0)):(hue_s(0)) with points pt 7 ps 1.3*PS lc rgb variable title "share", \
     F using (R(column("regret_mean")/dv)):(yk(0)):(R(column("regret_largest")/dv) - R(column("regret_mean")/dv) + 0.01):(0) with vectors nohead lw 1.8 lc rgb BLUE_M title "regret", \
     F using (R(column("regret_90")/dv)):(yk(0) - tick):(0):(2*tick) with vectors nohead lw 2.4 lc rgb BLUE title "regret 90", \
     F using (R(column("regret_mean")/dv)):(yk(0)):(hue_r(0)) with points pt 7 ps 1.3*PS lc rgb variable title "mean regret", \
     F using (R(column("regret_largest")/dv)):(yk(0)):(hue_r(0)) with points pt 13 ps 1.4*PS lc rgb variable title "largest regret"
unset output
