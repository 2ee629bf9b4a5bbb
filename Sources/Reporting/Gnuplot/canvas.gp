# canvas.gp - the whole page as one plot in logical pixels, x to the right and y downwards, for charts made of many small fields.
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
set xrange [0:W]; set yrange [H:0]
set border 0; unset tics; unset grid
