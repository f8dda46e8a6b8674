#!/usr/bin/env bash
# Durable reports over HTTP (JSON, no photo, 16 clients): alone, and while 4 others read the layer. Needs: wrk, curl, a built jar
# (mvn package -DskipTests). Prints rate, p50, p99 and whether every confirmed report is in the store afterwards.
#   reports.sh [seconds]
set -euo pipefail
root=$(cd "$(dirname "$0")/../../../../../../.." && pwd)
seconds=${1:-10} port=18081 work=$(mktemp -d)
jar="$root/server/target/angstraumkarte.jar"
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

ANGSTRAUM_PORT=$port ANGSTRAUM_DATA=$work/data ANGSTRAUM_TILES_URL='' ANGSTRAUM_REPORT_LIMIT=0 ANGSTRAUM_PROOF_OF_WORK=0 \
  java -Xmx256m -jar "$jar" >"$work/log" &
server=$!
until curl -sf -o /dev/null "localhost:$port/health/ready"; do sleep 0.1; done

cat >"$work/report.lua" <<'L'
local threads = 0
function setup(thread) thread:set("id", threads); threads = threads + 1 end
function init() math.randomseed(id + 42); confirmed = 0 end
function request()
  local body = string.format('{"lon":%.6f,"lat":%.6f,"causes":["lighting","underpass"],"times":["night"],"safety":2,"text":"Nachts ist es dort dunkel und eng. %d"}',
    7.40 + math.random() * 0.12, 51.48 + math.random() * 0.05, math.random(1, 1e9))
  return wrk.format("POST", "/api/reports", {["Content-Type"] = "application/json"}, body)
end
function done(summary, latency)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format("%d confirmed, %.0f/s, p50 %.1f ms, p99 %.1f ms, max %.1f ms, %d failed\n", summary.requests - summary.errors.status,
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000, bad))
end
L
send() { wrk -t2 -c16 -d"${1}s" -s "$work/report.lua" "http://127.0.0.1:$port" | tail -1; }
total=0
step() { line=$(send "$2"); echo "$1: $line"; total=$((total + ${line%% *})); }

step "warm-up" 20
for round in 1 2 3; do step "reports, round $round" "$seconds"; done
layer="http://127.0.0.1:$port/api/layers/angstraeume.geojson"
for round in 1 2 3; do
  wrk -t1 -c4 -d"$((seconds + 1))s" -H 'Accept-Encoding: gzip' "$layer" >"$work/read" &
  reader=$!
  step "reports while the map is read, round $round" "$seconds"
  wait $reader
  echo "  the map meanwhile: $(awk '/Requests\/sec/ {print $2 "/s"}' "$work/read")"
done

kill $server; wait $server 2>/dev/null || true
# A request that was under way when wrk stopped may be stored without being counted: never fewer than confirmed.
cat >"$work/Count.java" <<'J'
import java.sql.*;
class Count {
  public static void main(String[] a) throws Exception {
    try (Connection c = DriverManager.getConnection("jdbc:h2:file:" + a[0] + "/angstraumkarte", "sa", "");
        ResultSet r = c.createStatement().executeQuery("SELECT count(*) FROM report")) {
      r.next();
      System.out.println(r.getLong(1));
    }
  }
}
J
stored=$(java -cp "$jar" "$work/Count.java" "$work/data")
echo "confirmed $total, stored $stored: $([ "$stored" -ge "$total" ] && echo nothing lost || echo LOST)"
