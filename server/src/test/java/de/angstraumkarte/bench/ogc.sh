#!/usr/bin/env bash
# Measures /ogc beside MapServer and QGIS Server with the same places, boxes, ids and pages. Needs: apt packages cgi-mapserver,
# qgis-server, python3-qgis, gdal-bin, spawn-fcgi, multiwatch, nginx-light, wrk; a built jar (mvn package -DskipTests) and a data
# folder filled by BenchData and import. Seconds per round and for the warm-up can be given:
#   ogc.sh DATA_100K [ROUND [WARM_UP]]
# MapServer is asked twice: on the GeoPackage that QGIS Server reads, and on a FlatGeobuf file, which it reads faster, though version
# 8.0.0 loses a feature or two of every box then.
set -euo pipefail
root=$(cd "$(dirname "$0")/../../../../../../.." && pwd)
data=$1 round=${2:-8} warm=${3:-50} port=18080 front=18090 work=$(mktemp -d)
stop() {
  set +e
  for job in $(jobs -p); do
    kill "$job"
    pkill -KILL -P "$job" # a waiting mapserv does not hear TERM, and multiwatch waits for it
  done 2>/dev/null
  wait
  rm -rf "$work"
}
trap stop EXIT
chmod 755 "$work" # nginx workers run as another user
cd "$work"

ANGSTRAUM_PORT=$port ANGSTRAUM_DATA=$data ANGSTRAUM_TILES_URL='' java -Xmx256m -jar "$root/server/target/angstraumkarte.jar" >log &
server=$!
until curl -sf -o /dev/null "localhost:$port/health/ready"; do sleep 0.1; done

# The others get what we publish ourselves, with a spatial index and an index on the id.
curl -sf "localhost:$port/api/layers/angstraeume.geojson" >l.geojson
ogr2ogr -q places.gpkg l.geojson -nln places
ogrinfo -q places.gpkg -sql 'CREATE INDEX places_id ON places (id)' >/dev/null
ogr2ogr -q places.fgb places.gpkg places
rm l.geojson

map() { # name, connection
  cat >"$1.map" <<M
MAP NAME "$1" EXTENT 7.2 51.4 7.7 51.7 PROJECTION "init=epsg:4326" END
  WEB METADATA "oga_title" "$1" "oga_onlineresource" "http://127.0.0.1:$front/$1/ogcapi" "oga_enable_request" "*" END END
  LAYER NAME "places" TYPE POINT STATUS ON $2 PROJECTION "init=epsg:4326" END TEMPLATE "x"
    METADATA "oga_title" "places" "gml_include_items" "all" "gml_featureid" "id" "gml_types" "auto" END END
END
M
}
map ms "CONNECTIONTYPE OGR CONNECTION \"$work/places.gpkg\" DATA \"places\""
map msf "CONNECTIONTYPE FLATGEOBUF DATA \"$work/places.fgb\""
cat >mapserver.conf <<M
CONFIG ENV MS_MAP_PATTERN "." END MAPS ms "$work/ms.map" msf "$work/msf.map" END END
M
cat >project.py <<'P'
import sys
from qgis.core import QgsApplication, QgsProject, QgsVectorLayer

app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=places", "places", "ogr")
project = QgsProject.instance()
project.setCrs(layer.crs())
project.addMapLayer(layer)
project.writeEntry("WFSLayers", "/", [layer.id()])
project.writeEntry("WFSLayersPrecision", "/" + layer.id(), 8)
project.write(sys.argv[2])
P
export QT_QPA_PLATFORM=offscreen
/usr/bin/python3 project.py "$work/places.gpkg" "$work/places.qgs" 2>>log
# Two workers each, one per core: the files stay open and their pages in memory, as with ours.
MAPSERVER_CONFIG_FILE=$work/mapserver.conf spawn-fcgi -n -s "$work/ms.sock" -M 0666 -- /usr/bin/multiwatch -f 2 -- /usr/lib/cgi-bin/mapserv 2>>log &
QGIS_PROJECT_FILE=$work/places.qgs spawn-fcgi -n -s "$work/qgis.sock" -M 0666 -- /usr/bin/multiwatch -f 2 -- /usr/lib/cgi-bin/qgis_mapserv.fcgi 2>>log &
cat >nginx.conf <<N
worker_processes 1; pid $work/pid; error_log $work/err; daemon off;
events { worker_connections 1024; }
http { access_log off; fastcgi_buffers 64 64k; fastcgi_buffer_size 64k; include /etc/nginx/fastcgi_params;
  client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  server { listen 127.0.0.1:$front; server_name localhost;
    location /ms { fastcgi_pass unix:$work/ms.sock; fastcgi_param PATH_INFO \$uri; fastcgi_param SCRIPT_NAME ""; include /etc/nginx/fastcgi_params; }
    location /wfs3 { fastcgi_pass unix:$work/qgis.sock; include /etc/nginx/fastcgi_params; } } }
N
nginx -c "$work/nginx.conf" & sleep 3

# The same questions for everyone: what is asked stands in a file, a line each.
/usr/bin/python3 - places.gpkg <<'P'
import random, sqlite3, sys

random.seed(42)
rows = sqlite3.connect(sys.argv[1]).execute("SELECT fid, id FROM places ORDER BY fid").fetchall()
def box(): # with edges between the places, which have six decimals: not all agree on what lies on an edge
    x, y = 7.40 + random.random() * 0.12, 51.48 + random.random() * 0.05
    return "%.6f5,%.6f5,%.6f5,%.6f5" % (x, y, x + 0.0077, y + 0.0045)
