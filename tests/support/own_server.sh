# What the scripts that start a private database server share; they say what is special to their kind of server:
# `set_up FOLDER`, `launch FOLDER PORT`, which waits until the server answers and fails when it ends instead, and
# `told FOLDER PORT`, which says how to reach it.

# Starts a server in a folder of its own, at a port that is free.
start() {
  local folder=$1 port
  mkdir -p "$folder"
  folder=$(cd "$folder" && pwd)
  certificates "$folder"
  set_up "$folder"
  for _ in 1 2 3 4 5 6 7 8; do
    port=$((20000 + RANDOM % 12000))
    echo "$port" >"$folder/port"
    if launch "$folder" "$port"; then
      told "$folder" "$port"
      return
    fi
    # It ended by itself: most likely the port was taken in the meantime, so another one is tried.
  done
  echo "${0##*/}: the server does not start; its log ends with:" >&2
  tail -n 20 "$folder/error.log" >&2
  return 1
}

# Ends it by a signal, and waits until it is gone.
stop() {
  local pid
  pid=$(cat "$1/pid" 2>/dev/null) || return 0
  kill -"$2" "$pid" 2>/dev/null || return 0
  while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
}

# A certificate authority of its own and a certificate for this machine, good for two days.
certificates() {
  local folder=$1
  (
    cd "$folder"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj '/CN=Backfill test authority' -keyout ca.key -out ca.pem
    openssl req -newkey rsa:2048 -nodes -subj '/CN=localhost' -keyout server.key -out server.csr
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n' >server.ext
    openssl x509 -req -days 2 -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -extfile server.ext -out server.pem
    chmod 600 server.key
  ) >"$folder/openssl.log" 2>&1 || { cat "$folder/openssl.log" >&2; return 1; }
}

# Does what was asked for; `stop` by the signal by which this kind of server ends quickly and well.
run() {
  local signal=$1
  case "${2:-} ${3:-}" in
    "start "?*) start "$3" ;;
    "stop "?*) stop "$3" "$signal" ;;
    "again "?*) launch "$3" "$(cat "$3/port")" ;;
    *) echo "${0##*/} start FOLDER | ${0##*/} stop FOLDER | ${0##*/} again FOLDER" >&2; exit 2 ;;
  esac
}
