// Where each kernel stands below what the machine can do.

function startRoofline() {
  const points = rooflinePoints();
  if (!points.length) {
    byId("roofline-note").textContent = report.target && report.target.kind === "cpu"
      ? "No kernel has both arithmetic and a predicted or measured time."
      : "Only kernels for a CPU have a cost model.";
    document.querySelector(".clock").hidden = true;
    return;
  }
  byId("roofline-note").textContent =
    "To the right more arithmetic for each byte, up faster. The sloped line is what memory can deliver to one core, the flat one " +
    "its multiply-adds; a kernel on a line has nothing left to win but by other work. Winograd's algorithm does less than is counted " +
    "and may stand above, tensors that are in a cache above the slope. " +
    (hasMeasured() ? "Full circles are measured, open ones predicted." : "All are predicted: give a profile of prelu-run for measured ones.");
  const clock = byId("clock");
  clock.value = clockGHz;
  const tellSource = () => { byId("clock-source").textContent = clockGHz === report.clock_ghz ? "(of the profile)" : clockGHz === assumedClock ? "(assumed)" : ""; };
  tellSource();
  clock.addEventListener("input", () => {
    if (!(clock.value > 0)) return;
    clockGHz = Number(clock.value);
    tellSource();
    for (const listener of clockListeners) listener();
  });
  clockListeners.push(drawRoofline);
  selectionListeners.push(() => d3.selectAll("#plot .point").classed("selected", point => point.kernel.name === selection.kernel));
  drawRoofline();
}

function rooflinePoints() {
  const points = [];
  for (const kernel of report.kernels) {
    if (!kernel.flops || !kernel.bytes) continue;
    for (const [kind, seconds] of [["predicted", predictedSeconds(kernel)], ["measured", measuredSeconds(kernel)]])
      if (known(seconds) && seconds > 0) points.push({ kernel, kind, x: intensity(kernel), y: kernel.flops / seconds });
  }
  return points;
}

/// The lines: [name, bytes a cycle], the slowest first, and [name, FLOP a cycle].
function roofs() {
  const memory = [["memory", fact("memory_bytes_per_cycle")], ["L3", fact("l3_bytes_per_cycle")], ["L2", fact("l2_bytes_per_cycle")]]
    .filter(([, bytes]) => bytes);
  const peaks = [...new Set(report.kernels.map(kernel => kernel.peak_flops_per_cycle).filter(known))].sort((a, b) => b - a)
    .map(peak => ["multiply-adds", peak]);
  const threads = report.target.threads || 1;
  if (threads > 1 && peaks.length) peaks.unshift([`multiply-adds of ${threads} cores`, peaks[0][1] * threads]);
  return { memory, peaks };
}

