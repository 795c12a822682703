"""Opens an HTML report in headless Chromium, uses it, and prints what it saw.

    browser.py report.html [--screenshot shot.png] [--size 1400x900] [--dark] [--search WORD]

A script that is added to a copy of the page counts, presses keys and clicks, and
leaves its findings, one a line, in the document, which Chromium prints.
"""

import argparse
import html
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile

# In front of the page's own scripts: what goes wrong in them.
WATCH = """<script>
window.problems = [];
addEventListener("error", event => problems.push(event.message));
addEventListener("unhandledrejection", event => problems.push(String(event.reason)));
addEventListener("securitypolicyviolation", event => problems.push("blocked " + event.blockedURI));
for (const level of ["error", "warn"])
  console[level] = (...words) => problems.push(words.join(" "));
</script>"""

PROBE = """<script>
const findings = [];
const say = (name, value) => findings.push(name + ": " + value);
const all = query => [...document.querySelectorAll(query)];
const press = (key, target) => (target || document.activeElement).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const type = text => {
  byId("search").value = text;
  byId("search").dispatchEvent(new Event("input"));
};
const stage = name => byId("stages").querySelector(`[value=${name}]`).click();
function probe() {
  say("title", document.title);
  say("tiles", all(".tile").map(tile => tile.querySelector(".name").textContent).join(", "));
  for (const { stage: name } of report.graphs) {
    stage(name);
    say(`nodes ${name}`, all("#world .node").length);
    for (const state of ["fused", "alone", "refused"])
      say(`${state} ${name}`, all(`#world .node.s-${state}`).length);
  }
  say("overlaps", countOverlaps());
  say("PReLU rows", all("#prelus tbody tr").length);
  for (const row of all("#prelus tbody tr"))
    if (!row.querySelector(".state.fused")) say("not fused", row.innerText.replace(/\\s+/g, " "));
  say("kernel rows", all("#kernels tbody tr").length);
  say("points", all("#plot .point").length);

  // Search.
  press("/", document.body);
  say("slash goes to", document.activeElement.id);
  type("WORD");
  say("found", byId("found").textContent);
  say("matches", all("#world .node.match").length);
  press("Enter");
  say("selected", all("#world .node.selected").length);
  press("Escape");
  say("after escape", `'${byId("search").value}' ${all("#world .node.match").length}`);

  // Arrow keys in the table, whose selection the graph and the roofline follow.
  const rows = () => all("#kernels tbody tr");
  say("rows to tab to", rows().filter(row => row.tabIndex === 0).length);
  rows()[0].focus();
  press("ArrowDown");
  say("second row", document.activeElement === rows()[1] && rows()[1].classList.contains("selected"));
  const kernel = rows()[1].dataset.key;
  say("graph follows", all("#world .node.selected")[0].dataset.kernel === kernel);
  say("details", byId("details").innerText.includes(kernel));
  say("schedule fields", all("#details .fields th").map(field => field.textContent).join(" "));
  press("ArrowUp");
  say("first row", document.activeElement === rows()[0]);

  // Arrow keys in the graph.
  say("nodes to tab to", all("#world .node").filter(node => node.getAttribute("tabindex") === "0").length);
  const first = all("#world .node")[0];
  first.focus();
  press("ArrowDown");
  const next = report.graphs[report.graphs.length - 1].edges.find(edge => edge.from === 0).to;
  say("along the edge", document.activeElement.dataset.id === String(next));
  press("Enter");
  say("enter selects", document.activeElement.classList.contains("selected"));
  const scale = () => d3.zoomTransform(byId("canvas")).k;
  const before = scale();
  press("+");
  say("plus zooms", scale() > before);
  say("tab order", all("[tabindex]").every(element => element.tabIndex <= 0 || element.tabIndex === undefined));

  // Sorting.
  const head = all("#kernels th").find(head => head.textContent.startsWith("Work"));
  const works = () => rows().map(row => kernelOf.get(row.dataset.key).flops);
  head.querySelector("button").click();
  const down = works();
  say("sorted", head.getAttribute("aria-sort") + " " + down.every((work, i) => i === 0 || work <= down[i - 1]));
  head.querySelector("button").click();
  say("sorted again", head.getAttribute("aria-sort") + " " + works().every((work, i, all) => i === 0 || work >= all[i - 1]));

  // Colours.
  const theme = () => document.documentElement.dataset.theme;
  const [was, page] = [theme(), getComputedStyle(document.body).backgroundColor];
  byId("theme").click();
  say("theme", `${was} ${theme()} ${page !== getComputedStyle(document.body).backgroundColor}`);
  say("contrast", leastContrast().toFixed(1));

  say("wider than the screen", document.documentElement.scrollWidth > innerWidth);
  say("resources", performance.getEntriesByType("resource").filter(entry => !entry.name.startsWith("data:")).length);
  say("links to elsewhere", all("[src], [href]").filter(element =>
      !/^(#|data:)/.test(element.getAttribute("src") || element.getAttribute("href"))).length);
}
/// Nodes that lie on top of each other, in the graph that is shown.
function countOverlaps() {
  const boxes = layOut(drawing.graph).nodes;
  let count = 0;
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
    if (Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2) ++count;
  }));
  return count;
}
/// Of the words in both themes, by WCAG's definition.
function leastContrast() {
  const luminance = color => {
    const [r, g, b] = color.match(/\\d+/g).map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.body.appendChild(document.createElement("i"));
  const read = name => {
    probe.style.color = `var(--${name})`;
    return luminance(getComputedStyle(probe).color);
  };
  let least = 21;
  for (let round = 0; round < 2; ++round, byId("theme").click())
    for (const [text, back] of [["text", "page"], ["text", "card"], ["soft", "page"], ["soft", "card"], ["accent", "card"],
                                ["soft", "fused-soft"], ["fused", "fused-soft"], ["alone", "alone-soft"],
                                ["refused", "refused-soft"], ["named", "named-soft"], ["card", "accent"]]) {
      const [a, b] = [read(text), read(back)].sort((x, y) => y - x);
      least = Math.min(least, (a + 0.05) / (b + 0.05));
    }
  probe.remove();
  return least;
}
try {
  probe();
} catch (error) {
  problems.push(error.stack);
}
say("problems", problems.length);
for (const problem of problems) say("problem", problem);
const place = document.body.appendChild(document.createElement("pre"));
place.id = "findings";
place.textContent = findings.join("\\n");
</script>"""


