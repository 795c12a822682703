// Tables: sorted by a click on a head, walked through with the arrow keys.

/// A table of `rows` with `columns` of {name, value, text, number, class}: `value`
/// is what is sorted by, `text` what is shown (a string or elements). `onselect`
/// gets the row.
function makeTable(place, caption, columns, rows, { onselect, keyOf, searchText, empty } = {}) {
  const table = { rows, sortedBy: null, descending: false };
  const body = h("tbody", {});
  const heads = columns.map((column, number) => h("th", { scope: "col", class: column.number && "number", "aria-sort": "none" },
    h("button", { type: "button", onclick: () => sortBy(number) }, column.name)));
  const note = h("p", { class: "empty", hidden: true });

  function sortBy(number) {
    const isNew = table.sortedBy !== number;
    // Of numbers the largest come first.
    table.descending = isNew ? Boolean(columns[number].number) : !table.descending;
    table.sortedBy = number;
    draw();
  }

  function sortedRows() {
    if (table.sortedBy === null) return table.rows;
    const value = columns[table.sortedBy].value;
    const sign = table.descending ? -1 : 1;
    return [...table.rows].sort((a, b) => {
      const x = value(a), y = value(b);
      if (!known(x) || !known(y)) return known(x) ? -1 : known(y) ? 1 : 0;
      return sign * (typeof x === "string" ? x.localeCompare(y) : x - y);
    });
  }

  function drawRow(row) {
    const cells = columns.map(column => h("td", { "data-name": column.name, class: [column.number && "number", column.class].filter(name => name).join(" ") || null },
      h("div", {}, column.text ? column.text(row) : String(column.value(row)))));
    if (!onselect) return h("tr", {}, cells);
    return h("tr", { tabindex: -1, "data-key": keyOf(row), onclick: () => onselect(row), onkeydown: event => keyOnRow(event, row) }, cells);
  }

  function keyOnRow(event, row) {
    const line = event.currentTarget;
    const targets = { ArrowDown: line.nextElementSibling, ArrowUp: line.previousElementSibling,
                      Home: body.firstElementChild, End: body.lastElementChild };
    if (event.key === "Enter" || event.key === " ") {
      onselect(row);
      byId("network").scrollIntoView();
    } else if (targets[event.key]) {
      focusRow(targets[event.key]);
      // The graph and the roofline follow.
      onselect(rowOf.get(targets[event.key]));
    } else if (!(event.key in targets)) {
      return;
    }
    event.preventDefault();
  }

  function focusRow(line) {
    for (const other of body.children) other.tabIndex = -1;
    line.tabIndex = 0;
    line.focus();
  }

  const rowOf = new Map();
  function draw() {
    heads.forEach((head, number) => head.setAttribute("aria-sort",
      table.sortedBy !== number ? "none" : table.descending ? "descending" : "ascending"));
    const shown = sortedRows().filter(row => !searchText || isFound(searchText(row)));
    rowOf.clear();
    body.replaceChildren(...shown.map(row => {
      const line = drawRow(row);
      rowOf.set(line, row);
      return line;
    }));
    if (onselect && body.firstElementChild) body.firstElementChild.tabIndex = 0;
    if (keyOf) markSelected();
    note.hidden = shown.length > 0;
    note.textContent = table.rows.length ? "Nothing here matches." : empty || "None.";
  }

  function markSelected() {
    for (const line of body.children) line.classList.toggle("selected", line.dataset.key === selection.kernel);
  }

  place.replaceChildren(h("table", {}, h("caption", { hidden: true }, caption), h("thead", {}, h("tr", {}, heads)), body), note);
  draw();
  if (searchText) searchListeners.push(draw);
  if (keyOf) selectionListeners.push(markSelected);
  return { draw, setRows: rows => { table.rows = rows; draw(); } };
}

function withShare(text, share) {
  return known(share) ? [text, h("span", { class: "share", "aria-hidden": "true" }, h("i", { style: `width: ${100 * Math.min(1, share)}%` }))] : text;
}

function startTables() {
  tablePRelus();
  tableKernels();
  tableRemarks();
  tableTarget();
}

function tablePRelus() {
  const rows = report.prelus.map((prelu, number) => ({ ...prelu, number: number + 1 }));
  makeTable(document.querySelector("#prelus .table"), "PReLUs", [
    { name: "#", value: row => row.number, number: true },
    { name: "What happened", value: row => row.state,
      text: row => h("span", { class: `state ${row.state}` }, `${states[row.state].mark} ${states[row.state].word}`) },
    { name: "At", value: row => row.location, text: row => h("code", {}, shortLocation(row.location) || unknown) },
    { name: "Shape", value: row => row.type, text: row => shortType(row.type) || unknown },
    { name: "Alpha", value: row => row.alpha, text: row => shortType(row.alpha) || unknown },
    { name: "Into, or why not", class: "words", value: row => row.kernel || row.anchor || row.reason,
      text: row => [row.kernel ? h("code", {}, row.kernel) : row.anchor && h("code", {}, row.anchor),
                    row.reason && h("span", { class: row.kernel ? "help" : null }, row.reason),
                    row.suggestion && h("span", { class: "help" }, "What would help: " + row.suggestion)] },
  ], rows, {
    onselect: row => row.kernel ? selectKernel(row.kernel, "prelus") : showRefused(row),
    keyOf: row => row.kernel || row.location,
    searchText: row => Object.values(row).join(" ") + " " + states[row.state].word,
    empty: "The network has no PReLU.",
  });
}

