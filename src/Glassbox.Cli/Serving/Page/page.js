"use strict";

const side = 280; // the size of the canvas, in pixels
const $ = id => document.getElementById(id);
const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
const percent = p => (100 * p).toFixed(p > 0.9995 || p < 0.0005 ? 2 : 1) + " %";
const short = n => Number(n.toPrecision(6)).toString();

let model;

start().catch(fault => $("result").replaceChildren(make("p", { className: "fault", textContent: "The server does not respond: " + fault.message })));

async function start() {
  model = await (await fetch("model")).json();
  document.title = model.model + " · Glassbox";
  $("name").textContent = model.model;
  const what = { classes: `one of ${model.classes?.length} classes`, regression: model.targets.join(", "), labels: `any of ${model.targets.length} labels` }[model.task];
  const told = { accuracy: p => `${percent(p)} correct`, logLoss: n => `log loss ${n.toFixed(3)}`, r2: n => `R² ${n.toFixed(3)}`, mae: n => `off by ${short(n)} on average` };
  const metrics = Object.entries(told).filter(([name]) => model.metrics?.[name] != null).map(([name, say]) => say(model.metrics[name])).join(", ");
  $("about").textContent = `Answers ${model.image ? "a picture" : "a row"} with ${what}. ${model.layers.join("-")}, ${model.activations.join(", ")}.`;
  if (metrics) $("about").append(make("br"), `On test data: ${metrics}.`);
  if (model.image) drawingForm();
  else rowForm();
  $("result").append(make("p", { className: "hint", textContent: "The answer appears here." }));
}

function rowForm() {
  const fields = make("div", { className: "fields" });
  for (const column of model.columns) {
    const input = column.kind === "number"
      ? make("input", { type: "number", step: "any", name: column.name, value: short(column.median), placeholder: "missing", autocomplete: "off" })
      : make("select", { name: column.name }, ...column.categories.map(c => make("option", { value: c, textContent: c })), make("option", { value: "", textContent: "(missing)" }));
    fields.append(make("label", {}, make("span", { textContent: column.name, title: column.name }), input));
  }
  const form = $("question");
  form.append(fields, make("div", { className: "actions" }, make("button", { className: "primary", textContent: "Predict" }), make("button", { type: "reset", textContent: "Reset" })),
    make("p", { className: "hint", textContent: "Numbers start at the median of the training rows. Leave a field empty if its value is missing." }));
  const read = () => {
    const row = {};
    for (const column of model.columns) {
      const text = form.elements.namedItem(column.name).value;
      row[column.name] = text === "" ? null : column.kind === "number" ? Number(text) : text;
    }
    return JSON.stringify(row);
  };
  const show = () => { $("request").textContent = curl("--json '" + read().replaceAll("'", "'\\''") + "'"); };
  form.addEventListener("submit", event => { event.preventDefault(); ask(read(), "application/json"); });
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  show();
}

function drawingForm() {
  const canvas = make("canvas", { width: side, height: side, ariaLabel: "Draw here" });
  const pad = canvas.getContext("2d", { willReadFrequently: true });
  const form = $("question");
  const file = make("input", { type: "file", accept: "image/png,image/jpeg,image/bmp" });
  const clear = () => { pad.fillStyle = "#000"; pad.fillRect(0, 0, side, side); };
  const send = () => canvas.toBlob(picture => ask(picture, "image/png"));
  let last = null;
  const place = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * side / box.width, (event.clientY - box.top) * side / box.height];
  };
  const draw = to => {
    Object.assign(pad, { strokeStyle: "#fff", lineWidth: 22, lineCap: "round", lineJoin: "round" });
    pad.beginPath();
    pad.moveTo(...last);
    pad.lineTo(...to);
    pad.stroke();
    last = to;
  };
  canvas.addEventListener("pointerdown", event => { canvas.setPointerCapture(event.pointerId); last = place(event); draw(last); });
  canvas.addEventListener("pointermove", event => { if (last) draw(place(event)); });
  canvas.addEventListener("pointerup", () => { last = null; send(); });
  canvas.addEventListener("pointercancel", () => { last = null; });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const image = await createImageBitmap(file.files[0]).catch(() => null);
    clear();
    if (image) {
      const scale = Math.min(side / image.width, side / image.height);
      pad.drawImage(image, (side - image.width * scale) / 2, (side - image.height * scale) / 2, image.width * scale, image.height * scale);
    }
    ask(file.files[0], file.files[0].type || "application/octet-stream");
    file.value = "";
  });
  form.append(canvas, make("div", { className: "actions" },
    make("button", { type: "button", textContent: "Clear", onclick: clear }), make("label", { className: "file" }, "Your own picture…", file)),
  make("p", { className: "hint", textContent: model.image.isDigit ? "Draw a digit, as large as you like." : `Pictures are scaled to ${model.image.rows} × ${model.image.columns} pixels.` }));
  form.addEventListener("submit", event => event.preventDefault());
  $("request").textContent = curl("--data-binary @picture.png -H 'Content-Type: image/png'");
  clear();
}

function curl(rest) { return `curl ${new URL("predict", location.href)} ${rest}`; }

async function ask(body, type) {
  const result = $("result");
  for (const field of $("question").elements) field.removeAttribute("aria-invalid");
  try {
    const response = await fetch("predict", { method: "POST", body, headers: { "Content-Type": type } });
    const answer = await response.json();
    if (response.ok) {
      result.replaceChildren(...shown(answer));
      result.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
    } else {
      if (answer.column) $("question").elements.namedItem(answer.column)?.setAttribute("aria-invalid", "true");
      result.replaceChildren(make("p", { className: "fault", textContent: answer.detail ?? answer.title }));
    }
  } catch (fault) {
    result.replaceChildren(make("p", { className: "fault", textContent: "The server does not respond: " + fault.message }));
  }
}

function shown(answer) {
  const parts = [];
  if (model.task === "classes") {
    parts.push(make("p", { className: "answer", textContent: answer.label }, make("small", { textContent: `${model.image ? "" : model.targets[0] + ", "}${percent(answer.probability)}` })));
    parts.push(bars(answer.probabilities, name => name === answer.label));
  } else if (model.task === "labels") {
    parts.push(make("p", { className: "answer", textContent: answer.labels.join(", ") || "none" }));
    parts.push(bars(answer.probabilities, name => answer.labels.includes(name)));
  } else {
    for (const [name, value] of Object.entries(answer.values ?? { [model.targets[0]]: answer.value }))
      parts.push(make("p", { className: "answer", textContent: short(value) }, make("small", { textContent: name })));
  }
  for (const warning of answer.warnings ?? []) parts.push(make("p", { className: "note", textContent: warning }));
  return parts;
}

function bars(probabilities, isMeant) {
  const most = 20;
  let entries = Object.entries(probabilities);
  if (entries.length > most) entries = entries.sort((a, b) => b[1] - a[1]).slice(0, most);
  else if (model.classes) entries = model.classes.map(name => [name, probabilities[name]]); // JavaScript sorts numeric names
  const list = make("dl", { className: "bars" });
  for (const [name, value] of entries) {
    const className = isMeant(name) ? "likeliest" : "", filled = make("div");
    filled.style.width = 100 * value + "%";
    list.append(make("dt", { textContent: name, title: name, className }), make("dd", { className: "bar", ariaHidden: "true" }, filled),
      make("dd", { textContent: percent(value), className: `number ${className}` }));
  }
  return list;
}
