"""Turns HTML into PDF, page after page, for the program that started it.

Frames on standard input and output: four bytes of length (big-endian), then the content. A request is JSON with "html", "variant" (null or a
variant WeasyPrint knows), "seconds" of processor time it may take, and "assets", name to [media type, base64]. An answer begins with one
byte: "p" before a PDF, "e" before the words of a failure. The first answer of all is "r" with the version: ready.
"""

import base64
import hashlib
import inspect
import json
import os
import re
import resource
import struct
import sys
import tempfile
from functools import partial

MEMORY = int(sys.argv[1]) << 20
LARGEST = 64 << 20


def send(out, kind, content):
    out.write(struct.pack(">I", len(content) + 1) + kind + content)
    out.flush()


def receive(source):
    head = source.read(4)
    if len(head) < 4:
        return None
    length = struct.unpack(">I", head)[0]
    if length > LARGEST:
        raise ValueError("the request is too long")
    return source.read(length)


def may_take(seconds):
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + seconds + 1, resource.RLIM_INFINITY))


def is_full():
    """Whether memory ran out at some time: libraries below Python tell that by errors of their own."""
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmPeak:"))
    return peak << 10 > MEMORY * 0.95


def to_archive(_, pdf):
    """What PDF/A-1 asks and WeasyPrint 57 leaves out: no transparency group, even where nothing is transparent, and an envelope of the metadata."""
    for thing in pdf.objects:
        extra = getattr(thing, "extra", None)
        if extra is None:
            continue
        extra.pop("Group", None)
        if extra.get("Type") == "/Metadata":
            text = b"".join(thing.stream)
            if b"adobe:ns:meta/" not in text:
                text = text.replace(b"<rdf:RDF", b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF').replace(b"</rdf:RDF>", b"</rdf:RDF></x:xmpmeta>")
            # Checkers look for elements that bring their name spaces with them.
            spaces = b"".join(re.findall(rb' xmlns:(?:dc|pdf|pdfaid|xmp)="[^"]*"', text))
            thing.stream = [re.sub(rb'(<rdf:Description rdf:about="")((?: \w+:\w+="[^"]*")*) ?(/?)>', partial(element, spaces), text)]


def element(spaces, found):
    inside = re.sub(rb' (\w+:\w+)="([^"]*)"', rb"<\1>\2</\1>", found[2])
    return found[1] + spaces + b">" + inside + (b"</rdf:Description>" if found[3] else b"")


def serve(source, out):
    # Fonts that come with a page would be put there; ours come with none, and no folder is made.
    tempfile.mkdtemp = lambda *_, **__: "/nonexistent"
    from weasyprint import HTML, VERSION

    variant = "variant" if "variant" in inspect.signature(HTML.write_pdf).parameters else "pdf_variant"

    def make(job):
        def fetch(url, *_, **__):
            kind, content = job["assets"][url.removeprefix("asset:")] if url.startswith("asset:") else (None, None)
            if kind is None:
                raise ValueError("only what came with the page may be fetched")
            return {"string": base64.b64decode(content), "mime_type": kind}

        page = HTML(string=job["html"], base_url="asset:", url_fetcher=fetch)
        # An archive asks for a name of the file.
        name = hashlib.sha256(job["html"].encode()).hexdigest()[:32].encode()
        finish = to_archive if job["variant"] else None
        return page.write_pdf(identifier=name, finisher=finish, **{variant: job["variant"]})

    # The first page costs the most: fonts and style sheets are read now, before anybody waits.
    make({"html": "<p style='font-family: serif'>Ấm máy</p>", "variant": None, "assets": {}})
    send(out, b"r", VERSION.encode())
    while (request := receive(source)) is not None:
        job = json.loads(request)
        may_take(int(job["seconds"]))
        try:
            pdf = make(job)
        except MemoryError:
            send(out, b"e", b"memory")
            return
        except Exception as failure:  # whatever the page made fail is told; the next page is another one
            if is_full():
                send(out, b"e", b"memory")
                return
            send(out, b"e", f"{type(failure).__name__}: {failure}".encode()[:500])
            continue
        send(out, b"p", pdf)


if __name__ == "__main__":
    # Nothing that a library prints may come between the frames.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    step_down(MEMORY)
    serve(sys.stdin.buffer, answers)
