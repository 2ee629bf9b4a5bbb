# 12_differences.gp - what does each scenario change, year by year?
# 12_differences.csv: measure (1, ...), measure_en/_zh, scenario (1, ...), scenario_en/_zh, year, mean, low, high (the last two may be empty)
CHART = "12_differences"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "measure ".COL("measure")." scenario ".COL("scenario")." year mean low high"
call HERE."need.gp" F need
stats F using "measure" nooutput name "M"; nm = int(M_max)
stats F using "scenario" nooutput name "S"; ns = int(S_max)
stats F using "year" nooutput name "T"; ny = int(T_max - T_min) + 1
array MEASURE[nm]; array NAME[ns]; array LO[nm]; array HI[nm]; array LAST[nm*ns]; array OFF[nm*ns]; whiskers = 0
do for [m = 1:nm] { LO[m] = 0.0; HI[m] = 0.0 }
do for [k = 1:nm*ns] { LAST[k] = ""; OFF[k] = "" }
lower(x) = known("low") ? column("low") : column("mean"); upper(x) = known("high") ? column("high") : column("mean")
change(v) = v > 0.5 ? "+".count(v) : count(v)
stats F using (m = int(column("measure")), k = int(column("scenario")), MEASURE[m] = said(COL("measure")), NAME[k] = said(COL("scenario")), \
      LO[m] = (lower(0) < LO[m] ? lower(0) : LO[m]), HI[m] = (upper(0) > HI[m] ? upper(0) : HI[m]), whiskers = whiskers + known("low"), \
      column("year") == T_max ? (LAST[(m - 1)*ns + k] = change(column("mean")), OFF[(m - 1)*ns + k] = (known("low") ? "±".count((column("high") - column("low"))/2) : ""), 1) : 1) nooutput name "X"