function drawRoofline() {
  const points = rooflinePoints(), { memory, peaks } = roofs();
  const hertz = clockGHz * 1e9;
  const width = 1000, height = 460, left = 78, right = 20, top = 22, bottom = 46;
  const top_ = Math.max(d3.max(points, point => point.y), (peaks.length ? peaks[0][1] : 1) * hertz) * 1.6;
  const x = d3.scaleLog().domain([Math.min(0.05, d3.min(points, p => p.x) / 1.5), Math.max(200, d3.max(points, p => p.x) * 1.5)]).range([left, width - right]);
  const y = d3.scaleLog().domain([Math.min(d3.min(points, p => p.y) / 1.6, 1e9), top_]).range([height - bottom, top]).clamp(true);
  const svg = d3.select("#plot").html("").append("svg").attr("viewBox", `0 0 ${width} ${height}`)
    .attr("role", "group").attr("aria-label", "Roofline: FLOP per second over FLOP per byte");
  svg.append("g").attr("class", "grid").attr("transform", `translate(0,${height - bottom})`).call(d3.axisBottom(x).ticks(6, "~g").tickSize(-(height - bottom - top)).tickFormat(""));
  svg.append("g").attr("class", "grid").attr("transform", `translate(${left},0)`).call(d3.axisLeft(y).ticks(5).tickSize(-(width - left - right)).tickFormat(""));
  svg.append("g").attr("class", "axis").attr("transform", `translate(0,${height - bottom})`).call(d3.axisBottom(x).ticks(6, "~g"));
  svg.append("g").attr("class", "axis").attr("transform", `translate(${left},0)`).call(d3.axisLeft(y).ticks(5, "~s"));
  svg.append("text").attr("x", (left + width - right) / 2).attr("y", height - 8).attr("text-anchor", "middle").text("FLOP / byte");
  svg.append("text").attr("transform", `translate(16,${(top + height - bottom) / 2}) rotate(-90)`).attr("text-anchor", "middle").text("FLOP / s");

  const [xLow, xHigh] = x.domain(), [yLow] = y.domain();
  const peak = peaks.length ? peaks[0][1] * hertz : y.domain()[1];
  const clip = svg.append("g");
  memory.forEach(([name, bytes], number) => {
    const from = Math.max(xLow, yLow / (bytes * hertz)), to = Math.min(xHigh, peak / (bytes * hertz));
    clip.append("line").attr("class", number ? "roof cache" : "roof")
      .attr("x1", x(from)).attr("y1", y(from * bytes * hertz)).attr("x2", x(to)).attr("y2", y(to * bytes * hertz));
    const at = from * (to / from) ** 0.3;
    const angle = Math.atan2(y(to * bytes * hertz) - y(from * bytes * hertz), x(to) - x(from)) * 180 / Math.PI;
    clip.append("text").attr("class", "roof-name").attr("text-anchor", "middle")
      .attr("transform", `translate(${x(at)},${y(at * bytes * hertz) - 5}) rotate(${angle})`)
      .text(`${name} ${(bytes * clockGHz).toFixed(0)} GB/s`);
  });
  for (const [name, flops] of peaks) {
    const from = memory.length ? flops / d3.max(memory, ([, bytes]) => bytes) : xLow;
    clip.append("line").attr("class", "roof").attr("x1", x(Math.max(xLow, from))).attr("x2", x(xHigh)).attr("y1", y(flops * hertz)).attr("y2", y(flops * hertz));
    clip.append("text").attr("class", "roof-name").attr("x", width - right - 6).attr("y", y(flops * hertz) - 6).attr("text-anchor", "end")
      .text(`${name} ${formatRate(flops * hertz)}`);
  }

  // From a prediction to what was measured.
  for (const point of points.filter(point => point.kind === "measured")) {
    const other = points.find(other => other.kernel === point.kernel && other.kind === "predicted");
    if (other) svg.append("line").attr("class", "gap").attr("x1", x(point.x)).attr("x2", x(other.x)).attr("y1", y(point.y)).attr("y2", y(other.y));
  }
  labelLargest(svg, points, x, y);
  const radius = point => 4 + 12 * Math.sqrt(timeShare(point.kernel) || 0);
  svg.selectAll(".point").data(points.sort((a, b) => radius(b) - radius(a))).enter().append("circle")
    .attr("class", point => `point ${point.kind}${point.kernel.prelus ? " fused" : ""}${point.kernel.name === selection.kernel ? " selected" : ""}`)
    .attr("cx", point => x(point.x)).attr("cy", point => y(point.y)).attr("r", radius)
    .attr("tabindex", 0).attr("role", "button")
    .attr("aria-label", point => `${point.kernel.name}, ${point.kind} ${formatRate(point.y)}`)
    .on("click", point => selectKernel(point.kernel.name, "roofline"))
    .on("keydown", point => { if (d3.event.key === "Enter") selectKernel(point.kernel.name, "roofline"); })
    .on("mousemove focus", point => showTip(d3.event, tipOf(point)))
    .on("mouseleave blur", hideTip);
}

/// Names at the kernels that take most of the time.
function labelLargest(svg, points, x, y) {
  const most = 4;
  const kind = hasMeasured() ? "measured" : "predicted";
  const largest = points.filter(point => point.kind === kind)
    .sort((a, b) => timeShare(b.kernel) - timeShare(a.kernel)).slice(0, most);
  const taken = [];
  for (const point of largest) {
    // Names on top of each other tell nothing.
    if (taken.some(other => Math.abs(y(other.y) - y(point.y)) < 15 && Math.abs(x(other.x) - x(point.x)) < 330)) continue;
    taken.push(point);
    const node = svg.append("text").attr("class", "point-name").attr("x", x(point.x) + 18).attr("y", y(point.y) + 4)
      .text(`${clip(point.kernel.name, 40)}, ${formatPercent(timeShare(point.kernel))}`);
    if (x(point.x) > 650) node.attr("text-anchor", "end").attr("x", x(point.x) - 18);
  }
}

function tipOf(point) {
  const roof = roofOf(point.kernel);
  return [h("b", {}, point.kernel.name),
    h("div", {}, `${point.kind} ${formatTime(point.kernel.flops / point.y)}: ${formatRate(point.y)}${roof ? `, ${formatPercent(point.y / roof)} of the roof` : ""}`),
    h("div", {}, `${formatFlops(point.kernel.flops)}, ${formatBytes(point.kernel.bytes)}, ${point.x.toFixed(2)} FLOP/byte`)];
}
