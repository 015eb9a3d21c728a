"""Sends one form with requests, httpx or aiohttp. The form is JSON on standard input, the answer JSON on standard output."""

import importlib
import json
import sys

CHUNK = 64 * 1024


def main():
    library = sys.argv[1]
    client = importlib.import_module(library)
    form = json.load(sys.stdin)
    send = send_with_aiohttp if library == "aiohttp" else send_with_requests_or_httpx
    status, body = send(client, form)
    json.dump({"status": status, "body": body}, sys.stdout)


def send_with_requests_or_httpx(client, form):
    parts = {"data": form.get("fields"), "files": [(file["field"], part(file)) for file in form["files"]]}
    headers = form.get("headers") or {}
    if form.get("chunked"):
        body, content_type = encode(client, form, parts)
        headers.setdefault("Content-Type", content_type)
        parts = {"data" if client.__name__ == "requests" else "content": in_chunks(body)}
    response = client.request(form["method"], form["url"], headers=headers, timeout=30, **parts)
    return response.status_code, response.json()


def part(file):
    """The name, the content, and the type where there is one: both libraries tell two from three."""
    named = (file.get("name"), open(file["path"], "rb"))
    return (*named, file["type"]) if "type" in file else named


def encode(client, form, parts):
    """The body and its type as the library itself writes them."""
    request = client.Request(form["method"], form["url"], **parts)
    if client.__name__ == "requests":
        prepared = request.prepare()
        return prepared.body, prepared.headers["Content-Type"]
    return request.read(), request.headers["Content-Type"]


def in_chunks(body):
    """A body of unknown length is sent in chunks by both libraries."""
    for start in range(0, len(body), CHUNK):
        yield body[start : start + CHUNK]


def send_with_aiohttp(client, form):
    import asyncio

    data = client.FormData(quote_fields="--plain-names" not in sys.argv)
    for name, value in (form.get("fields") or {}).items():
        data.add_field(name, value)
    for file in form["files"]:
        content = open(file["path"], "rb") if "name" in file else open(file["path"], "rb").read()
        data.add_field(file["field"], content, filename=file.get("name"), content_type=file.get("type"))

    # With chunked=False it writes chunks all the same, behind a Content-Length.
    chunked = True if form.get("chunked") else None

    async def send():
        timeout = client.ClientTimeout(total=30)
        async with client.ClientSession(timeout=timeout, headers=form.get("headers")) as session:
            async with session.request(form["method"], form["url"], data=data, chunked=chunked) as response:
                return response.status, await response.json(content_type=None)

    return asyncio.run(send())


main()
