-- The index job's SQL for psql: what its peers agreed on, over tables that \copy has filled.
SET work_mem = '256MB';
CREATE TEMP TABLE ranking AS
WITH mat AS (SELECT innovation_id, sum(weight * level) AS m FROM ind JOIN w ON w.kind = 'sid' AND w.number = ind.indicator GROUP BY innovation_id),
sid AS (SELECT year, region_code, count(*) AS n, sum(coalesce(m, 0)) AS m FROM sub LEFT JOIN mat USING (innovation_id) GROUP BY year, region_code),
spd AS (SELECT year, region_code, sum(weight * level) AS s FROM ri JOIN w ON w.kind = 'spd' AND w.number = ri.indicator GROUP BY year, region_code),
base AS (SELECT y.year, r.type, r.code AS region_code, coalesce(n, 0) AS n, coalesce(s, 0)::bigint AS s, coalesce(m, 0)::bigint AS m,
    greatest(10, coalesce(n, 0)) AS over, least(coalesce(n, 0), 160) AS counted
  FROM (SELECT DISTINCT year FROM sub) y CROSS JOIN reg r
  LEFT JOIN sid ON sid.year = y.year AND sid.region_code = r.code
  LEFT JOIN spd ON spd.year = y.year AND spd.region_code = r.code),
-- spd = s / 3, sid = m / (3 over) + counted / 16, iid = (spd + sid) / 150 * 100; in whole numbers, so that half a hundredth is never lost.
cents AS (SELECT *, (200 * s + 3) / 6 AS spd_c, (200 * (16 * m + 3 * over * counted) + 48 * over) / (96 * over) AS sid_c,
    (400 * (16 * over * s + 16 * m + 3 * over * counted) + 144 * over) / (288 * over) AS iid_c FROM base),
cum AS (SELECT *, iid_c + coalesce(lag(iid_c) OVER (PARTITION BY region_code ORDER BY year), 0) AS cumulative_c FROM cents)
SELECT year, type, rank() OVER (PARTITION BY year, type ORDER BY cumulative_c DESC) AS rank, region_code, n AS innovations, spd_c, sid_c, iid_c, cumulative_c,
  CASE WHEN iid_c > 6000 THEN 'Sangat Inovatif' WHEN iid_c >= 3500 THEN 'Inovatif' WHEN iid_c > 0 THEN 'Kurang Inovatif' ELSE 'Tidak Dapat Dinilai' END AS predicate
FROM cum;
