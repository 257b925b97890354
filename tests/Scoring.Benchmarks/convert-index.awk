# Joins the engine's rankings of each year into one line a region; the last file of a year, cumulative, writes it.
# In: ranking,rank,id,name,cluster,score,exact_score,band,notes – names of regions hold no comma here.
FNR == 1 {
  year = FILENAME
  sub(/^.*bench-/, "", year)
  sub(/-.*$/, "", year)
  next
}
{
  key = year SUBSEP $3
  hundredths = sprintf("%d", $6 * 100 + 0.5)
}
$1 == "innovations" { count[key] = int($6); next }
$1 == "spd" { spd[key] = hundredths; next }
$1 == "sid" { sid[key] = hundredths; next }
$1 == "iid" { iid[key] = hundredths; band[key] = $8; next }
$1 == "cumulative" {
  print year "," $5 "," $2 "," $3 "," count[key] "," spd[key] "," sid[key] "," iid[key] "," hundredths "," band[key]
}
