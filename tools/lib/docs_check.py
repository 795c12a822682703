"""Checks docs/ without building the site: relative links and anchors, the table
of contents, and that nothing that users meet goes without a word.

    docs_check.py [--built build/site]

Prints each fault and exits with 1 where there is one. Of a site that is built it
also checks the links of the HTML, and that its references name everything that
is public.
"""

import argparse
import html.parser
import os
import re
import sys
import urllib.parse
import zlib

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FENCE = re.compile(r"^ *```.*?^ *```", re.S | re.M)


def read(*parts):
    with open(os.path.join(TOP, *parts)) as file:
        return file.read()


def find_files(folder, name):
    return sorted(os.path.relpath(os.path.join(place, file), TOP)
                  for place, _, files in os.walk(os.path.join(TOP, folder))
                  for file in files if re.fullmatch(name, file))


def get_pages():
    return ["README.md"] + [f"docs/{name}" for name in
                            sorted(os.listdir(os.path.join(TOP, "docs")))
                            if name.endswith(".md")]


# Links


def get_anchors(text):
    """The anchors of a page's headings as GitHub makes them."""
    anchors = set()
    for heading in re.findall(r"^#+ (.*)$", FENCE.sub("", text), re.M):
        heading = re.sub(r"\[(.*?)\]\(.*?\)", r"\1", heading)
        slug = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        name, count = slug, 0
        while name in anchors:
            count += 1
            name = f"{slug}-{count}"
        anchors.add(name)
    return anchors


def get_links(text):
    text = re.sub(r"`[^`\n]*`", "", FENCE.sub("", text))
    text = re.sub(r"^    .*$", "", text, flags=re.M)
    return re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", text)


def check_links(page, text):
    for link in get_links(text):
        if re.match(r"\w+:", link):
            continue
        path, _, anchor = link.partition("#")
        path = os.path.normpath(os.path.join(os.path.dirname(page), path)
                                if path else page)
        if not os.path.exists(os.path.join(TOP, path)):
            yield f"{page}: no file: {link}"
        elif anchor and path.endswith(".md") and (
                anchor not in get_anchors(read(path))):
            yield f"{page}: no heading: {link}"


def check_contents(pages):
    """Every page stands in the site's table of contents, once."""
    index = read("docs", "site", "index.md")
    listed = re.findall(r"^((?:docs/)?[\w-]+)$", index, re.M)
    listed = [f"{name}.md" for name in listed]
    for page in pages:
        if listed.count(page) != 1:
            yield f"docs/site/index.md: lists {page} {listed.count(page)} times"
    for page in listed:
        if page not in pages:
            yield f"docs/site/index.md: no page: {page}"


# What the code says of itself


def get_passes():
    """(file, name, definition) of every pass."""
    for path in find_files("include/prelu", r"Passes\.td"):
        for name, definition in re.findall(
                r'^def \w+\s*:\s*Pass<"([\w-]+)"(.*?)^}', read(path), re.S | re.M):
            yield path, name, definition


def get_description(definition):
    found = re.search(r"let description = \[\{(.*?)\}\];", definition, re.S)
    return found.group(1) if found else ""


def check_passes():
    for path, name, definition in get_passes():
        description = get_description(definition)
        if "let summary" not in definition:
            yield f"{path}: {name} has no summary"
        if "```" not in description:
            yield f"{path}: {name} has no example"
        for option, rest in re.findall(
                r'Option<"\w+", "([\w-]+)",(.*?)>[,\n]', definition, re.S):
            if len(re.findall(r'"[^"]{4,}"', rest.split("default=")[-1])) == 0:
                yield f"{path}: {name}: option {option} has no description"
            if f"{option}=" not in definition:
                yield f"{path}: {name}: option {option} has no example"


def check_operations():
    """Operations, attributes and each field of these."""
    for path in find_files("include/prelu/Dialect", r"\w+\.td"):
        for name, definition in re.findall(
                r"^def (\w+(?:Op|Attr))\s*: (.*?)^}", read(path), re.S | re.M):
            base = definition.split("{")[0]
            if "EnumAttr<" in base:
                continue
            description = get_description(definition)
            # A set of patterns has a name and nothing else to write.
            wanted = "" if "ApplyPatterns" in base else "```"
            if not description or wanted not in description:
                yield f"{path}: {name} has no description, or no example"
            parameters = re.search(r"let parameters = \(ins(.*?)\);", definition,
                                   re.S)
            for field in re.findall(r":\$(\w+)", parameters.group(1)
                                    if parameters else ""):
                # A core's numbers are fields of a struct.
                if name != "PRelu_CoreAttr" and f"`{field}`" not in description:
                    yield f"{path}: {name}: field {field} is not described"
    base = read("include/prelu/Dialect/IR/PReluBase.td")
    core = base[base.index("def PRelu_CoreAttr"):]
    core = core[:core.index("let parameters")]
    for field in re.findall(r'PRELU_FIELD\("(\w+)"',
                            read("lib/Target/CoreModel.cpp")):
        if f"`{field}`" not in core:
            yield f"PReluBase.td: PRelu_CoreAttr: {field} is not described"