/// What has no kernel is shown where it stands in the latest graph that has it.
function showRefused(row) {
  for (const graph of [...report.graphs].reverse()) {
    const node = graph.nodes.find(node => node.location === row.location && node.state === row.state);
    if (!node) continue;
    if (drawing.stage !== graph.stage) showStage(graph.stage);
    selectNode(node);
    keepInView(layOut(graph).nodes[node.id]);
    return;
  }
}

function tableKernels() {
  const isCPU = report.target && report.target.kind === "cpu";
  byId("kernels-note").textContent = report.kernels.length
    ? "Work and time of one call. Arrow keys go from kernel to kernel, Enter shows the schedule above."
    : "The pipeline ended before kernels were made.";
  const rate = kernel => known(kernel.flops) && bestSeconds(kernel) ? kernel.flops / bestSeconds(kernel) : null;
  const ofRoof = kernel => known(rate(kernel)) && roofOf(kernel) ? rate(kernel) / roofOf(kernel) : null;
  const number = (name, value, format, more) => ({ name, number: true, value, text: row => format(value(row)), ...more });
  const columns = [
    { name: "Kernel", class: "name", value: row => row.name,
      text: row => [row.prelus ? h("i", { class: "dot fused", title: "holds a PReLU" }) : null, h("code", {}, row.name),
        row.schedule.algorithm === "winograd" ? h("span", { class: "tag" }, "Winograd") : null] },
    number("Calls", countCalls, formatCount),
    number("Work", row => row.flops, formatFlops),
    number("Bytes", row => row.bytes, formatBytes),
    number("FLOP/byte", intensity, value => known(value) ? value.toFixed(1) : unknown),
  ];
  if (isCPU) columns.push(number("Predicted", predictedSeconds, formatTime));
  if (hasMeasured()) columns.push(number("Measured", measuredSeconds, formatTime));
  if (isCPU || hasMeasured())
    columns.push(number("FLOP/s", rate, formatRate), number("Of the roof", ofRoof, formatPercent),
      { name: "Of the time", number: true, value: timeShare, text: row => withShare(formatPercent(timeShare(row)), timeShare(row)) });
  const table = makeTable(document.querySelector("#kernels .table"), "Kernels", columns, report.kernels, {
    onselect: row => selectKernel(row.name, "kernels"),
    keyOf: row => row.name,
    searchText: row => [row.name, row.anchor, row.location, ...row.inputs, ...row.results, ...row.body].join(" "),
  });
  clockListeners.push(table.draw);
}

function tableRemarks() {
  const passes = [...new Set(report.remarks.map(remark => remark.pass))];
  const kinds = [...new Set(report.remarks.map(remark => remark.kind))];
  byId("remark-pass").append(h("option", { value: "" }, "all"), ...passes.map(pass => h("option", {}, pass)));
  byId("remark-kind").append(h("option", { value: "" }, "all"), ...kinds.map(kind => h("option", {}, kind)));
  const rows = report.remarks.map((remark, number) => ({ ...remark, number: number + 1 }));
  const table = makeTable(document.querySelector("#remarks .table"), "Remarks", [
    { name: "#", number: true, value: row => row.number },
    { name: "Pass", value: row => row.pass, text: row => h("code", {}, row.pass) },
    { name: "Kind", value: row => row.kind },
    { name: "At", value: row => row.location, text: row => h("code", {}, shortLocation(row.location) || unknown) },
    { name: "What", class: "words", value: row => row.text || row.reason,
      text: row => [row.text || row.reason, row.text && row.reason && h("span", { class: "help" }, row.reason),
                    row.suggestion && h("span", { class: "help" }, "What would help: " + row.suggestion),
                    Object.keys(row.metrics).length > 0 && h("span", { class: "help" }, h("code", {},
                      Object.entries(row.metrics).map(([name, value]) => `${name} = ${value}`).join(", ")))] .filter(part => part) },
  ], rows, { searchText: row => [row.pass, row.name, row.location, row.text, row.reason, row.suggestion].join(" ") });
  const filter = () => {
    const shown = rows.filter(row => (!byId("remark-pass").value || row.pass === byId("remark-pass").value) &&
                                     (!byId("remark-kind").value || row.kind === byId("remark-kind").value));
    byId("remark-count").textContent = `${shown.length} of ${rows.length}`;
    table.setRows(shown);
  };
  byId("remark-pass").addEventListener("change", filter);
  byId("remark-kind").addEventListener("change", filter);
  filter();
}

function tableTarget() {
  const target = report.target;
  byId("target-note").textContent = target
    ? `${target.name}${target.triple ? ", " + target.triple : ""}: the numbers that the passes read.`
    : "The pipeline ended before a target was chosen.";
  makeTable(document.querySelector("#target .table"), "Target", [
    { name: "Fact", value: row => row.name, text: row => h("code", {}, row.name) },
    { name: "Value", number: true, value: row => row.value, text: row => formatCount(row.value) },
    { name: "Unit", value: row => row.unit },
  ], target ? target.facts : []);
}
