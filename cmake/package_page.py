#!/usr/bin/env python3
"""Makes the page folder, which the relay serves as it is.

    package_page.py --web web --agents agents.js --managers managers.js --fonts FOLDER
                    --icons FOLDER --out FOLDER [--fast] [--terser FILE]

Takes every file of web/ (recipes such as CMakeLists.txt and *.md apart), the two compiled programs
(with the .wasm beside each: agents.js, agents.wasm, managers.js, managers.wasm), the fonts and the
icons, and writes them to --out:

- Under names that hold a hash of their content, `app.3f2a9c01d5.js`, so that they may be cached
  for ever. Only index.html, sw.js, manifest.webmanifest and licences.txt keep their names: they
  are what is asked for by name, and must be revalidated each time.
- With `{{name}}` replaced by the hashed name of that file, in every .html, .js, .mjs, .css, .json
  and .webmanifest file of web/: `{{agents.js}}`, `{{agents.wasm}}`,
  `{{style.css}}`, `{{inter-regular.otf}}`. Four more names: `{{build}}`, a hash of the whole page;
  `{{precache}}`, a JSON object of what a service worker serves ("./" and every hashed name), each
  with the SHA-256 of its content; `{{managers}}`, those of them that are the managers' program; `{{sizes}}`, a JSON object from
  hashed name to bytes uncompressed. These four only in the files that keep their names.
- With the run of `<script defer src="{{…}}">` in index.html made one script, page.js, whose element
  has the attributes of them all: a dozen small files cost a start more than their bytes do.
- With .br and .gz siblings, where they are smaller.
- With files.json, which lists all of it: {"build": "…", "files": [{"name", "source", "type",
  "bytes", "br", "gz", "immutable"}]}.

Prints what a first visit costs. --fast compresses less, for debug builds. --terser names terser's
script for Node.js, which then makes every hashed script small.
"""
import argparse
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys

import brotli

KEEP_NAMES = {"index.html", "sw.js", "manifest.webmanifest", "licences.txt"}
PAGE_NAMES = {"build", "precache", "managers", "sizes"}  # Known only when all hashed names are.
TEXT_TYPES = {".html", ".js", ".mjs", ".css", ".json", ".webmanifest", ".svg"}
NOT_SERVED = re.compile(r"(^\.|CMakeLists\.txt$|\.md$|\.test\.m?js$|~$)")
DEFERRED = re.compile(r'<script defer src="\{\{([A-Za-z0-9_.-]+)\}\}"([^>]*)></script>\s*')
BUNDLE = "page.js"
PLACEHOLDER = re.compile(r"\{\{([A-Za-z0-9_.-]+)\}\}")
HASH_LENGTH = 10
PROGRAMS = ("agents", "managers")

# Not fetched by a first visit: what only installing the page asks for, and what only managers need.
LATER = re.compile(r"(icon-|licences|^managers\.|\.png$|\.ico$|sw\.js$|webmanifest$)")

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


def extension(name):
    return os.path.splitext(name)[1]


def content_hash(data):
    return hashlib.sha256(data).hexdigest()[:HASH_LENGTH]


def collect(options):
    """{name: bytes} of everything the page is made of, before any replacement."""
    sources = {}

    def add(name, path):
        if name in sources:
            sys.exit(f"two files of the page are named {name}")
        if extension(name) not in TYPES:
            sys.exit(f"{path}: the page has no content type for this kind of file")
        with open(path, "rb") as file:
            sources[name] = file.read()

    for folder, _, files in os.walk(options.web):
        for file in sorted(files):
            if not NOT_SERVED.search(file):
                add(file, os.path.join(folder, file))
    for program in PROGRAMS:
        path, _ = os.path.splitext(getattr(options, program))
        add(program + ".js", path + ".js")
        add(program + ".wasm", path + ".wasm")
    for folder in (options.fonts, options.icons):
        for file in sorted(os.listdir(folder)):
            add(file, os.path.join(folder, file))
    for name in ("index.html", "sw.js"):
        if name not in sources:
            sys.exit(f"web/{name} is missing")
    return sources


def bundle_scripts(sources):
    """Joins the deferred scripts of index.html to one, where the first of them stands."""
    page = sources["index.html"].decode("utf-8")
    deferred = list(DEFERRED.finditer(page))
    for before, after in zip(deferred, deferred[1:]):
        if before.end() != after.start():
            sys.exit("index.html: the deferred scripts do not stand together")
    if not deferred:
        return
    if BUNDLE in sources:
        sys.exit(f"web/{BUNDLE} is in the way: the deferred scripts become a file of that name")
    names = [script.group(1) for script in deferred]
    for name in names:
        if name not in sources:
            sys.exit(f"index.html refers to {name}, which is not part of the page")
    sources[BUNDLE] = b"\n".join(sources.pop(name) for name in names)
    attributes = "".join(script.group(2) for script in deferred)
    element = f'<script defer src="{{{{{BUNDLE}}}}}"{attributes}></script>\n'
    page = page[:deferred[0].start()] + element + page[deferred[-1].end():]
    sources["index.html"] = page.encode("utf-8")


