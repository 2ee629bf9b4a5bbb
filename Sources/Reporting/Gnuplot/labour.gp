# 08_labour.gp - how do the labour market and the rents answer?
# 08_labour.csv: month (YYYY-MM), base_month, unemployment_q05/q50/q95, vacancies_q05/q50/q95 (shares), rent_q05/q50/q95 (index, 100 in base_month)
CHART = "08_labour"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
call HERE."need.gp" F "month base_month unemployment_q05 unemployment_q50 unemployment_q95 vacancies_q05 vacancies_q50 vacancies_q95 rent_q05 rent_q50 rent_q95"
base = ""
stats F using (base = strcol("base_month"), at_end("month")) nooutput name "T"
stats F using "unemployment_q05" nooutput name "Ax"; stats F using "unemployment_q95" nooutput name "Ay"
stats F using "vacancies_q05" nooutput name "Bx"; stats F using "vacancies_q95" nooutput name "By"
stats F using "rent_q05" nooutput name "Cx"; stats F using "rent_q95" nooutput name "Cy"
array E[3]; k = 0
do for [c in "unemployment_q50 vacancies_q50 rent_q50"] { k = k + 1; stats F using (at_end("month") == T_max ? column(c) : NaN) nooutput name "E"; E[k] = E_max }
least = 100*(Ax_min < Bx_min ? Ax_min : Bx_min); most = 100*(Ay_max > By_max ? Ay_max : By_max)
span = most - least > 0.5 ? most - least : 0.5
if (least < 0) { least = 0.0 }
step1 = nice(span/4); lo1 = floor(least/step1 - 0.2)*step1; hi1 = ceil(most/step1 + 0.2)*step1
if (lo1 < 0) { lo1 = 0 }
low = Cx_min < 100 ? Cx_min : 100.0; high = Cy_max > 100 ? Cy_max : 100.0
span = high - low > 1 ? high - low : 1.0
step2 = nice(span/4); lo2 = floor(low/step2 - 0.2)*step2; hi2 = ceil(high/step2 + 0.2)*step2
right = A4 ? 168 : 190; top1 = 136.0; bottom2 = H - 92.0; gap = 62.0
high_panel = (bottom2 - top1 - gap)/2; bottom1 = top1 + high_panel; top2 = bottom1 + gap
X_MIN = T_min; X_MAX = T_max
TITLE = L("Labour market and rents in ".PLACE.": ".SCENARIO, PLACE."劳动力市场与租金：".SCENARIO)
SUBTITLE = L("By month; line: median run; band: 90% of the runs; figures: last month", "按月；线：中位数；色带：90% 的模拟；数字：末月")
NOTE = L("Unemployment: share of the labour force ".AGES."; vacancies: share of all posts for them.", "失业率：占 ".AGES."劳动力的比例；空缺率：占全部相应岗位的比例。")
load HERE."frame.gp"
VAC = "#B5651D"; VAC_L = "#F3DFCB"
set multiplot
set lmargin at screen px(84); set rmargin at screen px(W - right)
set tmargin at screen py(top1); set bmargin at screen py(bottom1)
load HERE."years.gp"
set yrange [lo1:hi1]; set ytics step1; set format y sprintf("%%.%df%%%%", digits(step1))
t = bold(L("Unemployment and vacancies", "失业率与岗位空缺率"))
set label 1 t at graph 0,graph 1 left offset 0,0.75 font F_BASE textcolor rgb INK
array SY[2]; SY[1] = 100*E[1]; SY[2] = 100*E[2]
SGAP = 1.45*FS/high_panel*(hi1 - lo1); SLO = lo1; SHI = hi1
load HERE."spread.gp"
t = bold(sprintf("%.1f%%", 100*E[1]))."  ".L("unemployed", "失业率"); set label 2 t at screen px(W - right + 12),first SP[1] left font F_BASE textcolor rgb BLUE_D
t = bold(sprintf("%.1f%%", 100*E[2]))."  ".L("vacant", "空缺率"); set label 3 t at screen px(W - right + 12),first SP[2] left font F_BASE textcolor rgb VAC
x(c) = at_end("month")
plot F using (x(0)):(100*column("unemployment_q05")):(100*column("unemployment_q95")) with filledcurves fc rgb BLUE_L title "unemployment band", \
     F using (x(0)):(100*column("vacancies_q05")):(100*column("vacancies_q95")) with filledcurves fc rgb VAC_L title "vacancies band", \
     F using (x(0)):(100*column("unemployment_q50")) with lines lw 2.5 lc rgb BLUE_D title "unemployment", \
     F using (x(0)):(100*column("vacancies_q50")) with lines lw 2.5 lc rgb VAC title "vacancies", \
     F using (x(0) == T_max ? T_max : NaN):(100*column("unemployment_q50")) with points pt 7 ps 1.0*PS lc rgb BLUE_D title "last unemployment", \
     F using (x(0) == T_max ? T_max : NaN):(100*column("vacancies_q50")) with points pt 7 ps 1.0*PS lc rgb VAC title "last vacancies"
unset label
set tmargin at screen py(top2); set bmargin at screen py(bottom2)
X_MIN = T_min; X_MAX = T_max
load HERE."years.gp"
set yrange [lo2:hi2]; set ytics step2; set format y sprintf("%%.%df", digits(step2))
t = bold(L("Mean rent, ".base." = 100", "平均租金指数（".base." = 100）"))
set label 1 t at graph 0,graph 1 left offset 0,0.75 font F_BASE textcolor rgb INK
t = bold(sprintf("%.1f", E[3]))."  ".L("rent", "租金"); y = E[3]; set label 2 t at screen px(W - right + 12),first y left font F_BASE textcolor rgb BLUE_D
plot F using (x(0)):"rent_q05":"rent_q95" with filledcurves fc rgb BLUE_L title "rent band", \
     100 with lines lw 1 lc rgb AXIS title "base", \
     F using (x(0)):"rent_q50" with lines lw 2.5 lc rgb BLUE_D title "rent", \
     F using (x(0) == T_max ? T_max : NaN):"rent_q50" with points pt 7 ps 1.0*PS lc rgb BLUE_D title "last rent"
unset multiplot
unset output
