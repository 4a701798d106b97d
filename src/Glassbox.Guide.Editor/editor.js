// The workshop's editor: CodeMirror for C#, with diagnostics, completion and signature help from a compiler. It lives in a shadow root that
// adopts its styles, because the page's content security policy lets no script add styles to the page itself.
import { acceptCompletion, autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { bracketMatching, foldKeymap, HighlightStyle, indentService, indentUnit, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { forceLinting, linter, lintGutter, lintKeymap, nextDiagnostic } from "@codemirror/lint";
import { EditorState, Prec, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers, showTooltip, ViewPlugin } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { csharp } from "@codemirror/legacy-modes/mode/clike";

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.modifier], color: "var(--third)", fontWeight: "500" },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.string, tags.character, tags.special(tags.string)], color: "var(--right)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--negative)" },
  { tag: [tags.typeName, tags.className, tags.standard(tags.typeName)], color: "var(--positive)" },
  { tag: tags.invalid, color: "var(--wrong)" },
]);

// Wrapped lines are indented further than their first line.
const indentSteps = [0, 1, 2, 3, 4, 5, 6];

const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "transparent", fontSize: "var(--text-note)", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", fontVariantLigatures: "none", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { padding: "var(--space-3) 0", caretColor: "var(--accent)" },
  ".cm-line": { padding: "0 var(--space-4) 0 var(--space-2)" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--wash) 70%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "color-mix(in srgb, var(--accent) 24%, transparent)" },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": { backgroundColor: "var(--lit)", color: "inherit" },
  ".cm-tooltip": { backgroundColor: "var(--panel)", border: "1px solid var(--line)", borderRadius: "0.5rem", boxShadow: "var(--shadow)", color: "var(--ink)", overflow: "hidden", maxWidth: "min(36rem, 92vw)" },
  ".cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "var(--text-small)" },
  ".cm-tooltip-autocomplete > ul > li": { padding: "0.2rem 0.6rem" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal", marginLeft: "1em" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-diagnostic": { padding: "0.35rem 0.7rem", fontFamily: "var(--sans)", fontSize: "var(--text-small)", borderLeft: "3px solid var(--line-strong)" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--wrong)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--negative)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--wrong) 1.5px", textUnderlineOffset: "3px" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy var(--negative) 1.5px", textUnderlineOffset: "3px" },
  ".cm-gutter-lint": { width: "1.1em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-lint-marker": { width: "0.7em", height: "0.7em", borderRadius: "50%", content: "none", margin: "0.45em 0.2em" },
  ".cm-lint-marker-error": { backgroundColor: "var(--wrong)" },
  ".cm-lint-marker-warning": { backgroundColor: "var(--negative)", borderRadius: "0" },
  ".cm-signature": { padding: "0.35rem 0.7rem", fontFamily: "var(--mono)", fontSize: "var(--text-small)", color: "var(--soft)" },
  ".cm-signature strong": { color: "var(--ink)" },
  ".cm-marked-line": { backgroundColor: "var(--wrong-wash)" },
  ...Object.fromEntries(indentSteps.map(step => [`.cm-wrapped-${step}`, { paddingLeft: `calc(var(--space-2) + ${4 * step + 4}ch)`, textIndent: `-${4 * step + 4}ch` }])),
});

// --- Signature help ---------------------------------------------------------------------------------------------------------------

const setSignature = StateEffect.define();
const signature = StateField.define({
  create: () => null,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setSignature)) return effect.value;
    return shown && { ...shown, pos: transaction.changes.mapPos(shown.pos) };
  },
  provide: field => showTooltip.from(field, shown => shown && { pos: shown.pos, above: true, create: () => ({ dom: written(shown) }) }),
});

function written({ parameter, forms }) {
  const box = document.createElement("div");
  box.className = "cm-signature";
  box.setAttribute("role", "status");
  for (const { start, parameters, end } of forms.slice(0, 4)) {
    const line = document.createElement("div");
    line.append(start);
    parameters.forEach((text, i) => {
      const part = document.createElement(i === parameter || (i === parameters.length - 1 && text.startsWith("params ") && parameter > i) ? "strong" : "span");
      part.textContent = text;
      line.append(i > 0 ? ", " : "", part);
    });
    line.append(end);
    box.append(line);
  }
  if (forms.length > 4) box.append(`and ${forms.length - 4} more`);
  return box;
}