some = random.sample(rows, 2000)
for name, lines in {
    "box": (box() for _ in range(2000)),
    "id": (id for _, id in some),
    "fid": (fid for fid, _ in some),
    "page": (random.randrange(len(rows) - 1000) for _ in range(2000)),
}.items():
    with open(name, "w") as out:
        out.writelines(f"{line}\n" for line in lines)
P
cat >ask.lua <<'L'
local lines, i, head, tail = {}, 0, "", ""
init = function(args)
  head, tail = args[2], args[3] or ""
  for line in io.lines(args[1]) do lines[#lines + 1] = line end
end
request = function()
  i = i % #lines + 1
  return wrk.format("GET", head .. lines[i] .. tail)
end
L
declare -A lines path tail rates
kinds="ours_box ms_box msf_box qgis_box ours_id qgis_id ours_page qgis_page"
for kind in $kinds; do lines[$kind]=${kind#*_} path[$kind]= tail[$kind]= rates[$kind]=; done
ours=/ogc/collections/angstraeume/items
path[ours_box]="$ours?f=json&limit=1000&bbox=" path[ours_page]="$ours?f=json&limit=1000&offset=" path[ours_id]=$ours/ tail[ours_id]='?f=json'
for name in ms msf; do path[${name}_box]="/$name/ogcapi/collections/places/items?f=json&limit=1000&bbox="; done
qgis=/wfs3/collections/places/items
path[qgis_box]="$qgis.json?limit=1000&bbox=" path[qgis_page]="$qgis.json?limit=1000&offset=" path[qgis_id]=$qgis/ tail[qgis_id]=.json lines[qgis_id]=fid
at() { [[ $1 == ours* ]] && echo "http://127.0.0.1:$port" || echo "http://127.0.0.1:$front"; }

# Nobody is measured before all of them have answered alike: as many features, of a box also as many found.
number() { # kind, line of the file
  curl -sfg "$(at "$1")${path[$1]}$(sed -n "$2p" "${lines[$1]}")${tail[$1]}" | /usr/bin/python3 -c '
import json, sys
answer = json.load(sys.stdin)
features = answer.get("features", [answer])
print(len(features), answer.get("numberMatched", ""), features[0]["properties"]["title"] if sys.argv[1] == "id" else "")' "${1#*_}"
}
for line in 1 2 3 5 8 13 21 34 55 89 144 233 377 610 987 1597; do
  for other in ms_box msf_box qgis_box qgis_id qgis_page; do
    a=$(number "ours_${other#*_}" $line) b=$(number $other $line)
    [[ $a == "$b" ]] || { [[ $other == msf_box ]] && ((${a%% *} - ${b%% *} <= 2)); } || { echo "$other, line $line: we answer $a, it answers $b" >&2; exit 1; }
  done
done
echo "equal answers; found in the last box and on the last page: $(number ours_box 1597), $(number ours_page 1597)"

rate() { # kind, seconds
  wrk -t1 -c16 -d"${2}s" --timeout 60s -s ask.lua "$(at "$1")" -- "${lines[$1]}" "${path[$1]}" "${tail[$1]}" |
    awk '/Requests\/sec/ {r=$2} /Non-2xx|Socket errors/ {bad=bad $0} END {print r bad}'
}
for group in box id page; do
  for kind in $kinds; do
    [[ $kind == *_$group ]] || continue
    [[ $kind == ours* ]] && rate "$kind" "$warm" >/dev/null || rate "$kind" 5 >/dev/null # the JIT compiler needs its time beside wrk
  done
  for turn in 1 2 3; do
    for kind in $kinds; do [[ $kind == *_$group ]] && rates[$kind]+="$(rate "$kind" "$([[ $kind == qgis_page ]] && echo 20 || echo "$round")") "; done
  done
done

# All items by the links, as GDAL and QGIS do it, with the largest page: each once, and the process stays what it was.
memory() { awk '/VmRSS|VmHWM/ {printf "%s %d MB  ", $1, $2 / 1024} END {print ""}' "/proc/$server/status"; }
memory
/usr/bin/python3 - "$(at ours)$ours?f=json&limit=10000" <<'P'
import json, sys, urllib.request

url, ids, pages = sys.argv[1], [], 0
while url:
    answer = json.load(urllib.request.urlopen(url))
    ids += [feature["id"] for feature in answer["features"]]
    pages += 1
    url = next((link["href"] for link in answer["links"] if link["rel"] == "next"), None)
print(f"all items: {len(ids)} in {pages} pages, {len(set(ids))} different, {answer['numberMatched']} matched")
P
seq 0 10000 90000 >all
lines[ours_all]=all path[ours_all]="$ours?f=json&limit=10000&offset=" tail[ours_all]=
echo "pages of 10,000 items: $(rate ours_all "$round") /s"
memory

median() { tr ' ' '\n' <<<"$1" | grep . | sort -n | sed -n 2p; }
printf '\n| What | Requests/s, three rounds | ours is | asked |\n|---|---|---|---|\n'
for kind in $kinds; do
  mine=ours_${kind#*_}
  case $kind in ours*) asked= ;; *box) asked='≥ 3×' ;; *id) asked='≥ 5×' ;; *) asked='≥ 30×' ;; esac
  printf '| %s | %s | %s | %s |\n' "$kind" "${rates[$kind]}" \
    "$([[ $asked ]] && awk -v a="$(median "${rates[$mine]}")" -v b="$(median "${rates[$kind]}")" 'BEGIN {printf "%.1f×", a / b}')" "$asked"
done
