# Joins the engine's rankings of each year into one line a region; the last file of a year, cumulative, writes it.
# In: ranking,rank,id,name,cluster,score,exact_score,band,notes, by rank and id – names of regions hold no comma here. First every year's
# innovations, then spd, sid, iid, cumulative. Out: out/ranking.csv and out/top5.csv, by year, cluster, rank and id.
function write_year(   i, j, type) {
  for (i = 2; i <= kinds; i++) {
    type = types[i]
    for (j = i - 1; j > 0 && types[j] > type; j--) types[j + 1] = types[j]
    types[j + 1] = type
  }
  for (i = 1; i <= kinds; i++) {
    type = types[i]
    for (j = 1; j <= lines[type]; j++) {
      print line[type, j] > (out "/ranking.csv")
      if (rank[type, j] <= 5) print top[type, j] > (out "/top5.csv")
    }
    delete lines[type]
  }
  kinds = 0
}
BEGIN {
  print "year,type,rank,region_code,innovations,spd_c,sid_c,iid_c,cumulative_c,predicate" > (out "/ranking.csv")
  print "year,type,rank,region_code,cumulative_c" > (out "/top5.csv")
}
FNR == 1 {
  write_year()
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
  if (!($5 in lines)) types[++kinds] = $5
  place = ++lines[$5]
  line[$5, place] = year "," $5 "," $2 "," $3 "," count[key] "," spd[key] "," sid[key] "," iid[key] "," hundredths "," band[key]
  top[$5, place] = year "," $5 "," $2 "," $3 "," hundredths
  rank[$5, place] = $2
}
END { write_year() }
