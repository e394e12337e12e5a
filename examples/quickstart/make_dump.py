#!/usr/bin/env python3
"""Packs pages/*.html into news.warc.gz, as a crawler would have written it.

    examples/quickstart/make_dump.py            writes news.warc.gz beside this script
    examples/quickstart/make_dump.py --check    fails if news.warc.gz is not what the pages give

One gzip member a record, so a damaged one loses itself only. Nothing in the output depends on the clock or on the
machine: record ids are made from the content, and the crawl date is fixed.
"""
import gzip
import hashlib
import os
import re
import sys
import uuid
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
CRAWLED = "2026-03-08T02:00:%02dZ"


def record(kind, headers, block):
    """One WARC record as a gzip member of its own."""
    name = uuid.UUID(hashlib.sha256(kind.encode() + str(headers).encode() + block).hexdigest()[:32])
    lines = ["WARC/1.0", "WARC-Type: " + kind, "WARC-Record-ID: <urn:uuid:%s>" % name]
    lines += ["%s: %s" % header for header in headers] + ["Content-Length: %d" % len(block)]
    return member("\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n")


def member(data):
    """A gzip member without time or file name. By hand: gzip.compress writes another header in each Python."""
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = deflate.compress(data) + deflate.flush()
    tail = zlib.crc32(data).to_bytes(4, "little") + (len(data) & 0xFFFFFFFF).to_bytes(4, "little")
    return b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff" + body + tail


def http(status, content_type, body):
    head = "HTTP/1.1 %s\r\nServer: nginx\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n" % (status, content_type, len(body))
    return head.encode() + body


def fetched(number, url, response):
    """The request and the response of one page."""
    headers = [("WARC-Date", CRAWLED % number), ("WARC-Target-URI", url)]
    host, path = re.match(r"https?://([^/]+)(/.*)", url).groups()
    request = "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: quickstart\r\n\r\n" % (path, host)
    return (record("request", headers + [("Content-Type", "application/http; msgtype=request")], request.encode()) +
            record("response", headers + [("Content-Type", "application/http; msgtype=response")], response))


def make_dump():
    info = b"software: make_dump.py\r\nformat: WARC File Format 1.0\r\n"
    dump = record("warcinfo", [("WARC-Date", CRAWLED % 0), ("Content-Type", "application/warc-fields")], info)
    folder = os.path.join(HERE, "pages")
    names = sorted(name for name in os.listdir(folder) if name.endswith(".html"))
    for number, name in enumerate(names, 1):
        with open(os.path.join(folder, name), "rb") as file:
            page = file.read()
        url = re.search(rb'rel="canonical" href="([^"]+)"', page).group(1).decode()
        dump += fetched(number, url, http("200 OK", "text/html; charset=utf-8", page))
    # What every crawl has too: a page that was gone, and a file that is no page.
    gone = b"<html><head><title>Not found</title></head><body><h1>404</h1><p>This page has moved.</p></body></html>"
    dump += fetched(50, "https://www.northpost.example/gone", http("404 Not Found", "text/html", gone))
    dump += fetched(51, "https://www.northpost.example/robots.txt", http("200 OK", "application/octet-stream", b"User-agent: *\n"))
    return dump


def main():
    path = os.path.join(HERE, "news.warc.gz")
    dump = make_dump()
    if "--check" in sys.argv[1:]:
        # Compared unpacked: another zlib may pack the same bytes otherwise.
        with gzip.open(path) as file:
            if file.read() != gzip.decompress(dump):
                sys.exit("news.warc.gz is not what pages/ gives; run examples/quickstart/make_dump.py")
        return
    with open(path + ".part", "wb") as file:
        file.write(dump)
    os.replace(path + ".part", path)
    print("%s: %d bytes" % (path, len(dump)))


if __name__ == "__main__":
    main()
