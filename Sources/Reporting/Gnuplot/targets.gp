# 03_targets.gp - which targets are within reach?  Bullet rows, each scaled to its goal.
# 03_targets.csv: row, target_en/_zh, unit_en/_zh, direction (above, min: at least, max: at most), decimals, goal, q05..q95, reached, runs
CHART = "03_targets"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "row ".COL("target")." ".COL("unit")." direction decimals goal q05 q25 q50 q75 q95 reached runs"
call HERE."need.gp" F need
rel(c) = 100.0*column(c)/column("goal")
stats F using (rel("q05")) nooutput name "Rx"; stats F using (rel("q95")) nooutput name "Ry"
n = int(Rx_records)
limit(d) = d eq "above" ? L("above ", "超过 ") : (d eq "min" ? L("at least ", "不低于 ") : L("at most ", "不高于 "))
amount(x, d) = d > 0 ? dec(x, d) : count(x)
# a Chinese 万 takes its unit without a space: 105.00 万人
with_unit(a, u) = strlen(u) == 0 ? a : (u eq "%" ? a."%" : (ZH && a[strlen(a):*] eq "万" ? a.u : a." ".u))
unit_end(u) = u eq "%" ? "%" : ""
# 90% of the runs: 1,049,700–1,053,300 or 104.97–105.33 wan
range_text(a, b, d, u) = ZH && d == 0 && a >= 9999.5 ? dec(a/1e4, 2)."–".count(b) : amount(a, d)."–".amount(b, d).unit_end(u)
goal_amount(x) = column("decimals") > 0 ? dec(x, column("decimals")) : round_count(x)
array NAME[n]; array SHORT[n]; array RANGE[n]; array GOAL[n]; array MED[n]; array R[n]; array N[n]; k = 0
stats F using (k = k + 1, NAME[k] = said(COL("target")), MED[k] = amount(column("q50"), column("decimals")).unit_end(said(COL("unit"))), RANGE[k] = range_text(column("q05"), column("q95"), column("decimals"), said(COL("unit"))), R[k] = column("reached"), N[k] = column("runs"), \
      GOAL[k] = limit(strcol("direction")).with_unit(goal_amount(column("goal")), said(COL("unit"))), \
      SHORT[k] = (strcol("direction") eq "above" ? "> " : (strcol("direction") eq "min" ? "≥ " : "≤ ")).goal_amount(column("goal")).unit_end(said(COL("unit"))), 1) nooutput name "X"
least = Rx_min < 100 ? Rx_min : 100.0; most = Ry_max > 100 ? Ry_max : 100.0
span = most - least > 4 ? most - least : 4.0
step = nice(span/6); if (step < 1) { step = 1 }
lo = floor(least/step - 0.4)*step; hi = ceil(most/step + 0.4)*step
if (lo < 0 && least >= 0) { lo = 0 }
xl = A4 ? 272 : 360; wm = A4 ? 138 : 158; xr = W - (A4 ? 268 : 324)
rowh = (H - 268.0)/n; if (rowh > 84) { rowh = 84 }
tight = rowh < 2.7*FS                                 # too close for two lines a row: the goal moves to the right of the name
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(142); set bmargin at screen py(142 + n*rowh)
set xrange [lo:hi]; set yrange [n + 0.5 : 0.5]
set border 0; unset ytics; set grid noytics xtics
set xtics step; set format x "%.0f%%"
set xlabel L("Share of the goal", "占目标的比例") font F_BASE textcolor rgb MUTE offset 0,0.1
h = L("Goal", "目标")
set label 1 h at first 100,graph 1 center offset 0,0.8 font F_BASE textcolor rgb TARGET_C
h = L(A4 ? "Median, 90%" : "Median, 90% of runs", "中位数及 90% 区间"); if (tight) { h = L("Median", "中位数") }
set label 2 h at screen px(xr + wm),graph 1 right offset 0,0.8 font F_BASE textcolor rgb MUTE
many = 0; do for [k = 1:n] { many = many + (N[k] >= 100) }
h = many == n ? L("Chance", "达标概率") : L("Runs on goal", "达标模拟")
set label 3 h at screen px(W - 30),graph 1 right offset 0,0.8 font F_BASE textcolor rgb MUTE
TITLE = L("Targets of ".PLACE.": ".SCENARIO, PLACE."目标达成：".SCENARIO)
SUBTITLE = L("Dark bar: middle half of the runs; pale bar: 90% of the runs; tick: median", "深色条：50% 的模拟；浅色条：90% 的模拟；竖线：中位数")
NOTE = L("Filled dot: reached in 80% of the runs or more; ring: 50–80%; cross: under 50%. Under 100 runs the count is given, not a percentage.", "实心点：80% 及以上的模拟达标；空心圈：50–80%；叉：不足 50%。不足 100 次模拟时只列次数，不列百分比。")
load HERE."frame.gp"
do for [k = 1:n] {                                    # texts outside the axes must be labels: "with labels" clips them
  room = xl - LEFT - 14
  goal = SHORT[k]
  name = tight ? bold(esc(fit(NAME[k], room - wide(FS_SMALL*0.95)*strlen(goal), FS_SMALL))) : bold(esc(fit(NAME[k], room, FS*1.02)))
  if (!tight) { goal = fit(GOAL[k], room, FS_SMALL*0.95) }
  med = MED[k]; hit = bold(few(R[k], N[k]))
  if (tight) {
    set label 100 + k name at screen px(LEFT),first k left font F_SMALL textcolor rgb INK
    set label 200 + k goal at screen px(xl - 10),first k right font F_SMALL textcolor rgb MUTE noenhanced
  } else {
    set label 100 + k name at screen px(LEFT),first k left offset 0,0.62 font F_BASE textcolor rgb INK
    set label 200 + k goal at screen px(LEFT),first k left offset 0,-0.62 font F_SMALL textcolor rgb MUTE noenhanced
  }
  if (!tight) { rng = RANGE[k]; set label 600 + k rng at screen px(xr + wm),first k right offset 0,-0.62 font F_SMALL textcolor rgb MUTE noenhanced }
  up = tight ? 0 : 0.62
  set label 300 + k med at screen px(xr + wm),first k right offset 0,up font F_BASE textcolor rgb INK noenhanced
  set label 400 + k hit at screen px(W - 30),first k right font F_BASE textcolor rgb INK
  share = R[k]/real(N[k])
  sym = share >= 0.8 ? 7 : (share >= 0.5 ? 6 : 2); clr = share >= 0.5 ? BLUE : LOSS_D
  set label 500 + k "" at screen px(W - (A4 ? 98 : 112)),first k point pt sym ps 1.4*PS lw 2.5 lc rgb clr
}
half = 13.0/rowh; if (half > 0.32) { half = 0.32 }
plot F using (rel("q50")):($0+1):(rel("q05")):(rel("q95")):($0+1-half):($0+1+half) with boxxyerror fc rgb BLUE_L title "interval 90", \
     F using (rel("q50")):($0+1):(rel("q25")):(rel("q75")):($0+1-half):($0+1+half) with boxxyerror fc rgb BLUE_M title "interval 50", \
     "+" using (100):(0.5):(0):(real(n)) every ::0::0 with vectors nohead lw 2 dt (7,4) lc rgb TARGET_C title "goal", \
     F using (rel("q50")):($0+1-1.3*half):(0):(2.6*half) with vectors nohead lw 4 lc rgb BLUE_D title "median"
unset output