def chromium(page, size, *arguments):
    """What Chromium prints of `page`."""
    with tempfile.TemporaryDirectory() as home:
        command = [shutil.which("chromium"), "--headless", "--no-sandbox",
                   "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                   f"--user-data-dir={home}", f"--window-size={size.replace('x', ',')}",
                   "--virtual-time-budget=3000", *arguments, "file://" + page]
        # Its helpers' chatter is no finding.
        result = subprocess.run(command, timeout=300, capture_output=True,
                                text=True)
    if result.returncode:
        sys.exit(f"chromium failed:\n{result.stderr}")
    return result.stdout


def probe(page, word, size, dark):
    with open(page) as file:
        text = file.read()
    text = text.replace("<head>", "<head>" + WATCH, 1)
    head, _, tail = text.rpartition("</body>")
    with tempfile.TemporaryDirectory() as folder:
        copy = os.path.join(folder, "page.html")
        with open(copy, "w") as file:
            file.write(head + PROBE.replace("WORD", word) + "</body>" + tail)
        # What the desktop prefers: 0 is dark.
        dom = chromium(copy, size, "--dump-dom",
                       f"--blink-settings=preferredColorScheme={int(not dark)}")
    match = re.search(r'<pre id="findings">(.*?)</pre>', dom, re.S)
    if not match:
        sys.exit("the page did not come to its end")
    print(html.unescape(match.group(1)))


def screenshot(page, path, size):
    chromium(page, size, "--screenshot=" + path)
    with open(path, "rb") as file:
        data = file.read()
    width, height = struct.unpack(">II", data[16:24])
    # One of nothing is a few kilobytes of one colour.
    print(f"screenshot: {width}x{height}, drawn {len(data) > 40000}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("report")
    parser.add_argument("--screenshot")
    parser.add_argument("--size", default="1400x900")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--search", default="conv")
    arguments = parser.parse_args()
    page = os.path.abspath(arguments.report)
    print("bytes below 3 MB:", os.path.getsize(page) < 3e6)
    probe(page, arguments.search, arguments.size, arguments.dark)
    if arguments.screenshot:
        screenshot(page, os.path.abspath(arguments.screenshot), arguments.size)


if __name__ == "__main__":
    main()
