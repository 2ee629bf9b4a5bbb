# years.gp - a time axis in years from X_MIN to X_MAX: a grid line where a year begins, its number under the middle of what is shown of it.
if (X_MAX - X_MIN < 1.0/6) { X_MIN = X_MIN - 1.0/12; X_MAX = X_MAX + 1.0/12 }
set xrange [X_MIN:X_MAX]
y_first = int(floor(X_MIN + 1e-6)); y_last = int(ceil(X_MAX - 1e-6)) - 1
set xtics 1; set format x ""; set grid xtics lt 1 lc rgb GRID lw 1
array YEAR_X[y_last - y_first + 1]
y_least = X_MAX - X_MIN > 1.2 ? 0.24 : 0                # a sliver of a year gets no number
do for [y_k = y_first:y_last] {
  y_a = y_k < X_MIN ? X_MIN : real(y_k); y_b = y_k + 1 > X_MAX ? X_MAX : y_k + 1.0
  YEAR_X[y_k - y_first + 1] = (y_a + y_b)/2
  y_t = y_b - y_a > y_least ? sprintf("%d", y_k) : ""
  set label 800 + y_k - y_first y_t at first (y_a + y_b)/2,graph 0 center offset 0,-0.9 font F_BASE textcolor rgb MUTE
}
