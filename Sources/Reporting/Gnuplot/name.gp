# name.gp - writes the text N_TEXT as labels from number N_TAG on, at N_X and around the height N_Y, in as many lines as N_ROOM by N_HIGH pixels hold: in the
# size N_SIZE or down to three quarters of it, but not below what can be read; what does not fit even then ends in an ellipsis. N_ALIGN is left, center or right; N_COLOR; N_BOLD is 0 or 1.
n_size = N_SIZE; n_done = 0
while (!n_done) {
  n_m = int(N_ROOM/(n_size*em(N_TEXT)*(N_BOLD ? 1.07 : 1.0))); if (n_m < 3) { n_m = 3 }
  n_l = lines(N_TEXT, n_m); n_most = int(N_HIGH/(1.2*n_size)); if (n_most < 1) { n_most = 1 }
  if (n_l <= n_most || n_size < 0.79*N_SIZE || n_size < 0.84*FS_NOTE) { n_done = 1 } else { n_size = 0.96*n_size }
}
# lines of one length look better than a last one of a single character
n_even = int(ceil(strlen(N_TEXT)/real(n_l))); n_word = longest_word(N_TEXT, 0, 0); if (n_word <= n_m && n_word > n_even) { n_even = n_word }
while (n_even < n_m && lines(N_TEXT, n_even) > n_l) { n_even = n_even + 1 }
if (n_l <= n_most) { n_m = n_even } else { n_l = n_most }
n_font = fnt(n_size)
do for [n_k = 1:n_l] {
  n_t = from_line(N_TEXT, n_m, n_k)
  n_t = n_k == n_l ? (strlen(n_t) > n_m ? n_t[1:n_m - 1]."…" : n_t) : line_1(n_t, n_m)
  n_t = N_BOLD ? bold(esc(n_t)) : esc(n_t); n_y = N_Y + (n_k - (n_l + 1)/2.0)*1.2*n_size
  if (N_ALIGN eq "left") { set label N_TAG + n_k - 1 n_t at screen px(N_X),py(n_y) left font n_font textcolor rgb N_COLOR }
  if (N_ALIGN eq "center") { set label N_TAG + n_k - 1 n_t at screen px(N_X),py(n_y) center font n_font textcolor rgb N_COLOR }
  if (N_ALIGN eq "right") { set label N_TAG + n_k - 1 n_t at screen px(N_X),py(n_y) right font n_font textcolor rgb N_COLOR }
}
