# 10_plane.gp - which scenarios give most for the money?
# 10_plane.csv: scenario (0, the base, 1, ...), scenario_en/_zh, first_year, last_year, cost_mean/_low/_high (CNY), effect_mean/_low/_high (persons),
# cost_each, frontier (place along the frontier, 0 beside it), on_frontier, runs; ends of intervals and cost_each may be empty
CHART = "10_plane"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "scenario ".COL("scenario")." first_year last_year cost_mean cost_low cost_high effect_mean effect_low effect_high cost_each frontier on_frontier runs"
call HERE."need.gp" F need
array NAME[40]; array C[40]; array E[40]; array EACH[40]; array PLACE_ON[40]; array ON[40]; array RUNS[40]; n = 0; whiskers = 0
cl = 0.0; ch = 0.0; el = 0.0; eh = 0.0
end(c, which) = known(c."_".which) ? column(c."_".which) : column(c."_mean")
stats F using (n = n + 1, NAME[n] = said(COL("scenario")), C[n] = column("cost_mean"), E[n] = column("effect_mean"), EACH[n] = known("cost_each") ? price(column("cost_each")) : "–", \
      PLACE_ON[n] = int(column("frontier")), ON[n] = column("on_frontier"), RUNS[n] = column("runs"), whiskers = whiskers + known("cost_low")*known("effect_low"), 1) nooutput name "Z"
stats F using (cl = (end("cost", "low") < cl ? end("cost", "low") : cl), ch = (end("cost", "high") > ch ? end("cost", "high") : ch), \
      el = (end("effect", "low") < el ? end("effect", "low") : el), eh = (end("effect", "high") > eh ? end("effect", "high") : eh), 1) nooutput name "Z"
stats F using "first_year" nooutput name "Y1"; stats F using "last_year" nooutput name "Y2"
MC = money_of(ch > -cl ? ch : -cl); UE = ZH ? (eh > 1e4 || el < -1e4 ? 1e4 : 1.0) : (eh > 2e3 || el < -2e3 ? 1e3 : 1.0)
c(k) = C[k]/MC; e(k) = E[k]/UE
cspan = (ch - cl)/MC; espan = (eh - el)/UE
if (cspan <= 0) { cspan = 1.0 }
if (espan <= 0) { espan = 1.0 }
c1 = cl/MC - (cl < 0 ? 0.05 : 0.03)*cspan; c2 = ch/MC + 0.06*cspan; e1 = el/UE - (el < 0 ? 0.05 : 0.03)*espan; e2 = eh/UE + 0.05*espan
xl = 86.0; xr = W - (A4 ? 432.0 : 540.0); yt = 122.0; yb = H - 126.0
set lmargin at screen px(xl); set rmargin at screen px(xr)
set tmargin at screen py(yt); set bmargin at screen py(yb)
set xrange [c1:c2]; set yrange [e1:e2]
xstep = nice(cspan/5); ystep = nice(espan/6); if (UE == 1 && ystep < 1) { ystep = 1 }
set border 0; set xzeroaxis lt 1 lw 1 lc rgb AXIS; set yzeroaxis lt 1 lw 1 lc rgb AXIS
set xtics xstep; set ytics ystep; set format x sprintf("%%.%df", digits(xstep)); set format y sprintf("%%.%df", digits(ystep))
set grid xtics ytics lt 1 lc rgb GRID lw 1
span_text = sprintf("%d–%d", Y1_max, Y2_max)
set xlabel (L("Extra public cost ".span_text.", discounted, ".money_name(MC), span_text." 年额外公共成本，折现（".money_name(MC)."）")) font F_BASE textcolor rgb MUTE offset 0,0.2
PXC(v) = xl + (v - c1)/(c2 - c1)*(xr - xl); PYE(v) = yb - (v - e1)/(e2 - e1)*(yb - yt)

