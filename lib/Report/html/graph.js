// The network as a graph: dagre lays it out, D3 zooms.

const stageWords = {
  input: ["As written", "The operations of the input. Constants belong to the operations that read them."],
  raised: ["PReLU named", "After raising and simplification: every PReLU that was recognized is one operation."],
  fused: ["Fused", "Contractions hold what follows them: the bias, the PReLU, a residual."],
  kernels: ["Kernels", "What runs: each node with a frame is a call of a kernel; the bar in it is its part of the time, where that is known."],
};

const drawing = { stage: null, graph: null, layouts: new Map(), zoom: null, nodes: null, focus: 0, selected: null, moved: false };

function startGraph() {
  if (!report.graphs.length) {
    byId("network").replaceChildren(h("h2", {}, "Network"), h("p", { class: "note" }, "No pass ran."));
    return;
  }
  const svg = d3.select("#canvas");
  svg.append("defs").html('<marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>');
  svg.append("g").attr("id", "world");
  drawing.zoom = d3.zoom().scaleExtent([0.05, 3])
    // The wheel scrolls, as on the rest of the page; with Ctrl it zooms.
    .filter(() => !d3.event.button && (d3.event.type !== "wheel" || d3.event.ctrlKey || d3.event.metaKey))
    .on("zoom", () => {
      svg.select("#world").attr("transform", d3.event.transform);
      if (d3.event.sourceEvent) drawing.moved = true;
      drawView();
    });
  svg.call(drawing.zoom).on("dblclick.zoom", null);
  svg.node().addEventListener("wheel", scrollGraph, { passive: false });
  const zoomBy = factor => svg.call(drawing.zoom.scaleBy, factor);
  byId("zoom-in").addEventListener("click", () => zoomBy(1.3));
  byId("zoom-out").addEventListener("click", () => zoomBy(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fitGraph);
  byId("graph").addEventListener("keydown", event => {
    const actions = { "+": () => zoomBy(1.3), "=": () => zoomBy(1.3), "-": () => zoomBy(1 / 1.3), "0": fitGraph };
    if (actions[event.key] && !event.ctrlKey) {
      event.preventDefault();
      actions[event.key]();
    }
  });
  byId("overview").addEventListener("click", jumpTo);
  addEventListener("resize", () => drawing.moved || drawing.selected !== null ? drawView() : topOfGraph());
  searchListeners.push(markMatches);
  selectionListeners.push(showSelectedKernel);

  const names = report.graphs.map(graph => graph.stage);
  byId("stages").append(...names.map(name => h("label", {},
    h("input", { type: "radio", name: "stage", value: name, onchange: () => showStage(name) }),
    stageWords[name][0] + " ",
    h("small", {}, String(report.graphs.find(graph => graph.stage === name).nodes.filter(node => node.op).length)))));
  const asked = settings().get("stage");
  showStage(names.includes(asked) ? asked : names[names.length - 1]);
  drawLegend();
}

// Layout.

const lineWidth = 7.1, smallWidth = 6;

function clip(text, most) {
  return text.length > most ? text.slice(0, most - 1) + "\u2026" : text;
}

/// What a node says, and how large it is.
function describeNode(node) {
  const type = node.type.split(", ").map(shortType).join(", ");
  const state = states[node.state];
  let badge = "";
  if (state) {
    badge = `${state.mark} `;
    if (node.state === "fused") badge += node.prelus > 1 ? `${node.prelus} PReLUs fused` : "PReLU fused";
    else badge += `PReLU ${state.word}`;
    if (node.state === "fused" && node.refused) badge += ` \u00b7 ${states.refused.mark} ${node.refused} not raised`;
  }
  const label = clip(node.label, 34), sub = clip(type, 40);
  const width = Math.max(lineWidth * label.length, smallWidth * sub.length, smallWidth * badge.length) + 22;
  return { node, label, sub, badge, width: Math.max(90, width), height: (badge ? 54 : 40) + (node.kernel ? 6 : 0) };
}

function layOut(graph) {
  if (drawing.layouts.has(graph.stage)) return drawing.layouts.get(graph.stage);
  const layered = new dagre.graphlib.Graph({ multigraph: true });
  // Of what is this long, the faster ranking draws the same.
  layered.setGraph({ rankdir: "TB", nodesep: 26, ranksep: 34, marginx: 16, marginy: 16,
                     ranker: graph.nodes.length > 400 ? "longest-path" : "network-simplex" });
  layered.setDefaultEdgeLabel(() => ({}));
  for (const node of graph.nodes) layered.setNode(String(node.id), describeNode(node));
  graph.edges.forEach((edge, number) => layered.setEdge(String(edge.from), String(edge.to), { edge }, String(number)));
  dagre.layout(layered);
  const layout = {
    nodes: graph.nodes.map(node => layered.node(String(node.id))),
    edges: layered.edges().map(name => ({ ...layered.edge(name), from: Number(name.v), to: Number(name.w) })),
    width: layered.graph().width || 1,
    height: layered.graph().height || 1,
  };
  drawing.layouts.set(graph.stage, layout);
  return layout;
}

// Drawing.

/// What a browser lays out in some seconds.
const mostNodes = 1500;

function findGraph(stage) {
  const graph = report.graphs.find(graph => graph.stage === stage);
  if (graph.nodes.length <= mostNodes) return graph;
  return { stage, nodes: graph.nodes.slice(0, mostNodes), all: graph.nodes.length,
           edges: graph.edges.filter(edge => Math.max(edge.from, edge.to) < mostNodes) };
}

function showStage(stage) {
  drawing.stage = stage;
  drawing.graph = findGraph(stage);
  drawing.selected = null;
  drawing.focus = 0;
  drawing.moved = false;
  for (const input of document.querySelectorAll("#stages input")) input.checked = input.value === stage;
  byId("stage-note").textContent = stageWords[stage][1] +
    (drawing.graph.all ? ` These are the first ${mostNodes} of ${drawing.graph.all} nodes.` : "");
  drawGraph();
  topOfGraph();
  markMatches();
  if (selection.kernel && stage === "kernels") showSelectedKernel(selection.kernel, null);
  else showNothing();
}

function drawGraph() {
  const layout = layOut(drawing.graph);
  const world = d3.select("#world");
  world.selectAll("*").remove();
  const line = d3.line().x(point => point.x).y(point => point.y).curve(d3.curveMonotoneY);
  world.append("g").selectAll("path").data(layout.edges).enter().append("path")
    .attr("class", "edge").attr("marker-end", "url(#arrow)")
    .attr("d", edge => line(edge.points))
    .append("title").text(edge => shortType(edge.edge.type));
  drawing.nodes = world.append("g").selectAll("g").data(layout.nodes).enter().append("g")
    .attr("class", box => `node k-${box.node.kind}` + (box.node.state ? ` s-${box.node.state}` : ""))
    .attr("transform", box => `translate(${box.x - box.width / 2},${box.y - box.height / 2})`)
    .attr("tabindex", (_, number) => number === drawing.focus ? 0 : -1)
    .attr("role", "button")
    .attr("data-id", box => box.node.id)
    .attr("data-kernel", box => box.node.kernel || null)
    .attr("aria-label", box => [box.label, box.sub, box.badge].filter(text => text).join(", "))
    .on("click", box => selectNode(box.node))
    .on("keydown", keyOnNode)
    .on("focus", box => keepInView(box));
  drawing.nodes.append("rect").attr("class", "box")
    .attr("width", box => box.width).attr("height", box => box.height)
    .attr("rx", box => box.node.op ? 6 : box.height / 2);
  const text = (name, value, y) => drawing.nodes.filter(box => value(box)).append("text")
    .attr("class", name).attr("text-anchor", "middle")
    .attr("x", box => box.width / 2).attr("y", y).text(value);
  text("label", box => box.label, 17);
  text("sub", box => box.sub, 31);
  text("badge", box => box.badge, 45);
  if (drawing.stage === "kernels") drawShares();
  drawOverview(layout);
}

/// Along the lower edge of each kernel, its part of the time.
function drawShares() {
  const perCall = box => {
    const kernel = kernelOf.get(box.node.kernel);
    return kernel ? timeShare(kernel) / kernel.calls.length : 0;
  };
  const most = d3.max(drawing.nodes.data(), perCall) || 1;
  drawing.nodes.filter(box => perCall(box) > 0).append("rect").attr("class", "part")
    .attr("x", 4).attr("height", 3.5).attr("rx", 1.5)
    .attr("y", box => box.height - 6.5)
    .attr("width", box => Math.max(1, (box.width - 8) * perCall(box) / most));
}

function drawOverview(layout) {
  const overview = d3.select("#overview");
  overview.selectAll("*").remove();
  overview.attr("viewBox", `0 0 ${layout.width} ${layout.height}`).attr("preserveAspectRatio", "xMidYMin meet");
  const tall = layout.height / layout.width;
  // Nodes of a long network would be too thin to see.
  const thick = Math.max(1, tall / 14);
  overview.selectAll("g").data(layout.nodes).enter().append("g")
    .attr("class", box => `node k-${box.node.kind}` + (box.node.state ? ` s-${box.node.state}` : ""))
    .append("rect")
    .attr("x", box => box.x - box.width / 2).attr("y", box => box.y - box.height / 2)
    .attr("width", box => box.width).attr("height", box => box.height)
    .style("stroke-width", 6 * thick);
  overview.append("rect").attr("class", "view");
  overview.style("display", layout.height > 900 || layout.width > 1400 ? null : "none");
}

/// The part of the graph that is on the screen, in the overview.
function drawView() {
  const transform = d3.zoomTransform(byId("canvas"));
  const [left, top] = transform.invert([0, 0]);
  const { width, height } = viewSize();
  d3.select("#overview .view").attr("x", left).attr("y", top)
    .attr("width", width / transform.k).attr("height", height / transform.k);
}

function viewSize() {
  const box = byId("canvas").getBoundingClientRect();
  return { width: box.width || 800, height: box.height || 500 };
}

// Moving around.

function moveTo(x, y, scale, smoothly) {
  const { width, height } = viewSize();
  const transform = d3.zoomIdentity.translate(width / 2 - scale * x, height / 2 - scale * y).scale(scale);
  const still = !smoothly || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const svg = d3.select("#canvas");
  (still ? svg : svg.transition().duration(250)).call(drawing.zoom.transform, transform);
}

/// Legible, from the first operation on.
function topOfGraph() {
  const layout = layOut(drawing.graph);
  const { width, height } = viewSize();
  const fit = Math.min(width / layout.width, 1.15);
  const scale = Math.max(Math.min(fit, Math.max(height / layout.height, 0.85)), 0.5);
  const first = layout.nodes[0];
  const x = layout.width * scale <= width ? layout.width / 2 : first.x;
  moveTo(x, Math.min(layout.height / 2, height / 2 / scale), scale, false);
  if (layout.height * scale < height) moveTo(x, layout.height / 2, scale, false);
}

function fitGraph() {
  const layout = layOut(drawing.graph);
  const { width, height } = viewSize();
  moveTo(layout.width / 2, layout.height / 2, Math.min(width / layout.width, height / layout.height, 1.3), true);
}

function scrollGraph(event) {
  if (event.ctrlKey || event.metaKey) return;
  const layout = layOut(drawing.graph);
  const transform = d3.zoomTransform(byId("canvas"));
  const { height } = viewSize();
  const top = transform.y, bottom = transform.y + layout.height * transform.k;
  // At its ends the page scrolls on.
  if ((event.deltaY > 0 && bottom < height * 0.9) || (event.deltaY < 0 && top > height * 0.1)) return;
  event.preventDefault();
  drawing.moved = true;
  d3.select("#canvas").call(drawing.zoom.translateBy, -event.deltaX / transform.k, -event.deltaY / transform.k);
}

function jumpTo(event) {
  const svg = byId("overview");
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  moveTo(point.x, point.y, d3.zoomTransform(byId("canvas")).k, true);
}

function keepInView(box) {
  const transform = d3.zoomTransform(byId("canvas"));
  const { width, height } = viewSize();
  const [x, y] = transform.apply([box.x, box.y]);
  if (x < 40 || y < 40 || x > width - 120 || y > height - 40)
    moveTo(box.x, box.y, Math.max(transform.k, 0.5), false);
}

function focusNode(id) {
  drawing.focus = id;
  drawing.nodes.attr("tabindex", box => box.node.id === id ? 0 : -1);
  drawing.nodes.filter(box => box.node.id === id).node().focus({ preventScroll: true });
}

/// Up and down follow the edges, left and right go to the neighbours in the
/// order of the program.
function keyOnNode(box) {
  const id = box.node.id, last = drawing.graph.nodes.length - 1;
  const edges = drawing.graph.edges;
  const below = edges.find(edge => edge.from === id), above = edges.find(edge => edge.to === id);
  const targets = {
    ArrowDown: below ? below.to : Math.min(id + 1, last),
    ArrowUp: above ? above.from : Math.max(id - 1, 0),
    ArrowRight: Math.min(id + 1, last),
    ArrowLeft: Math.max(id - 1, 0),
    Home: 0,
    End: last,
  };
  const key = d3.event.key;
  if (key === "Enter" || key === " ") selectNode(box.node);
  else if (key in targets) focusNode(targets[key]);
  else return;
  d3.event.preventDefault();
}

// Search.

let matches = [], matchAt = -1;

function nodeText(node) {
  return [node.label, node.op, node.type, shortType(node.type), node.location, node.kernel, node.function,
          node.state && states[node.state].word, ...node.constants, ...node.body].join(" ");
}

function markMatches() {
  const searching = searchWords.length > 0;
  matches = searching ? drawing.graph.nodes.filter(node => isFound(nodeText(node))) : [];
  matchAt = -1;
  const ids = new Set(matches.map(node => node.id));
  byId("graph").classList.toggle("searching", searching);
  drawing.nodes.classed("match", box => ids.has(box.node.id));
  byId("found").textContent = searching ? `${matches.length} of ${drawing.graph.nodes.length}` : "";
  if (matches.length) {
    const box = layOut(drawing.graph).nodes[matches[0].id];
    keepInView(box);
  }
}

function nextMatch(step) {
  if (!matches.length) return;
  matchAt = (matchAt + step + matches.length) % matches.length;
  const node = matches[matchAt];
  selectNode(node);
  const box = layOut(drawing.graph).nodes[node.id];
  moveTo(box.x, box.y, Math.max(d3.zoomTransform(byId("canvas")).k, 0.7), true);
  byId("found").textContent = `${matchAt + 1} of ${matches.length}`;
}

// Details.

function markNode(id) {
  drawing.selected = id;
  drawing.nodes.classed("selected", box => box.node.id === id);
  d3.selectAll("#world .edge").classed("near", edge => edge.from === id || edge.to === id);
}

function selectNode(node) {
  drawing.focus = node.id;
  drawing.nodes.attr("tabindex", box => box.node.id === node.id ? 0 : -1);
  markNode(node.id);
  showDetails(node);
  selectKernel(node.kernel, "graph");
}

/// A kernel was selected elsewhere.
function showSelectedKernel(name, from) {
  if (from === "graph" || !name) return;
  if (drawing.stage !== "kernels") {
    if (!report.graphs.some(graph => graph.stage === "kernels")) return;
    showStage("kernels");
    return;
  }
  const node = drawing.graph.nodes.find(node => node.kernel === name);
  if (!node) return;
  markNode(node.id);
  showDetails(node);
  const box = layOut(drawing.graph).nodes[node.id];
  moveTo(box.x, box.y, Math.max(d3.zoomTransform(byId("canvas")).k, 0.7), true);
}

function showNothing() {
  byId("details").replaceChildren(
    h("h3", {}, "Select an operation"),
    h("p", { class: "note" }, "Click one, or press Tab to get into the graph, then the arrow keys and Enter."),
    h("h4", {}, "Keys"),
    h("dl", {}, [["/", "search; Enter goes to the next match"], ["\u2191 \u2193", "along the edges, or from kernel to kernel in the table"],
                 ["\u2190 \u2192", "in the order of the program"], ["Enter", "details"], ["+ \u2212 0", "zoom, whole network"]]
      .map(([key, what]) => [h("dt", {}, h("code", {}, key)), h("dd", {}, what)])));
}

function list(title, items, format) {
  return items.length ? [h("h4", {}, title), h("ul", {}, items.map(item => h("li", {}, h("code", {}, (format || String)(item)))))] : [];
}

/// The PReLUs that became of, or part of, `node` and have a reason.
function explainedAt(node, state) {
  const places = new Set([node.location, ...node.body_locations].filter(place => place));
  return report.prelus.filter(prelu => prelu.state === state && prelu.reason &&
    (places.has(prelu.location) || (node.kernel && prelu.kernel === node.kernel)));
}

/// What happened to the PReLUs of `node`, with reason and remedy.
function tellStory(node) {
  const story = (state, words) => h("div", { class: `story ${state}` },
    h("b", {}, `${states[state].mark} ${words} ${states[state].word}`), h("div", {}, states[state].story),
    explainedAt(node, state).map(prelu => [
      h("div", {}, `Why${prelu.location ? ` (${shortLocation(prelu.location)})` : ""}: ${prelu.reason}`),
      prelu.suggestion && h("div", {}, "What would help: " + prelu.suggestion)]));
  const stories = [];
  if (node.state) stories.push(story(node.state, node.prelus > 1 ? `${node.prelus} PReLUs` : "PReLU"));
  if (node.refused && node.state !== "refused") stories.push(story("refused", plural(node.refused, "operation")));
  return stories;
}

function showDetails(node) {
  const kernel = kernelOf.get(node.kernel);
  const line = (name, value) => value ? [h("dt", {}, name), h("dd", {}, value)] : [];
  const remarks = node.location ? report.remarks.filter(remark => remark.location === node.location) : [];
  byId("details").replaceChildren(...[
    h("h3", {}, node.label),
    tellStory(node),
    kernel ? describeKernel(kernel) : [],
    kernel ? h("h4", {}, "Operation") : [],
    h("dl", {},
      line("Operation", node.op && h("code", {}, node.op)),
      line("Result", node.type.split(", ").map(shortType).join(", ")),
      line("At", node.location && h("code", {}, shortLocation(node.location))),
      line("Function", node.function && h("code", {}, node.function)),
      line("Attributes", node.attributes && h("code", {}, node.attributes))),
    list("Region", node.body),
    list("Constants", node.constants, shortType),
    remarks.length ? [h("h4", {}, "Remarks"), h("ul", {}, remarks.map(remark => h("li", {}, remarkText(remark))))] : [],
  ].flat(Infinity));
  byId("details").scrollTop = 0;
}

function remarkText(remark) {
  const parts = [remark.text, remark.reason, remark.suggestion && "What would help: " + remark.suggestion];
  return `${remark.pass}: ${parts.filter(part => part).join(". ")}`;
}

/// What the fields of a schedule mean, after the dialect's documentation.
const fieldWords = {
  algorithm: "how the contraction is computed",
  tile: "iterations of each loop in one register tile; of a reduction, those unrolled into one step",
  lanes: "the loop along the lanes of a vector register",
  vector: "elements of one register",
  parallel: "loops that threads share",
  chunk: "tiles that a thread takes at a time",
  order: "parallel loops, outermost first",
  block: "iterations of the outermost reduction loop for one pass over the parallel loops; 0 for all",
  pack: "inputs that each call copies into panels",
  dot: "products that one instruction adds up in a lane",
  batch: "Winograd tiles transformed together, and those that share registers",
  thread: "tile of one thread, warp or wavefront",
  stages: "tiles of each operand in workgroup memory",
  tma: "copies by the tensor memory accelerator",
};

function formatField(kernel, name, value) {
  const loopName = loop => kernel.loops[loop] ? kernel.loops[loop].name : String(loop);
  if (name === "tile") return value.map((size, loop) => `${loopName(loop)}\u00a0${size}`).join("  ");
  if (name === "lanes") return loopName(value);
  if (name === "parallel" || name === "order") return value.length ? value.map(loopName).join(" \u2192 ") : "none";
  if (name === "pack") return value.length ? value.map(input => "input " + input).join(", ") : "none";
  if (Array.isArray(value)) return value.length ? value.join(", ") : "none";
  return String(value);
}

function describeKernel(kernel) {
  const isCPU = report.target && report.target.kind === "cpu";
  const measured = measuredSeconds(kernel), predicted = predictedSeconds(kernel);
  const row = (name, value) => [h("dt", {}, name), h("dd", {}, value)];
  const order = ["algorithm", "tile", "lanes", "vector", "order", "parallel", "chunk", "block", "thread", "pack", "dot", "batch", "stages", "tma"];
  const fields = order.filter(name => name in kernel.schedule);
  return [
    h("h4", {}, "Kernel"),
    h("p", {}, h("code", {}, kernel.name)),
    h("dl", {},
      row("Calls", String(countCalls(kernel))),
      row("Loops", kernel.loops.map(loop => `${loop.name}\u00a0${loop.extent ?? "?"}${loop.kind === "reduction" ? "\u00a0(sum)" : ""}`).join(", ")),
      row("Reads", kernel.inputs.map(shortType).join("; ")),
      row("Writes", kernel.results.map(shortType).join("; ")),
      row("Work", `${formatFlops(kernel.flops)}, ${formatBytes(kernel.bytes)}`),
      isCPU ? row("Predicted", known(predicted) ? `${formatCount(kernel.cycles)} cycles, ${formatTime(predicted)}, ${formatRate(known(kernel.flops) ? kernel.flops / predicted : null)}` : "the schedule was there already") : [],
      kernel.measured ? row("Measured", `${formatTime(measured)}, ${formatRate(known(kernel.flops) ? kernel.flops / measured : null)}`) : [],
      known(timeShare(kernel)) ? row("Of the network", formatPercent(timeShare(kernel))) : []),
    fields.length ? [h("h4", {}, isCPU ? "Schedule" : "Mapping"), h("table", { class: "fields" }, h("tbody", {}, fields.map(name => h("tr", {},
      h("th", { scope: "row" }, h("code", {}, name)),
      h("td", {}, formatField(kernel, name, kernel.schedule[name]), h("small", {}, fieldWords[name]))))))] : [],
  ];
}

function drawLegend() {
  const entries = [["s-fused", "contraction with its PReLU"], ["k-contraction", "contraction without one"],
    ["s-alone", "PReLU alone"], ["s-named", "PReLU, named"], ["s-refused", "not raised"], ["k-elementwise", "other arithmetic"], ["k-movement", "moves data only"], ["k-input", "argument, result"]];
  const isUsed = name => report.graphs.some(graph => graph.nodes.some(node =>
    name === (node.state ? "s-" + node.state : "k-" + node.kind) || (name === "k-elementwise" && /pool|reduction/.test(node.kind))));
  byId("legend").replaceChildren(...entries.filter(([name]) => isUsed(name)).map(([name, words]) => h("li", {}, h("i", { class: name }), words)));
}
