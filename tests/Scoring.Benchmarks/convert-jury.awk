# Joins the engine's rankings of the jury job into the two files that its peers agreed on.
# In: ranking,rank,id,name,cluster,score,exact_score,band,notes, where a name may be quoted and hold commas, quotes and line breaks; by rank
# and id; jurors-1, trimmed-1, stage-1, mean-2, trimmed-2, final in this order. Out: out/jury-stage1.csv and out/jury-final.csv, where who
# shares a rank stands by a second figure, then by id.
function write_shared(   i, j, row, key) {
  for (i = 2; i <= shared; i++) {
    row = line[i]; key = second_key[i]
    for (j = i - 1; j > 0 && second_key[j] < key; j--) { line[j + 1] = line[j]; second_key[j + 1] = second_key[j] }
    line[j + 1] = row; second_key[j + 1] = key
  }
  for (i = 1; i <= shared && position < most; i++) print ++position "," line[i] > target
  shared = 0
}
function add(text, key) {
  if ($2 != shared_rank) { write_shared(); shared_rank = $2 }
  line[++shared] = text
  second_key[shared] = key
}
function begin(file, header, lines) {
  write_shared()
  target = out "/" file
  most = lines
  position = 0
  shared_rank = ""
  print header > target
}
FNR == 1 {
  if (FILENAME ~ /-stage-1\.csv$/) begin("jury-stage1.csv", "position,rank,innovation_id,jurors,mean_c,trimmed_c", 1e9)
  if (FILENAME ~ /-final\.csv$/) begin("jury-final.csv", "position,rank,innovation_id,stage1_c,stage2_c,stage2_trimmed_c,combined_c", 45)
  next
}
{
  id = $3
  value = $6
  # Only a quoted name, the fourth value, can hold commas and line breaks before the score.
  if (substr($4, 1, 1) == "\"") {
    while (split($0, quotes, "\"") % 2 == 0) {
      line_so_far = $0
      if ((getline) <= 0) break
      $0 = line_so_far "\n" $0
    }
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
$1 == "stage-1" {
  first[id] = hundredths
  add($2 "," id "," jurors[id] "," hundredths "," trimmed[id], trimmed[id])
  next
}
$1 == "final" { add($2 "," id "," first[id] "," second[id] "," trimmed[id] "," hundredths, second[id]) }
END { write_shared() }
