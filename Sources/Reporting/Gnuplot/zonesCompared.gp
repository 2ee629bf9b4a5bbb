# 14_zonesCompared.gp - where in the district does each scenario make a difference?
# 14_zonesCompared.csv: zone (1, ...), zone_en/_zh, scenario (1, ...), scenario_en/_zh, month (YYYY-MM), mean, low, high (the last two may be empty)
CHART = "14_zonesCompared"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "zone ".COL("zone")." scenario ".COL("scenario")." month mean low high"
call HERE."need.gp" F need
stats F using "zone" nooutput name "Z"; nz = int(Z_max)
stats F using "scenario" nooutput name "S"; ns = int(S_max)
array ZONE[nz]; array NAME[ns]; array V[nz*ns]; array OFF[nz*ns]; array SURE[nz*ns]; most = 1.0; month = ""; whiskers = 0
do for [k = 1:nz*ns] { V[k] = 0; OFF[k] = ""; SURE[k] = 1 }
stats F using (z = int(column("zone")), k = int(column("scenario")), c = (z - 1)*ns + k, ZONE[z] = said(COL("zone")), NAME[k] = said(COL("scenario")), month = strcol("month"), \
      V[c] = column("mean"), most = (abs(V[c]) > most ? abs(V[c]) : most), whiskers = whiskers + known("low"), \
      known("low") ? (OFF[c] = "±".count((column("high") - column("low"))/2), SURE[c] = (column("low") > 0 || column("high") < 0), 1) : 1) nooutput name "X"
x0 = LEFT + (A4 ? 190.0 : 250.0); x1 = W - LEFT; cw = (x1 - x0)/ns; if (cw > 200) { cw = 200.0 }
# column heads as large as their longest word allows
FN = FS_SMALL; lw = 1; do for [k = 1:ns] { l = ZH ? 4 : longest_word(NAME[k], 0, 0); if (l > 12) { l = 12 }; if (l > lw) { lw = l } }
if (cw - 8 < lw*FN*(ZH ? 1.0 : 0.56)) { FN = (cw - 8)/(lw*(ZH ? 1.0 : 0.56)) }
if (FN < 0.82*FS_NOTE) { FN = 0.82*FS_NOTE }
tall = 1
do for [k = 1:ns] { m = int((cw - 8)/(FN*em(NAME[k]))); l = lines(NAME[k], m < 3 ? 3 : m); tall = l > tall ? l : tall }
if (tall > 5) { tall = 5 }
y0 = 100.0 + tall*1.22*FN + 10; y1 = H - 76.0; rowh = (y1 - y0)/nz; if (rowh > 72) { rowh = 72 }
FZ = rowh > 1.5*FS ? FS : (rowh > 1.3*FS_SMALL ? FS_SMALL : 0.76*rowh)
FV = FZ; if (FV > cw/4.5) { FV = cw/4.5 }
roomy = rowh > 2.5*FV && whiskers > 0; fv = fnt(FV); fo = fnt(FV*0.82)
load HERE."canvas.gp"
change(v) = v > 0.5 ? "+".count(v) : count(v)
do for [k = 1:ns] {
  N_TEXT = NAME[k]; N_ROOM = cw - 8; N_SIZE = FN; N_HIGH = tall*1.22*FN; N_TAG = 100 + 6*k; N_X = x0 + (k - 0.5)*cw; N_Y = y0 - 8 - 0.5*tall*1.22*FN; N_ALIGN = "center"; N_COLOR = INK; N_BOLD = 0
  load HERE."name.gp"
}
do for [z = 1:nz] {
  N_TEXT = ZONE[z]; N_ROOM = x0 - LEFT - 12; N_SIZE = FZ; N_HIGH = 0.95*rowh; N_TAG = 400 + 4*z; N_X = x0 - 12; N_Y = y0 + (z - 0.5)*rowh; N_ALIGN = "right"; N_COLOR = INK; N_BOLD = 0
  load HERE."name.gp"
  do for [k = 1:ns] {
    c = (z - 1)*ns + k; xc = x0 + (k - 0.5)*cw; yc = y0 + (z - 0.5)*rowh; up = roomy ? 0.52*FV : 0
    clr = !SURE[c] ? MUTE : (V[c] > 0.72*most ? "white" : INK); clr_o = SURE[c] && V[c] > 0.72*most ? "white" : MUTE
    t = SURE[c] ? bold(change(V[c])) : change(V[c]); set label 1000 + c t at screen px(xc),py(yc - up) center front font fv textcolor rgb clr
    if (roomy) { t = OFF[c]; set label 2000 + c t at screen px(xc),py(yc + 0.72*FV) center front font fo textcolor rgb clr_o }
  }
}
TITLE = L("Where in ".PLACE." the scenarios make a difference", "各情景变化落在".PLACE."何处")
SUBTITLE = L("Residents ".AGES." at the end of ".month.", more (blue) or fewer (orange) than in the base, mean of the paired runs", month." 末 ".AGES."常住青年较基准增加（蓝）或减少（橙）的人数，配对模拟的均值")
NOTE = L("Base: ".SCENARIO.".".(whiskers > 0 ? " ±: 90% interval of the mean; white and grey: the change cannot be told from none." : ""), "基准：".SCENARIO."。".(whiskers > 0 ? "±：均值的 90% 区间；白底灰字：变化与零无法区分。" : ""))
load HERE."frame.gp"
# the darker, the larger: from white to a full hue
mix(a, b, s) = int(a + (b - a)*s + 0.5)
tint(v) = (s_ = abs(v)/most, v >= 0 ? 65536*mix(247, 47, s_) + 256*mix(251, 127, s_) + mix(254, 181, s_) : 65536*mix(255, 237, s_) + 256*mix(252, 185, s_) + mix(245, 94, s_))
sure(x) = known("low") ? (column("low") > 0 || column("high") < 0) : 1
fill(x) = sure(0) ? tint(column("mean")) : 0xFFFFFF
xc(d) = x0 + (column("scenario") - 0.5 + d)*cw
yc(d) = y0 + (column("zone") - 0.5 + d)*rowh
plot F using (xc(0)):(yc(0)):(xc(-0.5)):(xc(0.5)):(yc(-0.5)):(yc(0.5)):(fill(0)) with boxxyerror fs solid 1.0 border lc rgb "#E4E7EB" fc rgb variable title "change"
unset output
