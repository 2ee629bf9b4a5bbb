# roles.gp - who chooses a factor's value, as a colour: the district (lever) blue, nobody (uncertainty) ochre, a group of both grey.
# Names are in the colour too, and the subtitle says which is which.
role_full(r) = r eq "lever" ? 0x5B9EC9 : (r eq "uncertainty" ? 0xEDB95E : 0x8A949E)
role_pale(r) = r eq "lever" ? 0xBCD7EA : (r eq "uncertainty" ? 0xF8E3BD : 0xD5DADF)
role_ink(r) = r eq "lever" ? BLUE_D : (r eq "uncertainty" ? LOSS_D : MUTE)
role_dark(r) = r eq "lever" ? 0x004C78 : (r eq "uncertainty" ? 0x9A6400 : 0x5B6770)
roles = L("; blue: levers, ochre: uncertainties", "；蓝：政策工具，褐：不确定因素")
