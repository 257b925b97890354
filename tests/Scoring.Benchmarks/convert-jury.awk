# Joins the engine's rankings of a jury stage into one line an innovation; the last file writes it.
# In: the marks (for the number of jurors), then files of ranking,rank,id,name,cluster,score,exact_score,band,notes,
# where a name may be quoted and hold commas, quotes and line breaks.
FNR == 1 { next }
FILENAME ~ /jury-scores\.csv$/ {
  if (stage == 1 && $1 == 1 && !seen[$2, $3]++) jurors[$2]++
  next
}
{
  record = $0
  quotes = record
  while (gsub(/"/, "", quotes) % 2) {
    if ((getline more) <= 0) break
    record = record "\n" more
    quotes = record
  }
  split(record, head, ",")
  rest = record
  sub(/^[^,]*,[^,]*,[^,]*,/, "", rest)
  if (rest ~ /^"/) sub(/^"([^"]|"")*",/, "", rest)
  else sub(/^[^,]*,/, "", rest)
  split(rest, tail, ",")
  id = head[3]
  hundredths = sprintf("%d", tail[2] * 100 + 0.5)
}
head[1] == "trimmed-1" { trimmed[id] = hundredths; next }
head[1] == "mean-2" { second[id] = hundredths; next }
head[1] == "trimmed-2" { trimmed[id] = hundredths; next }
head[1] == "stage-1" && stage == 1 { print head[2] "," id "," jurors[id] "," hundredths "," trimmed[id]; next }
head[1] == "stage-1" { first[id] = hundredths; next }
head[1] == "final" { print head[2] "," id "," first[id] "," second[id] "," trimmed[id] "," hundredths }
