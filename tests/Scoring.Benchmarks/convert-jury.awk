# Joins the engine's rankings of the jury job into the two files that its peers agreed on; the lines are still to be sorted.
# In: ranking,rank,id,name,cluster,score,exact_score,band,notes, where a name may be quoted and hold commas, quotes and line breaks;
# jurors-1, trimmed-1, stage-1, mean-2, trimmed-2, final in this order. Out: stage1=FILE and final=FILE.
FNR == 1 { next }
{
  while (index($0, "\"") && split($0, quotes, "\"") % 2 == 0) {
    line = $0
    if ((getline) <= 0) break
    $0 = line "\n" $0
  }
  id = $3
  value = $6
  if ($4 ~ /^"/) {
    rest = $0
    sub(/^[^,]*,[^,]*,[^,]*,"([^"]|"")*",/, "", rest)
    split(rest, tail, ",")
    value = tail[2]
  }
  hundredths = int(value * 100 + 0.5)
}
$1 == "jurors-1" { jurors[id] = int(value); next }
$1 == "mean-2" { second[id] = hundredths; next }
$1 == "trimmed-1" || $1 == "trimmed-2" { trimmed[id] = hundredths; next }
$1 == "stage-1" { first[id] = hundredths; print $2 "," id "," jurors[id] "," hundredths "," trimmed[id] > stage1; next }
$1 == "final" { print $2 "," id "," first[id] "," second[id] "," trimmed[id] "," hundredths > final }