def get_pipeline_options():
    text = read("include/prelu/Pipelines/Pipelines.h")
    return re.findall(r'\*this,\s*"([\w-]+)"', text)


def check_pipelines(pages):
    everything = "".join(map(read, pages))
    for option in get_pipeline_options():
        if not re.search(rf"`{option}\b|\b{option}=", everything):
            yield f"no page of docs/ names the option {option} of the pipelines"


# A site that is built


class Links(html.parser.HTMLParser):
    """The links and anchors of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.anchors = [], {""}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.anchors.add(attributes.get("id"))
        self.anchors.add(attributes.get("name"))
        for name in ["href", "src"]:
            if attributes.get(name):
                self.links.append(attributes[name])


def check_html(site):
    parsed = {}
    for place, _, files in os.walk(site):
        for name in files:
            if name.endswith(".html"):
                path = os.path.join(place, name)
                with open(path) as file:
                    parsed[path] = Links(file.read())
    for path, page in parsed.items():
        for link in page.links:
            url = urllib.parse.urlparse(link)
            if url.scheme or url.netloc:
                continue
            target = path if not url.path else os.path.normpath(os.path.join(
                os.path.dirname(path), urllib.parse.unquote(url.path)))
            where = os.path.relpath(path, site)
            if not os.path.exists(target):
                yield f"{where}: no file: {link}"
            elif target in parsed and (urllib.parse.unquote(url.fragment)
                                       not in parsed[target].anchors):
                yield f"{where}: no anchor: {link}"


def read_inventory(site):
    """What the references hold, as `domain:kind name`."""
    with open(os.path.join(site, "objects.inv"), "rb") as file:
        for _ in range(4):
            file.readline()
        lines = zlib.decompress(file.read()).decode().splitlines()
    return {line.split(" ")[0].split(".")[-1] if line.split(" ")[1].startswith(
        "c:") else line.split(" ")[0] for line in lines}


def get_python_names():
    import prelu
    for name in prelu.__all__:
        yield f"prelu.{name}"
        member = getattr(prelu, name)
        if isinstance(member, type):
            public = {*vars(member), *getattr(member, "__annotations__", {})}
            for inner in sorted(public):
                if not inner.startswith("_"):
                    yield f"prelu.{name}.{inner}"


def get_c_names():
    text = re.sub(r"/\*.*?\*/", "", read("include/prelu-c/prelu.h"), flags=re.S)
    yield from re.findall(r"\b(prelu_\w+)\s*\(", text)
    yield from re.findall(r"\b(PRELU_[A-Z]+\d*)(?:,|\n})", text)
    for body in re.findall(r"typedef struct \{(.*?)\}", text, re.S):
        yield from re.findall(r"\*?(\w+)(?:\[\w+\])?;", body)
        yield from re.findall(r"\(\*(\w+)\)", body)
    yield from re.findall(r"\}? (prelu_\w+);", text)


def check_references(site):
    known = read_inventory(site)
    for name in [*get_python_names(), *get_c_names()]:
        if name not in known:
            yield f"no reference documents {name}"
    with open(os.path.join(site, "reference", "pipelines.html")) as file:
        pipelines = file.read()
    for option in get_pipeline_options():
        if f">{option}" not in pipelines:
            yield f"reference/pipelines.html does not name {option}"
    for _, name, _ in get_passes():
        with open(os.path.join(site, "reference", "passes.html")) as file:
            if f">{name}<" not in file.read():
                yield f"reference/passes.html does not name {name}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--built", metavar="SITE")
    options = parser.parse_args()
    pages = get_pages()
    faults = [fault for page in pages for fault in check_links(page, read(page))]
    faults += [*check_contents(pages), *check_passes(), *check_operations(),
               *check_pipelines(pages)]
    if options.built:
        faults += [*check_html(options.built), *check_references(options.built)]
    for fault in faults:
        print(fault)
    count = len(list(get_passes()))
    print(f"docs: {len(pages)} pages, {count} passes, {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
