#!/usr/bin/env bash
# Compares the server with nginx and measures box queries and single places over HTTP. Needs: nginx, wrk, curl (apt packages
# nginx-light, wrk), a built jar (mvn package -DskipTests) and two data folders filled by BenchData and import:
#   http.sh DATA_10K DATA_100K
set -euo pipefail
root=$(cd "$(dirname "$0")/../../../../../../.." && pwd)
small=$1 large=$2 port=18080 work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

serve() {
  ANGSTRAUM_PORT=$port ANGSTRAUM_DATA=$1 ANGSTRAUM_TILES_URL='' java -Xmx256m -jar "$root/server/target/angstraumkarte.jar" >"$work/log" &
  server=$!
  until curl -sf -o /dev/null "localhost:$port/health/ready"; do sleep 0.1; done
}
rate() { wrk -t1 -c16 -d"${1}s" "${@:2}" | awk '/Requests\/sec/ {r=$2} /Non-2xx/ {bad=$0} END {print r, bad}'; }

layer=/api/layers/angstraeume.geojson
serve "$small"
mkdir "$work/html"
chmod 755 "$work" "$work/html" # nginx workers run as another user
curl -s "localhost:$port$layer" >"$work/html/l.geojson"
curl -s -H 'Accept-Encoding: gzip' "localhost:$port$layer" >"$work/html/l.geojson.gz"
echo "layer of 10,000: $(stat -c %s "$work/html/l.geojson") bytes, gzip $(stat -c %s "$work/html/l.geojson.gz")"
cat >"$work/nginx.conf" <<N
worker_processes 2; pid $work/pid; error_log $work/err; daemon off;
events { worker_connections 1024; }
http { access_log off; sendfile on; tcp_nopush on; gzip_static on; types { application/geo+json geojson; }
  client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  server { listen 127.0.0.1:18090; root $work/html; } }
N
nginx -c "$work/nginx.conf" & sleep 1
rate 10 -H 'Accept-Encoding: gzip' "http://127.0.0.1:$port$layer" >/dev/null # warm-up
for round in 1 2 3; do
  echo "round $round: nginx $(rate 6 -H 'Accept-Encoding: gzip' http://127.0.0.1:18090/l.geojson)"
  echo "round $round: map   $(rate 6 -H 'Accept-Encoding: gzip' "http://127.0.0.1:$port$layer")"
done
etag=$(curl -sI -H 'Accept-Encoding: gzip' "localhost:$port$layer" | awk 'tolower($1)=="etag:" {print $2}' | tr -d '\r')
echo "304: $(rate 6 -H 'Accept-Encoding: gzip' -H "If-None-Match: $etag" "http://127.0.0.1:$port$layer")"
kill $server; wait $server 2>/dev/null || true

serve "$large"
cat >"$work/box.lua" <<'L'
math.randomseed(42)
request = function()
  local x, y = 7.40 + math.random() * 0.12, 51.48 + math.random() * 0.05
  return wrk.format("GET", string.format("/api/layers/angstraeume.geojson?bbox=%.5f,%.5f,%.5f,%.5f", x, y, x + 0.0077, y + 0.0045))
end
L
cat >"$work/id.lua" <<'L'
math.randomseed(42)
request = function() return wrk.format("GET", string.format("/api/places/bench-%06d", math.random(0, 99999))) end
L
# The compiler gets little time beside wrk on two cores: the rate still doubles during the first minute.
for script in box id; do
  rate 50 -s "$work/$script.lua" "http://127.0.0.1:$port" >/dev/null
  for round in 1 2 3; do echo "100,000 places, $script: $(rate 6 -s "$work/$script.lua" "http://127.0.0.1:$port")"; done
done
jcmd $server GC.run >/dev/null; jcmd $server GC.heap_info | sed -n 2p