def made_small(terser, script):
    """The same script without comments and with short names."""
    run = subprocess.run(["node", terser, "--compress", "passes=2", "--mangle"], input=script,
                         stdout=subprocess.PIPE, check=True)
    return run.stdout


class Page:
    """Gives each file its final name and content, following the references between them."""

    def __init__(self, sources, terser=None):
        self.sources = sources
        self.terser = terser
        self.files = {}  # source name -> (final name, final content)
        self.open = []  # The files whose references are being followed.

    def finish(self):
        for name in sorted(self.sources.keys() - KEEP_NAMES):
            self.resolve(name)
        kept = {final: hashlib.sha256(data).hexdigest() for final, data in self.files.values()}
        hashed = sorted(kept)
        # The files that keep their names are part of the build too.
        everything = "".join(hashed) + "".join(
            content_hash(self.sources[name]) for name in sorted(KEEP_NAMES & self.sources.keys()))
        facts = {
            "build": content_hash(everything.encode()),
            "managers": json.dumps([name for name in hashed if name.startswith("managers.")]),
            "sizes": json.dumps({final: len(data) for final, data in self.files.values()}),
        }
        # In this order, because sw.js says what index.html has to be.
        for name in sorted(KEEP_NAMES & self.sources.keys()):
            self.files[name] = (name, self.replace(name, facts))
            if name == "index.html":
                kept["./"] = hashlib.sha256(self.files[name][1]).hexdigest()
                facts["precache"] = json.dumps(kept, sort_keys=True)
        return facts["build"]

    def resolve(self, name):
        """The final name of the file `name` of the sources."""
        if name in KEEP_NAMES:
            return name
        if name not in self.files:
            if name in self.open:
                sys.exit("these files name each other in a circle: " + " -> ".join(self.open))
            self.open.append(name)
            data = self.replace(name, {})
            self.open.pop()
            if self.terser and extension(name) in (".js", ".mjs"):
                data = made_small(self.terser, data)
            stem, ending = os.path.splitext(name)
            self.files[name] = (f"{stem}.{content_hash(data)}{ending}", data)
        return self.files[name][0]

    def replace(self, name, facts):
        data = self.sources[name]
        if extension(name) not in TEXT_TYPES or name in [program + ".js" for program in PROGRAMS]:
            return data

        def value(match):
            wanted = match.group(1)
            if wanted in facts:
                return facts[wanted]
            if wanted in PAGE_NAMES:
                sys.exit(f"{name}: {{{{{wanted}}}}} works only in {', '.join(sorted(KEEP_NAMES))}")
            if wanted not in self.sources:
                sys.exit(f"{name} refers to {{{{{wanted}}}}}, which is not part of the page")
            return self.resolve(wanted)

        return PLACEHOLDER.sub(value, data.decode("utf-8")).encode("utf-8")


def compressed(data, fast):
    """{"br": bytes, "gz": bytes}, without those that save nothing worth a header."""
    both = {
        "br": brotli.compress(data, quality=5 if fast else 11, lgwin=22),
        "gz": gzip.compress(data, compresslevel=6 if fast else 9, mtime=0),
    }
    return {kind: small for kind, small in both.items() if len(small) < len(data) * 0.95}


def write(folder, page, build, fast):
    """Writes a fresh folder and puts it in the old one's place; returns the list of files."""
    fresh = folder + ".new"
    shutil.rmtree(fresh, ignore_errors=True)
    os.makedirs(fresh)
    listed = []
    for source, (name, data) in sorted(page.files.items()):
        entry = {"name": name, "source": source, "type": TYPES[extension(name)],
                 "bytes": len(data), "immutable": source not in KEEP_NAMES}
        variants = {"": data}
        for kind, small in compressed(data, fast).items():
            entry[kind] = len(small)
            variants["." + kind] = small
        for ending, content in variants.items():
            with open(os.path.join(fresh, name + ending), "wb") as file:
                file.write(content)
        listed.append(entry)
    with open(os.path.join(fresh, "files.json"), "w", encoding="utf-8") as file:
        json.dump({"build": build, "files": listed}, file, indent=1)
        file.write("\n")
    shutil.rmtree(folder, ignore_errors=True)
    os.rename(fresh, folder)
    return listed


def report(listed):
    total = 0
    for entry in listed:
        wire = entry.get("br", entry["bytes"])
        later = bool(LATER.search(entry["source"]))
        total += 0 if later else wire
        print(f"  {entry['name']:34} {entry['bytes']:>10,} {wire:>9,} br{'  (later)' if later else ''}")
    print(f"  first visit: {total:,} bytes over the wire")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("web", "agents", "managers", "fonts", "icons", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--terser")
    options = parser.parse_args()
    sources = collect(options)
    bundle_scripts(sources)
    page = Page(sources, options.terser)
    build = page.finish()
    report(write(options.out.rstrip("/"), page, build, options.fast))


if __name__ == "__main__":
    main()
