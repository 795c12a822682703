// What all parts of the page share: the data, words for it, what is selected.

const report = JSON.parse(document.getElementById("data").textContent);
const kernelOf = new Map(report.kernels.map(kernel => [kernel.name, kernel]));
const states = {
  fused: { mark: "\u2713", word: "fused", story: "computed on its kernel's accumulators, before the only store" },
  alone: { mark: "!", word: "alone", story: "a pass over memory of its own" },
  refused: { mark: "\u2715", word: "not raised", story: "looks like a PReLU, but may be something else" },
  named: { mark: "\u2022", word: "named", story: "raised; the pipeline ended before fusion" },
};

const byId = id => document.getElementById(id);

/// An element with attributes ("on..." ones are listeners) and children.
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== ""));
  return element;
}

// Words.

/// "tensor<1x64x56x56xf32>" --> "1\u00d764\u00d756\u00d756 f32".
function shortType(type) {
  return type.replace(/(?:tensor|memref|vector)<([^<>]*)>/g, (_, inside) => {
    const parts = inside.split("x");
    return parts.slice(0, -1).join("\u00d7") + (parts.length > 1 ? " " : "") + parts[parts.length - 1];
  });
}

function shortLocation(location) {
  return location.replace(/[^\s]*\//, "");
}

function withUnit(value, units, base) {
  let step = 0;
  while (Math.abs(value) >= base && step + 1 < units.length) {
    value /= base;
    ++step;
  }
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits) + "\u00a0" + units[step];
}
const unknown = "\u2013";
const known = value => value !== null && value !== undefined && !Number.isNaN(value);
const formatCount = value => known(value) ? value.toLocaleString("en") : unknown;
const formatFlops = value => known(value) ? withUnit(value, ["FLOP", "kFLOP", "MFLOP", "GFLOP", "TFLOP"], 1000) : unknown;
const formatBytes = value => known(value) ? withUnit(value, ["B", "KiB", "MiB", "GiB"], 1024) : unknown;
const formatRate = value => known(value) ? withUnit(value, ["FLOP/s", "kFLOP/s", "MFLOP/s", "GFLOP/s", "TFLOP/s"], 1000) : unknown;
const formatTime = seconds => known(seconds) ? withUnit(seconds * 1e9, ["ns", "\u00b5s", "ms", "s"], 1000) : unknown;
const formatPercent = share => known(share) ? (100 * share).toFixed(share < 0.0995 ? 1 : 0) + "\u00a0%" : unknown;
const plural = (count, word) => `${formatCount(count)} ${word}${count === 1 ? "" : "s"}`;

// Costs. Cycles are what the compiler knows; seconds need a clock.

const assumedClock = 3.5;
let clockGHz = report.clock_ghz || assumedClock;

const predictedSeconds = kernel => known(kernel.cycles) ? kernel.cycles / (clockGHz * 1e9) : null;
const measuredSeconds = kernel => kernel.measured ? kernel.measured.seconds / kernel.measured.calls : null;
/// Of one pass of the network; some stand in a loop.
const countCalls = kernel => kernel.calls.reduce((sum, call) => sum + call.times, 0);
const bestSeconds = kernel => measuredSeconds(kernel) ?? predictedSeconds(kernel);
/// Of one pass of the network.
const totalSeconds = seconds => report.kernels.reduce(
  (sum, kernel) => known(sum) && known(seconds(kernel)) ? sum + seconds(kernel) * countCalls(kernel) : null, 0);
const intensity = kernel => known(kernel.flops) && kernel.bytes ? kernel.flops / kernel.bytes : null;
const hasMeasured = () => report.kernels.some(kernel => kernel.measured);

/// The part of a pass of the network that `kernel` takes.
function timeShare(kernel) {
  const total = totalSeconds(hasMeasured() ? kernel => measuredSeconds(kernel) ?? 0 : predictedSeconds);
  const seconds = hasMeasured() ? measuredSeconds(kernel) : predictedSeconds(kernel);
  return total ? seconds * countCalls(kernel) / total : null;
}

function fact(name) {
  const found = report.target && report.target.facts.find(fact => fact.name === name);
  return found ? found.value : null;
}

/// Bytes a cycle that one core gets of `kernel`'s tensors: from the nearest place
/// that holds all of them.
function bandwidthOf(kernel) {
  for (const level of ["l2", "l3"])
    if (kernel.bytes <= fact(level + "_bytes")) return fact(level + "_bytes_per_cycle");
  return fact("memory_bytes_per_cycle");
}

/// FLOP/s that the machine, all of its threads, can do of what `kernel` does.
function roofOf(kernel) {
  if (!kernel.peak_flops_per_cycle || !intensity(kernel)) return null;
  const threads = kernel.measured ? report.target.threads : 1;
  return Math.min(kernel.peak_flops_per_cycle, bandwidthOf(kernel) * intensity(kernel)) * threads * clockGHz * 1e9;
}

// What is selected, and who wants to know.

const selection = { kernel: null };
const selectionListeners = [];

