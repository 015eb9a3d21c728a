"""Sends one form with requests or httpx. The form is JSON on standard input, the answer JSON on standard output."""

import importlib
import json
import sys

CHUNK = 64 * 1024


def main():
    library = sys.argv[1]
    client = importlib.import_module(library)
    form = json.load(sys.stdin)
    files = [(file["field"], (file["name"], open(file["path"], "rb"), file["type"])) for file in form["files"]]
    parts = {"data": form.get("fields"), "files": files}
    headers = form.get("headers") or {}
    if form.get("chunked"):
        body, content_type = encode(library, client, form, parts)
        headers["Content-Type"] = content_type
        parts = {"data" if library == "requests" else "content": in_chunks(body)}
    response = client.request(form["method"], form["url"], headers=headers, timeout=30, **parts)
    json.dump({"status": response.status_code, "body": response.json()}, sys.stdout)


def encode(library, client, form, parts):
    """The body and its type as the library itself writes them."""
    request = client.Request(form["method"], form["url"], **parts)
    if library == "requests":
        prepared = request.prepare()
        return prepared.body, prepared.headers["Content-Type"]
    return request.read(), request.headers["Content-Type"]


def in_chunks(body):
    """A body of unknown length is sent in chunks by both libraries."""
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]


main()
