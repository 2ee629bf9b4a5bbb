# 02_flows.gp - which flows make the stock grow or shrink?
# 02_flows.csv: year, kind (in, out, net), layer, label_en/_zh, closing, value, base, top; of a year the layers of each kind from the
# axis outwards, then its net change with the interval in base and top and the stock at the end of the year in closing
CHART = "02_flows"
i = strlen(ARG0); while (i > 0 && ARG0[i:i] ne "/") { i = i - 1 }
HERE = i > 0 ? ARG0[1:i] : "./"
load HERE."style.gp"
F = data."/".CHART.".csv"
need = "year kind layer value base top closing ".COL("label")
call HERE."need.gp" F need

stats F using "year" nooutput name "T"
stats F using "base" nooutput name "Bx"; stats F using "top" nooutput name "By"
most = Bx_min < 0 && -Bx_min > By_max ? -Bx_min : By_max; if (-By_min > most) { most = -By_min }
if (most < 1) { most = 1 }
U = ZH ? (most >= 1e4 ? 1e4 : 1.0) : (most >= 2e3 ? 1e3 : 1.0); d = U > 1 ? (ZH ? 2 : 1) : 0
v(c) = column(c)/U
isk(k) = strcol("kind") eq k
low = (By_min < Bx_min ? By_min : Bx_min)/U; high = (By_max > Bx_max ? By_max : Bx_max)/U
if (low > 0) { low = 0 }
if (high < 0) { high = 0 }
if (high - low <= 0) { high = 1.0 }
step = nice((high - low)/7); if (step < 1 && U == 1) { step = 1 }
n = int(T_max - T_min) + 1
left = ZH ? 112 : (A4 ? 134 : 152); foot = 70 + 4*1.5*FS
INT  = "#00609A #4F7F9F #007A58 #4F8570 #6B5490 #857AA0"
OUTT = "#9A6400 #8F7A4E #7A5A38 #857460 #5B6770 #7B8791"
fill(x) = isk("in") ? CI[int(column("layer"))] : CO[int(column("layer"))]
array CI[6] = [0x5B9EC9, 0xBCD7EA, 0x7FC4AC, 0xCDE8DE, 0xB9A8D0, 0xDFD7EA]
array CO[6] = [0xEDB95E, 0xF8E3BD, 0xC4A78A, 0xE6D9CB, 0x8A949E, 0xC9D0D6]

# direct labels: the layers of the last year
longest = 0; stats F using (longest = strlen(said(COL("label"))) > longest ? strlen(said(COL("label"))) : longest, 1) nooutput name "X"
right = wide(FS)*longest + 0.53*FS*9 + 20; most_room = A4 ? 290 : 380
if (right > most_room) { right = most_room }
m = 0; array NAME[12]; array VAL[12]; array MID[12]; array TINT[12]
stats F using (column("year") == T_max && !isk("net") ? (m = m + 1, NAME[m] = said(COL("label")), VAL[m] = v("value"), MID[m] = (v("base") + v("top"))/2, TINT[m] = isk("in") ? column("layer") : -column("layer"), 1) : 1) nooutput name "X"
if (m > 0) {
  array SY[m]
  do for [k = 1:m] { SY[k] = MID[k] }
  full = (high - low)*1.10; SGAP = 1.45*FS/(H - 108.0 - foot)*full; SLO = low - 0.05*(high - low); SHI = high + 0.03*(high - low)
  load HERE."spread.gp"
  do for [k = 1:m] {
    amount = signed(VAL[k], d)
    t = amount."  ".fit(NAME[k], right - 12 - 0.53*FS*(strlen(amount) + 2), FS)
    clr = TINT[k] > 0 ? word(INT, int(TINT[k])) : word(OUTT, int(-TINT[k]))
    set label 100 + k t at screen px(W - right + 6),first SP[k] left font F_BASE textcolor rgb clr noenhanced
  }
}
# the rows under the axis: year, net change, stock at the end of the year
array NET[n]; array OFF[n]; array END[n]; do for [k = 1:n] { NET[k] = ""; OFF[k] = ""; END[k] = "" }
stats F using (isk("net") ? (k = int(column("year") - T_min) + 1, NET[k] = signed(v("value"), d), OFF[k] = dec((v("top") - v("base"))/2, d), END[k] = known("closing") ? dec(v("closing"), d) : "", 1) : 1) nooutput name "X"
tight = n > (A4 ? 8 : 11)
F_ROW = tight ? fnt(FS_SMALL*0.92) : fnt(FS_SMALL)
set lmargin at screen px(left); set rmargin at screen px(W - right)
set tmargin at screen py(108); set bmargin at screen py(H - foot)
set xrange [T_min - 0.55 : T_max + 0.55]; set yrange [low - 0.06*(high - low) : high + 0.04*(high - low)]
set border 0; set xzeroaxis lt 1 lw 1 lc rgb AXIS
unset xtics; set ytics step; set format y sprintf("%%.%df", digits(step))

row(r) = py(H - foot + 18 + r*1.45*FS)
do for [k = 1:n] {
  t = bold(sprintf("%d", T_min + k - 1)); set label 200 + k t at first T_min + k - 1,screen row(0) center font F_BASE textcolor rgb INK
  t = NET[k]; set label 220 + k t at first T_min + k - 1,screen row(1) center font F_ROW textcolor rgb INK
  t = OFF[k]; set label 280 + k t at first T_min + k - 1,screen row(2) center font F_ROW textcolor rgb MUTE
  t = END[k]; set label 240 + k t at first T_min + k - 1,screen row(3) center font F_ROW textcolor rgb MUTE
}
t = L("Net change", "净变化"); set label 261 t at screen px(LEFT),screen row(1) left font F_SMALL textcolor rgb INK
t = L("Stock, 31 December", "年末存量"); set label 262 t at screen px(LEFT),screen row(3) left font F_SMALL textcolor rgb MUTE
t = L("  90% of runs: ±", "  90% 区间：±"); set label 263 t at screen px(LEFT),screen row(2) left font F_SMALL textcolor rgb MUTE
TITLE = L("Where the change comes from: ".SCENARIO, "变化从何而来：".SCENARIO)
SUBTITLE = L((U > 1 ? "Thousand persons" : "Persons")." a year, median run; line: net change with 90% interval; figures at right: ".sprintf("%d", T_max), \
             (U > 1 ? "万人" : "人")."/年，中位数；折线：净变化及 90% 区间；右侧：".sprintf("%d", T_max)." 年各项")
NOTE = L("Young residents ".AGES." of ".PLACE.". Parts are medians of their own, so they need not add up to the net change exactly.", PLACE." ".AGES."常住青年。各项分别取中位数，合计与净变化可略有出入。")
load HERE."frame.gp"
w = 0.36
plot F using (isk("net") ? NaN : column("year")):(v("top")):(column("year")-w):(column("year")+w):(v("base")):(v("top")):(isk("net") ? 0 : fill(0)) with boxxyerror fs solid 1.0 border lc rgb "white" fc rgb variable title "flow", \
     F using (isk("net") ? column("year") : NaN):(v("value")) with lines lw 2.5 lc rgb INK title "net line", \
     F using (isk("net") ? column("year") : NaN):(v("base")):(0):(v("top") - v("base")) with vectors nohead lw 2.5 lc rgb INK title "net interval", \
     F using (isk("net") ? column("year") : NaN):(v("value")) with points pt 7 ps 1.7*PS lc rgb INK title "net rim", \
     F using (isk("net") ? column("year") : NaN):(v("value")) with points pt 7 ps 1.0*PS lc rgb "white" title "net"
unset output
