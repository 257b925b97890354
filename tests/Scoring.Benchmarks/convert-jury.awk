# Joins the engine's rankings of the jury job into the two files that its peers agreed on.
# In: ranking,rank,id,name,cluster,score,exact_score,band,notes, where a name may be quoted and hold commas, quotes and line breaks;
# jurors-1, trimmed-1, stage-1, mean-2, trimmed-2, final in this order. Out: out/jury-stage1.csv and out/jury-final.csv, whose lines are sorted while the next ranking is read.
BEGIN {
  numbered = " | awk '{ print NR \",\" $0 }' >> "
  stage1 = "LC_ALL=C sort -t, -k4,4nr -k5,5nr -k2,2" numbered "'" out "/jury-stage1.csv'"
  final = "LC_ALL=C sort -t, -k6,6nr -k4,4nr -k2,2 | head -n 45" numbered "'" out "/jury-final.csv'"
  print "position,rank,innovation_id,jurors,mean_c,trimmed_c" > (out "/jury-stage1.csv")
  print "position,rank,innovation_id,stage1_c,stage2_c,stage2_trimmed_c,combined_c" > (out "/jury-final.csv")
  close(out "/jury-stage1.csv")
  close(out "/jury-final.csv")
}
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
$1 == "stage-1" { first[id] = hundredths; print $2 "," id "," jurors[id] "," hundredths "," trimmed[id] | stage1; next }
$1 == "final" { print $2 "," id "," first[id] "," second[id] "," trimmed[id] "," hundredths | final }
END { if (close(stage1) != 0 || close(final) != 0) exit 1 }