// Requested by keyboard, it appears wherever the cursor is within a call.
const sign = service => view => {
  const place = view.state.selection.main.head;
  service({ kind: "sign", code: view.state.doc.toString(), position: place }).then(found => view.dispatch({ effects: setSignature.of(found && { ...found, pos: place }) }), () => { });
  return true;
};

function signing(service) {
  let asked = 0;
  return EditorView.updateListener.of(update => {
    if (!update.docChanged && !update.selectionSet && !update.focusChanged) return;
    const { view, state } = update, place = state.selection.main.head, number = ++asked;
    const before = state.sliceDoc(Math.max(0, place - 400), place);
    if (!view.hasFocus || !/[(,]/.test(before)) { if (state.field(signature)) queueMicrotask(() => view.dispatch({ effects: setSignature.of(null) })); return; }
    setTimeout(async () => {
      if (number !== asked) return;
      const found = await service({ kind: "sign", code: state.doc.toString(), position: place }).catch(() => null);
      if (number === asked && (found || view.state.field(signature))) view.dispatch({ effects: setSignature.of(found && { ...found, pos: place }) });
    }, 120);
  });
}

// --- Lines -----------------------------------------------------------------------------------------------------------------------

const wrapped = indentSteps.map(step => Decoration.line({ class: `cm-wrapped-${step}` }));
const wraps = ViewPlugin.fromClass(class {
  constructor(view) { this.decorations = this.of(view); }
  update(update) { if (update.docChanged || update.viewportChanged) this.decorations = this.of(update.view); }
  of({ state, visibleRanges }) {
    const lines = new RangeSetBuilder();
    for (const { from, to } of visibleRanges) {
      for (let at = from; at <= to;) {
        const line = state.doc.lineAt(at);
        lines.add(line.from, line.from, wrapped[Math.min(indentSteps.length - 1, Math.floor((line.text.length - line.text.trimStart().length) / 4))]);
        at = line.to + 1;
      }
    }
    return lines.finish();
  }
}, { decorations: plugin => plugin.decorations });

// The line that a message refers to, until the code changes.
const mark = StateEffect.define(), markedLine = Decoration.line({ class: "cm-marked-line" });
const marked = StateField.define({
  create: () => Decoration.none,
  update(lines, transaction) {
    for (const effect of transaction.effects) if (effect.is(mark)) return Decoration.set([markedLine.range(effect.value)]);
    return transaction.docChanged ? Decoration.none : lines;
  },
  provide: field => EditorView.decorations.from(field),
});

// A part of a program has no enclosing braces: a line is indented like the previous one, and further after an opening brace.
const indents = indentService.of((context, position) => {
  if (position === 0) return 0;
  let line = context.lineAt(position, -1);
  while (line.from > 0 && /^\s*$/.test(line.text)) line = context.lineAt(line.from - 1, -1);
  const before = context.lineIndent(line.from, -1) + (/\{\s*(\/\/.*)?$/.test(line.text) ? context.unit : 0);
  return /^\s*\}/.test(context.textAfterPos(position)) ? Math.max(0, before - (/\{\s*$/.test(line.text) ? context.unit : 0)) : before;
});

// Typing { inserts its } as well, possibly lines below. If the user types } anyway and all braces are balanced, move the cursor past the
// existing one instead of inserting another.
const closings = Prec.high(EditorView.inputHandler.of((view, from, to, text) => {
  if (text !== "}" || from !== to || view.state.readOnly) return false;
  const { doc } = view.state, line = doc.lineAt(from), gap = /^\s*\n\s*(?=\})/.exec(doc.sliceString(to));
  const count = (/** @type {string} */ brace) => doc.toString().split(brace).length;
  if (!gap || count("{") !== count("}")) return false;
  const next = doc.lineAt(to + gap[0].length), after = to + gap[0].length + 1;
  const isEmpty = line.text.trim() === "";
  view.dispatch({
    changes: isEmpty ? { from: line.from, to: next.from } : [], selection: { anchor: isEmpty ? after - (next.from - line.from) : after },
    scrollIntoView: true, userEvent: "input.type",
  });
  return true;
}));

// --- The editor -------------------------------------------------------------------------------------------------------------------

// `from` is a keyword only in queries, which are not used here, but a common name of neurons.
const language = {
  ...csharp,
  token(stream, state) {
    const kind = csharp.token(stream, state);
    return kind === "keyword" && stream.current() === "from" ? "variable" : kind;
  },
};

const attributes = label => EditorView.contentAttributes.of({
  "aria-label": label, "aria-description": "Escape and then Tab leaves the editor. Control and Enter runs the code.", autocapitalize: "off", autocorrect: "off", spellcheck: "false",
});

/**
 * Creates an editor in an element.
 * `service` answers requests of the form `{ kind: "check" | "complete" | "sign", code, position }`; `changed` receives the code;
 * `run` is called on Ctrl + Enter; `told` receives the compiler's diagnostics, as `{ line, message, isError }`.
 */
export function create(host, { code, label, service, changed, run, told }) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open", delegatesFocus: false });
  let marks = [];

  async function complete(context) {
    const word = context.matchBefore(/\w*/), dot = context.matchBefore(/\.\w*$/);
    if (!context.explicit && !dot && (!word || word.from === word.to || /^\d/.test(word.text))) return null;
    const { from, options } = await service({ kind: "complete", code: context.state.doc.toString(), position: context.pos });
    return options.length === 0 ? null : { from, options: options.map(option => ({ ...option, boost: option.type === "variable" ? 20 : option.type === "keyword" ? -5 : 0 })), validFor: /^\w*$/ };
  }

  async function check(view) {
    const complaints = await service({ kind: "check", code: view.state.doc.toString() }).catch(() => []);
    const length = view.state.doc.length;
    marks = complaints.map(({ isError, from, to, id, message }) => {
      let [start, end] = [Math.min(from, length), Math.min(to, length)];
      if (end <= start) end = Math.min(length, start + 1);
      if (end <= start) start = Math.max(0, end - 1);
      return { from: start, to: end, severity: isError ? "error" : "warning", message: `${message} (${id})` };
    });
    told(marks.map(({ from, severity, message }) => ({ line: view.state.doc.lineAt(from).number, message, isError: severity === "error" })));
    return marks;
  }

  // Each program gets its own state, so that undo cannot restore another one.
  const begin = (doc, title) => EditorState.create({
    doc,
    extensions: [
      lineNumbers(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), drawSelection(), history(), bracketMatching(), closings, closeBrackets(), indents, EditorView.lineWrapping, wraps, marked,
      indentUnit.of("    "), EditorState.tabSize.of(4), StreamLanguage.define(language), syntaxHighlighting(colors), theme,
      autocompletion({ override: [complete], icons: false }), linter(check, { delay: 350 }), signature, signing(service), attributes(title),
      // Tab indents, as users expect of a code editor; CodeMirror lets Escape followed by Tab move the focus.
      keymap.of([
        { key: "Mod-Enter", run: () => { run(); return true; } },
        { key: "Tab", run: v => acceptCompletion(v) || indentMore(v), shift: indentLess },
        { key: "Mod-Shift-Space", run: sign(service) },
        { key: "Escape", run: v => { if (v.state.field(signature)) v.dispatch({ effects: setSignature.of(null) }); return false; } }, // the next Tab moves the focus, too
        { key: "Mod-]", run: indentMore }, { key: "Mod-[", run: indentLess },
        ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap,
      ]),
      EditorView.updateListener.of(update => { if (update.docChanged) changed(update.state.doc.toString()); }),
    ],
  });
  const view = new EditorView({ root, parent: root, state: begin(code, label) });

  return {
    get code() { return view.state.doc.toString(); },
    /** Shows other code, with an empty undo history. */
    show(text, title) {
      view.setState(begin(text, title));
      forceLinting(view);
    },
    /** Checks the code again, after the compiler has become ready or the surrounding code has changed. */
    check() { forceLinting(view); },
    /** Scrolls to a line, from 1, and highlights it until the code changes. The focus stays on the message, outside the editor. */
    go(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({ selection: { anchor: from }, effects: [mark.of(from), EditorView.scrollIntoView(from, { y: "center" })] });
    },
    /** Moves to the next diagnostic. */
    next() { view.focus(); nextDiagnostic(view); },
    focus() { view.focus(); },
    destroy() { view.destroy(); },
  };
}
