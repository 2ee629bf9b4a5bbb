# 33_convergence.gp - how did a calibration come near, and how many particles carry it?
# 33_convergence.csv: a row for each step: generation (0: history matching), tolerance (may be empty), simulated, kept, effective_size, q05..q95 of the distances
CHART = "33_convergence"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "generation tolerance simulated kept effective_size q05 q25 q50 q75 q95"
stats F using "generation" nooutput name "G"; last = int(G_max)
stats F using "q95" nooutput name "D"; stats F using "simulated" nooutput name "N"; stats F using "kept" nooutput name "M"
tols = 0; stats F using (tols = tols + known("tolerance"), 1) nooutput name "X"
top_ = D_max
if (tols > 0) { stats F using (known("tolerance") ? column("tolerance") : NaN) nooutput name "T"; top_ = T_max > top_ ? T_max : top_ }
left = 80.0; right = 40.0; top = 124.0; bottom = 100.0; gap = 110.0
pw = (W - left - right - gap)/2
TITLE = PLACE.L(": how the calibration came near", "：校准的收敛")
SUBTITLE = SCENARIO.L(" – distances of the points kept, and how many there are", "：保留各点的距离与数量")
NOTE = L("Distance 1: the figures are off by as much as error, model and luck allow, on average. Effective: worth as many of equal weight.", "距离为 1 表示各项数据的平均偏差恰为误差、模型与随机的容许范围。有效：相当于等权重的粒子数。")
load HERE."frame.gp"
set multiplot
set tmargin at screen py(top); set bmargin at screen py(H - bottom)
set lmargin at screen px(left); set rmargin at screen px(left + pw)
x_a = -0.6; x_b = last + 0.6
set xrange [x_a:x_b]; unset xtics
step = nice(top_*1.12/5.0); y_b = top_*1.12; set yrange [0:y_b]; set ytics step; fy_ = sprintf("%%.%df", digits(step)); set format y fy_
name(k) = k == 0 ? L("history matching", "历史匹配") : sprintf(L("generation %d", "第 %d 代"), k)
short(k) = last > 4 ? (k == 0 ? L("HM", "匹配") : sprintf("%d", k)) : name(k)
do for [k = 0:last] { t_k = short(k); set label 700 + k t_k at first k,graph 0 center offset 0,-1.0 font F_SMALL textcolor rgb MUTE }
t_h = L("Distance from the figures (90%, 50%, median)", "与数据的距离（90%、50%、中位数）")
set label 31 bold(t_h) at screen px(left),py(top - 16) left font F_BASE textcolor rgb INK
TOL = tols > 0 ? 'F using (known("tolerance") ? column("generation") - 0.42 : NaN):(known("tolerance") ? column("tolerance") : NaN):(0.84):(0) with vectors nohead lw 2 dt (7,4) lc rgb GREY title "tolerance", ' : ""
if (tols > 0) { t_t = L("dashed: tolerance", "虚线：容许距离"); set label 32 t_t at screen px(left + pw),py(top - 16) right font F_SMALL textcolor rgb MUTE }
eval "plot ".TOL.'F using (column("generation")):(column("q50")):(column("generation") - 0.28):(column("generation") + 0.28):(column("q05")):(column("q95")) with boxxyerror fc rgb BLUE_L title "distance 90", F using (column("generation")):(column("q50")):(column("generation") - 0.28):(column("generation") + 0.28):(column("q25")):(column("q75")) with boxxyerror fc rgb BLUE_M title "distance 50", F using (column("generation") - 0.28):(column("q50")):(0.56):(0) with vectors nohead lw 2.5 lc rgb BLUE_D title "median"'
unset label
do for [k = 0:last] { t_k = short(k); set label 700 + k t_k at first k,graph 0 center offset 0,-1.0 font F_SMALL textcolor rgb MUTE }
set lmargin at screen px(left + pw + gap); set rmargin at screen px(left + 2*pw + gap)
y_b = 1.18*(N_max > M_max ? N_max : M_max); step = nice(y_b/5.0); if (step < 1) { step = 1.0 }
set yrange [0:y_b]; set ytics step; set format y "%.0f"
t_h = L("Points", "点数")
set label 31 bold(t_h) at screen px(left + pw + gap),py(top - 16) left font F_BASE textcolor rgb INK
t_h = L("simulated · kept · effective", "模拟 · 保留 · 有效")
set label 32 t_h at screen px(left + 2*pw + gap),py(top - 16) right font F_SMALL textcolor rgb MUTE
g_(n) = sprintf("%.0f", n)
plot F using (column("generation") - 0.27):(0):(column("generation") - 0.40):(column("generation") - 0.14):(0):(column("simulated")) with boxxyerror fc rgb GREY_M title "simulated", \
     F using (column("generation")):(0):(column("generation") - 0.13):(column("generation") + 0.13):(0):(column("kept")) with boxxyerror fc rgb BLUE_M title "kept", \
     F using (column("generation") + 0.27):(0):(column("generation") + 0.14):(column("generation") + 0.40):(0):(column("effective_size")) with boxxyerror fc rgb BLUE_D title "effective", \
     F using (column("generation") - 0.27):(column("simulated")):(g_(column("simulated"))) with labels center offset 0,0.7 font F_SMALL textcolor rgb MUTE title "numbers simulated", \
     F using (column("generation")):(column("kept")):(g_(column("kept"))) with labels center offset 0,0.7 font F_SMALL textcolor rgb BLUE_D title "numbers kept", \
     F using (column("generation") + 0.27):(column("effective_size")):(g_(column("effective_size"))) with labels center offset 0,0.7 font F_SMALL textcolor rgb BLUE_D title "numbers effective"
unset multiplot
unset output