/// `from` is the part of the page in which it was selected, and which need not move.
function selectKernel(name, from) {
  selection.kernel = name || null;
  for (const listener of selectionListeners) listener(selection.kernel, from);
}

const clockListeners = [];

// Search.

const searchListeners = [];
let searchWords = [];

function isFound(text) {
  const lower = text.toLowerCase();
  return searchWords.every(word => lower.includes(word));
}

function startSearch() {
  const field = byId("search");
  field.addEventListener("input", () => {
    searchWords = field.value.toLowerCase().split(/\s+/).filter(word => word);
    for (const listener of searchListeners) listener();
  });
  field.addEventListener("keydown", event => {
    if (event.key === "Enter") nextMatch(event.shiftKey ? -1 : 1);
    if (event.key === "Escape") {
      field.value = "";
      field.dispatchEvent(new Event("input"));
      field.blur();
    }
  });
  document.addEventListener("keydown", event => {
    const typing = /^(input|select|textarea)$/i.test(event.target.tagName) && event.target.type !== "radio";
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

// The small things: theme, summary, tips.

/// Dark or light as the system is, until the switch is used.
function startTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let chosen = settings().get("theme");
  const apply = () => {
    const theme = chosen || (system.matches ? "dark" : "light");
    document.documentElement.dataset.theme = theme;
    byId("theme").textContent = theme === "dark" ? "Light" : "Dark";
    byId("theme").setAttribute("aria-label", theme === "dark" ? "Switch to light colours" : "Switch to dark colours");
  };
  system.addEventListener("change", apply);
  byId("theme").addEventListener("click", () => {
    chosen = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    apply();
  });
  apply();
}

/// What the address asks for: net.html#stage=input&kernel=NAME&theme=dark.
function settings() {
  return new URLSearchParams(location.hash.slice(1));
}

function showTip(event, element) {
  const tip = byId("tip");
  tip.replaceChildren(...element);
  tip.hidden = false;
  const target = event.target.getBoundingClientRect();
  const x = event.clientX || target.right, y = event.clientY || target.bottom;
  tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - tip.offsetWidth - 8)) + "px";
  tip.style.top = (y + 18 + tip.offsetHeight > innerHeight ? y - tip.offsetHeight - 10 : y + 16) + "px";
}
const hideTip = () => { byId("tip").hidden = true; };

function drawTitle() {
  byId("title").textContent = report.input ? shortLocation(report.input) : "A network";
  const target = report.target;
  byId("subtitle").textContent = target
    ? `for ${target.name}${target.threads > 1 ? `, ${target.threads} threads` : ""}`
    : "no target was chosen";
  byId("footer").textContent = `Written by ${report.generator}. Nothing on this page comes from a network.`;
}

function drawSummary() {
  const sum = report.summary;
  const tile = (name, value, more, wide) => h("div", { class: wide ? "tile wide" : "tile" },
    h("div", { class: "name" }, name), h("div", { class: "value" }, value), more && h("div", { class: "more" }, more));
  const counted = Object.keys(states).filter(state => sum[state] > 0);
  const prelus = tile("PReLUs", String(sum.prelus), null, true);
  if (sum.prelus) prelus.append(
    h("div", { class: "stack", "aria-hidden": "true" },
      counted.map(state => h("i", { class: state, style: `flex: ${sum[state]}` }))),
    h("div", { class: "more" }, counted.map((state, number) =>
      h("span", {}, h("i", { class: `dot ${state}` }), `${sum[state]} ${states[state].word}${number + 1 < counted.length ? "\u2003" : ""}`))));
  const tiles = [prelus];
  if (report.kernels.length) {
    tiles.push(tile("Kernels", String(sum.kernels), `called ${sum.calls} times`));
    tiles.push(tile("Work", formatFlops(sum.flops), "a multiply-add is two"));
    tiles.push(tile("Traffic", formatBytes(sum.bytes), "each tensor once per kernel"));
    if (report.target && report.target.kind === "cpu")
      tiles.push(tile("Predicted", formatTime(totalSeconds(predictedSeconds)), `on one core at ${clockGHz} GHz`));
    if (hasMeasured())
      tiles.push(tile("Measured", formatTime(totalSeconds(measuredSeconds)), "sum of the kernels"));
  }
  byId("summary").replaceChildren(...tiles);
}

/// The part of the page that is on the screen is marked in its head.
function startNavigation() {
  const links = [...document.querySelectorAll("nav a")];
  const observer = new IntersectionObserver(entries => {
    for (const entry of entries)
      links.find(link => link.hash === "#" + entry.target.id).classList.toggle("here", entry.isIntersecting);
  }, { rootMargin: "-20% 0px -60% 0px" });
  for (const link of links) observer.observe(document.querySelector(link.hash));
}

function start() {
  startTheme();
  drawTitle();
  drawSummary();
  clockListeners.push(drawSummary);
  startGraph();
  startTables();
  startRoofline();
  startSearch();
  startNavigation();
  const kernel = settings().get("kernel");
  if (kernel && kernelOf.has(kernel)) selectKernel(kernel, null);
}