# rays of equal cost for each additional resident, through the middle of the prices there are
sum = 0.0; prices = 0
do for [k = 1:n] { if (C[k] > 0 && E[k] > 0) { sum = sum + log(C[k]/E[k]); prices = prices + 1 } }
if (prices > 0 && c2 > 0.5*(c2 - c1) && e2 > 0.5*(e2 - e1)) {
  asp = (yb - yt)/(e2 - e1)*(c2 - c1)/(xr - xl)
  do for [k = 1:3] {
    r = nice(exp(sum/prices)*(k == 1 ? 0.5 : (k == 2 ? 1.0 : 2.0))); s = MC/r/UE
    xe = s*c2 > e2 ? e2/s : c2; ye = s*xe; ang = atan(s*asp)*180/pi
    set arrow 20 + k from first 0,first 0 to first xe,first ye nohead lw 1 dt (3,4) lc rgb AXIS back
    t = L(num(r)." CNY each", "人均 ".sprintf("%g", r/1e4)." 万元"); set label 20 + k t at first 0.985*xe,first 0.985*ye right rotate by ang offset 0.3,-0.5 font F_SMALL textcolor rgb GREY
  }
}
# numbers beside the points, moved down where points lie close together
array LX[n]; array LY[n]; lh = 1.15*FS_SMALL
array ORDER[n]; array USED[n]; do for [k = 1:n] { USED[k] = 0 }
do for [r = 1:n] {
  b = 0; do for [k = 1:n] { if (!USED[k]) { if (b == 0) { b = k } else { if (E[k] > E[b]) { b = k } } } }
  USED[b] = 1; ORDER[r] = b; LX[b] = PXC(c(b)) + 17; LY[b] = PYE(e(b)) - (whiskers > 0 ? 0.62*FS_SMALL : 0)
  free = 0; tries = 0
  while (!free && tries < 2*n) {
    free = 1; tries = tries + 1
    do for [q = 1:r - 1] { o = ORDER[q]; if (abs(LX[o] - LX[b]) < 26 && abs(LY[o] - LY[b]) < lh) { free = 0; LY[b] = LY[o] + lh } }
  }
}
# the table beside the plot names the numbers
xn = xr + 26; x5 = W - LEFT; x4 = x5 - (A4 ? 56 : 70); x3 = x4 - (A4 ? 66 : 78); x2 = x3 - (A4 ? 52 : 64)
top = 128.0; pitch = (H - 92.0 - top)/(n > 9 ? n : 9); FT = pitch > 1.5*FS_SMALL ? FS_SMALL : pitch/1.5; ft = fnt(FT)
h = L("Cost", "成本"); set label 31 h at screen px(x2),py(top - 12) right font F_SMALL textcolor rgb MUTE
h = L("Extra", "新增"); set label 32 h at screen px(x3),py(top - 12) right font F_SMALL textcolor rgb MUTE
h = L("CNY each", "人均万元"); set label 33 h at screen px(x4),py(top - 12) right font F_SMALL textcolor rgb MUTE
h = L("Frontier", "前沿"); set label 34 h at screen px(x5),py(top - 12) right font F_SMALL textcolor rgb MUTE
do for [k = 1:n] {
  y = top + (k - 0.5)*pitch; clr = PLACE_ON[k] > 0 ? BLUE_D : MUTE; id = sprintf("%d", k - 1)
  t = PLACE_ON[k] > 0 ? bold(id) : id
  set label 100 + k t at screen px(xn + 12),py(y) right font ft textcolor rgb clr
  N_TEXT = NAME[k]; N_ROOM = x2 - (xn + 22) - 0.55*FT*6; N_SIZE = FT; N_HIGH = 0.95*pitch; N_TAG = 700 + 4*k; N_X = xn + 20; N_Y = y; N_ALIGN = "left"; N_COLOR = clr; N_BOLD = PLACE_ON[k] > 0
  load HERE."name.gp"
  t1 = signed(c(k), 2); t2 = UE > 1 ? signed(e(k), ZH ? 2 : 1) : signed(e(k), 0); t3 = EACH[k]; t4 = few(ON[k], RUNS[k])
  if (k == 1) { t1 = "0"; t2 = "0"; t3 = "–" }
  set label 150 + k t1 at screen px(x2),py(y) right font ft textcolor rgb clr
  set label 200 + k t2 at screen px(x3),py(y) right font ft textcolor rgb clr
  set label 250 + k t3 at screen px(x4),py(y) right font ft textcolor rgb clr
  set label 300 + k t4 at screen px(x5),py(y) right font ft textcolor rgb clr
  set label 350 + k id at screen px(LX[k]),py(LY[k]) center front boxed font F_SMALL textcolor rgb clr
  if (abs(LY[k] - PYE(e(k))) > 1.2*FS_SMALL) { set arrow 350 + k from screen px(PXC(c(k)) + 5),py(PYE(e(k))) to screen px(LX[k] - 6),py(LY[k]) nohead lw 0.8 lc rgb GREY_M front }
}
set style textbox opaque noborder fillcolor rgb "white" margins 0.25,0.15
TITLE = L("What the scenarios of ".PLACE." cost and add", PLACE."各情景的成本与成效")
SUBTITLE = L("Extra residents ".AGES." at the end of ".sprintf("%d", Y2_max)." against the base, ".(UE > 1 ? "thousand" : "persons").(whiskers > 0 ? "; whiskers: 90% intervals of both means" : ""), \
             sprintf("%d", Y2_max)." 年末较基准新增的 ".AGES."青年（".unit_name(UE)."）".(whiskers > 0 ? "；须线：两项均值的 90% 区间" : ""))
NOTE = L("Blue: frontier, no other costs no more and adds no less. Frontier: runs in which it is on it. –: no price; the effect cannot be told from none, or is no gain for money.", "蓝色：前沿，无其他情景花费不更多而成效不更小；“前沿”列：处于前沿的模拟次数。–：成效与零无法区分，或并非花钱换新增，无单价。")
load HERE."frame.gp"
clr(x) = column("frontier") > 0 ? 0x0072B2 : 0x8A949E
pale(x) = column("frontier") > 0 ? 0x8DBBDB : 0xB8C1C9
cost(x) = column("cost_mean")/MC
effect(x) = column("effect_mean")/UE
# from each point of the frontier to the next
array DX[n]; array DY[n]; fronts = 0
do for [k = 1:n] { DX[k] = 0; DY[k] = 0; if (PLACE_ON[k] > 0) { fronts = fronts + 1; do for [q = 1:n] { if (PLACE_ON[q] == PLACE_ON[k] + 1) { DX[k] = c(q) - c(k); DY[k] = e(q) - e(k) } } } }
FRONT = fronts > 1 ? "F using (column('frontier') > 0 && column('frontier') < fronts ? cost(0) : NaN):(effect(0)):(DX[int($0) + 1]):(DY[int($0) + 1]) with vectors nohead lw 2 lc rgb BLUE title 'frontier', " : ""
WHISKERS = whiskers > 0 ? "F using (cost(0)):(known('effect_low') ? column('effect_low')/UE : NaN):(0):((column('effect_high') - column('effect_low'))/UE):(pale(0)) with vectors nohead lw 1.8 lc rgb variable title 'interval effect', F using (known('cost_low') ? column('cost_low')/MC : NaN):(effect(0)):((column('cost_high') - column('cost_low'))/MC):(0):(pale(0)) with vectors nohead lw 1.8 lc rgb variable title 'interval cost', " : ""
plot @WHISKERS @FRONT F using (cost(0)):(effect(0)):(clr(0)) with points pt 7 ps 1.3*PS lc rgb variable title "scenario"
unset output
