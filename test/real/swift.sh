#!/usr/bin/env bash
# Starts OpenStack Swift with its S3 interface, as Debian has it: swift.sh <folder> <port>. Prints the address when it answers, and stays until it is told
# to end (TERM), or its standard input ends. Everything it writes is in the folder, whose disk has to have extended attributes. What the servers
# share is in Debian's own /etc/swift/swift.conf.
set -eu
folder=$1
port=$2
for program in swift-proxy-server swift-account-server swift-container-server swift-object-server swift-ring-builder memcached; do
  command -v "$program" >/dev/null || { echo "Swift is not installed: run test/real/install.sh" >&2; exit 69; }
done
export XDG_CACHE_HOME="$folder/cache"
mkdir -p "$folder/etc" "$folder/devices/d1" "$folder/cache"
account=$((port + 1)) container=$((port + 2)) object=$((port + 3)) cache=$((port + 4))

for kind in account container object; do
  eval "at=\$$kind"
  cat >"$folder/etc/$kind.conf" <<END
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $at
user = $(id -un)
swift_dir = $folder/etc
devices = $folder/devices
mount_check = false
workers = 0
fallocate_reserve = 0
[pipeline:main]
pipeline = $kind-server
[app:$kind-server]
use = egg:swift#$kind
END
  (
    cd "$folder/etc"
    swift-ring-builder "$kind.builder" create 4 1 0
    swift-ring-builder "$kind.builder" add --region 1 --zone 1 --ip 127.0.0.1 --port "$at" --device d1 --weight 1
    swift-ring-builder "$kind.builder" rebalance
  ) >/dev/null
done

cat >"$folder/etc/proxy.conf" <<END
[DEFAULT]
bind_ip = 127.0.0.1
bind_port = $port
user = $(id -un)
swift_dir = $folder/etc
workers = 0
[pipeline:main]
pipeline = catch_errors cache s3api tempauth bulk slo dlo versioned_writes symlink proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:$cache
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:bulk]
use = egg:swift#bulk
[filter:slo]
use = egg:swift#slo
[filter:dlo]
use = egg:swift#dlo
[filter:versioned_writes]
use = egg:swift#versioned_writes
allow_versioned_writes = true
allow_object_versioning = true
[filter:symlink]
use = egg:swift#symlink
END

pids=()
stop() {
  trap - EXIT TERM INT
  kill "${pids[@]}" 2>/dev/null || true
  wait
}
trap stop EXIT TERM INT
memcached -u "$(id -un)" -l 127.0.0.1 -p "$cache" -U 0 >"$folder/memcached.log" 2>&1 &
pids+=($!)
for kind in account container object proxy; do
  "swift-$kind-server" "$folder/etc/$kind.conf" >"$folder/$kind.log" 2>&1 &
  pids+=($!)
done
answers() {
  for at in "$account" "$container" "$object" "$port"; do
    curl -s -o /dev/null "http://127.0.0.1:$at/" || return 1
  done
}
for _ in $(seq 300); do
  if answers; then
    echo "http://127.0.0.1:$port"
    cat >/dev/null || true
    exit 0
  fi
  sleep 0.2
done
cat "$folder"/*.log >&2
exit 1