x0 = LEFT + (A4 ? 152.0 : 214.0); x1 = W - 20.0; y0 = 150.0; y1 = H - 88.0
cw = (x1 - x0)/nm; tick = 0.55*FS_SMALL*(ZH ? 8 : 7); text = 0.55*FS*8.2; pw = cw - tick - text - 16
rowh = (y1 - y0)/ns; if (rowh > 250) { rowh = 250 }
gap = 0.28*rowh; if (gap > 20) { gap = 20.0 }
ph = rowh - gap
left(m) = x0 + (m - 1)*cw + tick
base(k) = y0 + k*rowh - gap
array STEP[nm]
do for [m = 1:nm] {
  if (HI[m] - LO[m] <= 0) { HI[m] = 1.0 }
  STEP[m] = nice((HI[m] - LO[m])/3); if (STEP[m] < 1) { STEP[m] = 1 }
  while (STEP[m]/(HI[m] - LO[m])*ph < 1.2*FS_SMALL && STEP[m] < HI[m] - LO[m]) { STEP[m] = nice(STEP[m]*2.1) }
}
X(y, m) = left(m) + (y - T_min + 0.5)/ny*pw
Y(v, k, m) = base(k) - (v - LO[m])/(HI[m] - LO[m])*ph
load HERE."canvas.gp"
apart = int(ceil((0.53*FS_SMALL*4 + 8)*ny/pw)); if (apart < 1) { apart = 1 }
FT = rowh > 1.6*FS ? FS : (rowh > 1.25*FS_SMALL ? FS_SMALL : 0.8*rowh); ft = fnt(FT); tag = 3000
do for [m = 1:nm] {
  N_TEXT = MEASURE[m]; N_ROOM = cw - 12; N_SIZE = FS; N_HIGH = 2.5*FS; N_TAG = 100 + 4*m; N_X = left(m); N_Y = y0 - 2.1*FS; N_ALIGN = "left"; N_COLOR = INK; N_BOLD = 1
  load HERE."name.gp"
  t = sprintf("%d", T_max); set label 150 + m t at screen px(left(m) + pw + text + 4),py(y0 - 0.75*FS) right font F_SMALL textcolor rgb MUTE
  do for [y = 0:ny - 1] { if ((ny - 1 - y) % apart == 0) {
    t = sprintf("%d", T_min + y); tag = tag + 1; set label tag t at screen px(X(T_min + y, m)),py(base(ns) + 1.1*FS_SMALL) center font F_SMALL textcolor rgb MUTE
  } }
  do for [k = 1:ns] {
    j = ceil(LO[m]/STEP[m] - 1e-9)
    while (j*STEP[m] <= HI[m]*(1 + 1e-9)) {
      yj = Y(j*STEP[m], k, m); clr = j == 0 ? AXIS : GRID; tag = tag + 1
      set arrow tag from screen px(left(m)),py(yj) to screen px(left(m) + pw),py(yj) nohead lw 1 lc rgb clr back
      if (ph > 1.6*FS_SMALL) { t = round_count(j*STEP[m]); set label tag t at screen px(left(m) - 6),py(yj) right font F_SMALL textcolor rgb MUTE }
      j = j + 1
    }
    if (ph <= 1.6*FS_SMALL) { tag = tag + 1; set arrow tag from screen px(left(m)),py(Y(0, k, m)) to screen px(left(m) + pw),py(Y(0, k, m)) nohead lw 1 lc rgb AXIS back }
    roomy = rowh > 2.5*FT; up = roomy && OFF[(m - 1)*ns + k] ne "" ? 0.62*FT : 0; yc = base(k) - 0.5*ph
    t = bold(LAST[(m - 1)*ns + k]); clr = LAST[(m - 1)*ns + k][1:1] eq "−" ? LOSS_D : BLUE_D
    set label 1000 + (m - 1)*ns + k t at screen px(left(m) + pw + text + 4),py(yc - up) right font ft textcolor rgb clr
    if (roomy) { t = OFF[(m - 1)*ns + k]; set label 2000 + (m - 1)*ns + k t at screen px(left(m) + pw + text + 4),py(yc + 0.62*FT) right font F_SMALL textcolor rgb MUTE }
  }
}
do for [k = 1:ns] {
  N_TEXT = NAME[k]; N_ROOM = x0 - LEFT - 4; N_SIZE = FT; N_HIGH = 0.95*rowh
  N_TAG = 400 + 4*k; N_X = LEFT; N_Y = base(k) - 0.5*ph; N_ALIGN = "left"; N_COLOR = INK; N_BOLD = 0
  load HERE."name.gp"
}
TITLE = L("What each scenario changes in ".PLACE.", year by year", PLACE."各情景逐年带来的变化")
SUBTITLE = L("Persons more (blue) or fewer (orange) than in the base, mean of the paired runs".(whiskers > 0 ? "; whiskers and ±: 90% interval of the mean" : ""), "较基准增加（蓝）或减少（橙）的人数，配对模拟的均值".(whiskers > 0 ? "；须线与 ±：均值的 90% 区间" : ""))
NOTE = L("Base: ".SCENARIO.". Each column has one scale for all scenarios; figures: last year.", "基准：".SCENARIO."。每列各情景同一刻度；数字为最后一年。")
load HERE."frame.gp"
fill(v) = v >= 0 ? GAIN_N : LOSS_N
xm(d) = X(column("year"), column("measure")) + d*pw/ny
ym(v) = Y(v, column("scenario"), int(column("measure")))
lw_w = rowh > 40 ? 2.0 : 1.2
WHISKERS = whiskers > 0 ? ", F using (known('low') ? xm(0) : NaN):(ym(column('low'))):(0):(ym(column('high')) - ym(column('low'))) with vectors nohead lw lw_w lc rgb INK title 'interval 90'" : ""
plot F using (xm(0)):(ym(column("mean"))):(xm(-0.34)):(xm(0.34)):(ym(0)):(ym(column("mean"))):(fill(column("mean"))) with boxxyerror fc rgb variable title "difference"@WHISKERS
unset output
