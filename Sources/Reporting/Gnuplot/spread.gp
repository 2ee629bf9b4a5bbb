# spread.gp - keeps labels apart: |SY| wanted heights, SGAP the least distance, SLO and SHI the room; SP gets the heights to use.
# Highest first, each at least SGAP below the one above; then, from the lowest up, out of the floor again.
s_n = |SY|
array SP[s_n]; array SRANK[s_n]; array SDONE[s_n]
do for [s_k = 1:s_n] { SDONE[s_k] = 0 }
s_last = SHI + SGAP
do for [s_r = 1:s_n] {
  s_best = 0
  do for [s_k = 1:s_n] { if (SDONE[s_k] == 0) { if (s_best == 0) { s_best = s_k } else { if (SY[s_k] >= SY[s_best]) { s_best = s_k } } } }
  SDONE[s_best] = 1; SRANK[s_r] = s_best
  s_y = SY[s_best]
  if (s_y > s_last - SGAP) { s_y = s_last - SGAP }
  SP[s_best] = s_y; s_last = s_y
}
s_last = SLO - SGAP
do for [s_i = 1:s_n] {
  s_k = SRANK[s_n + 1 - s_i]
  if (SP[s_k] < s_last + SGAP) { SP[s_k] = s_last + SGAP }
  s_last = SP[s_k]
}
