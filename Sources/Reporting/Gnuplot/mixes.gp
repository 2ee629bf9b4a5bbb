# 28_mixes.gp - which mixes are these?
# 28_mixes.csv: a row for each lever and mix: place (1, 2, ..., the cheapest first), mix (its number in the search), kind (found: confirmed; tried: not confirmed; base; frontier), price_en/_zh, unit_en/_zh, divisor_en/_zh,
# price, reached, runs (may be empty), lever (1, 2, ...), lever_en/_zh, level_en/_zh (as written), share (0-1, place in the lever's range)
CHART = "28_mixes"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "place mix kind ".COL("price")." ".COL("unit")." ".COL("divisor")." price reached runs lever ".COL("lever")." ".COL("level")." share"
call HERE."need.gp" F need
stats F using "lever" nooutput name "N"; n = int(N_max)
stats F using "place" nooutput name "M"; m = int(M_max)
array NAME[n]; array P[m]; array NUM[m]; array KIND[m]; array R[m]; array RUNS[m]; array TEXT[n*m]; array SHARE[n*m]
dv = 1.0; t_unit = ""; t_price = ""
fst(c) = known(c) ? column(c) : 0
stats F using (k = int(column("lever")), q = int(column("place")), NUM[q] = sprintf("%d", int(column("mix"))), NAME[k] = said(COL("lever")), dv = column(COL("divisor")), P[q] = column("price")/dv, KIND[q] = strcol("kind"), R[q] = fst("reached"), RUNS[q] = fst("runs"), TEXT[(k - 1)*m + q] = said(COL("level")), SHARE[(k - 1)*m + q] = column("share"), t_unit = said(COL("unit")), t_price = said(COL("price")), 1) nooutput name "X"
name_w = A4 ? 210.0 : 280.0
xl = LEFT + name_w + 12; xr = W - 40.0; top = 188.0; bottom = 96.0
cw = (xr - xl)/m; if (cw > 150) { cw = 150.0 }
rh = (H - top - bottom)/n; if (rh > 92) { rh = 92.0 }
bar = cw*0.44; if (bar > 34) { bar = 34.0 }
load HERE."canvas.gp"
d = digits(nice((P[m] - P[1] > 0 ? P[m] - P[1] : (abs(P[1]) > 0 ? abs(P[1]) : 1.0))/40.0))
X(q) = xl + (q - 0.5)*cw; Y(k) = top + k*rh - 12
h = fit(t_price, name_w - (lang eq "zh" ? 3.5 : 6.5)*FS_SMALL, FS_SMALL).L(", ", "，").t_unit
set label 1 h at screen px(LEFT),py(top - 38) left font F_SMALL textcolor rgb MUTE noenhanced
h = L("Fresh runs on goal", "新运行达标"); set label 2 h at screen px(LEFT),py(top - 16) left font F_SMALL textcolor rgb MUTE
do for [q = 1:m] {
  hue = KIND[q] eq "found" ? BLUE_D : (KIND[q] eq "base" ? MUTE : INK)
  t = NUM[q].(KIND[q] eq "found" ? L(" found", " 已确认") : (KIND[q] eq "base" ? L(" base", " 基准") : (KIND[q] eq "tried" ? L(" tried", " 未确认") : ""))); t = KIND[q] eq "found" ? bold(t) : t
  set label 100 + q t at screen px(X(q)),py(top - 62) center font F_BASE textcolor rgb hue
  t = dec(P[q], d); set label 150 + q t at screen px(X(q)),py(top - 38) center font F_SMALL textcolor rgb hue
  t = RUNS[q] > 0 ? few(R[q], RUNS[q]) : "–"; set label 200 + q t at screen px(X(q)),py(top - 16) center font F_SMALL textcolor rgb hue
}
do for [k = 1:n] {
  N_TEXT = NAME[k]; N_ROOM = name_w; N_SIZE = FS; N_HIGH = 0.8*rh; N_TAG = 700 + 4*k; N_X = LEFT; N_Y = Y(k) - 0.4*rh; N_ALIGN = "left"; N_COLOR = INK; N_BOLD = 0
  load HERE."name.gp"
  do for [q = 1:m] {
    t = TEXT[(k - 1)*m + q]; t = fit(t, cw - 4, FS_SMALL); hue = KIND[q] eq "found" ? BLUE_D : MUTE
    y_t = Y(k) - SHARE[(k - 1)*m + q]*(rh - 12 - 1.5*FS_SMALL) - 0.75*FS_SMALL
    set label 1000 + k*100 + q t at screen px(X(q)),py(y_t) center font F_SMALL textcolor rgb hue noenhanced
  }
}
TITLE = L("Which mixes are these? ".PLACE.": ".SCENARIO, PLACE."：".SCENARIO." – 所得组合")
SUBTITLE = L("Levels of each lever, as bars within the range searched; the cheapest mix first", "各项工具的水平，柱高为其在搜索范围内的位置；由省到费")
NOTE = L("Numbers as in the summary and frontier.csv. Found: confirmed by fresh luck; tried (hatched): not confirmed. An empty bar is the lowest level allowed.", "序号与摘要及 frontier.csv 一致。已确认：通过新随机数检验；未确认（斜线）：未通过。无柱表示允许的最低水平。")
load HERE."frame.gp"
clr(kind) = kind eq "found" ? 0x004C78 : (kind eq "base" ? 0xB8C1C9 : (kind eq "tried" ? 0xFFFFFF : 0x8DBBDB))
xc(c) = X(int(column(c))); yc(c) = Y(int(column(c)))
hgt(c) = column(c)*(rh - 12 - 1.5*FS_SMALL)
low(c) = yc("lever") - (hgt(c) > 0 ? hgt(c) : 0.01)
# hatching over the bars of mixes that were tried; over all others it shrinks to a point on the axis, as an element without points would warn
half(c) = strcol(c) eq "tried" ? bar/2 : 0.01
hatch(c) = strcol("kind") eq "tried" ? low(c) : yc("lever") - 0.01
plot F using (xc("place")):(yc("lever")):(xc("place") - bar/2):(xc("place") + bar/2):(low("share")):(yc("lever")):(clr(strcol("kind"))) with boxxyerror lc rgb variable fs solid noborder title "levels", \
     F using (xc("place")):(yc("lever")):(xc("place") - half("kind")):(xc("place") + half("kind")):(hatch("share")):(yc("lever")) with boxxyerror lc rgb BLUE fs pattern 4 border lc rgb BLUE title "hatching", \
     F using (xc("place") - bar/2 - 4):(yc("lever")):(bar + 8):(0) with vectors nohead lw 1 lc rgb AXIS title "lowest"
unset output
