// The compiler's worker: a separate .NET runtime that answers one request at a time.
globalThis.dotnetSidecar = true;
const fields = line => line.split("\u001f");

const starting = (async () => {
  const { files } = await (await fetch(new URL("files.json", import.meta.url))).json();
  const { dotnet } = await import(new URL(files["dotnet.js"], import.meta.url).href);
  const runtime = await dotnet
    .withResourceLoader((type, name, uri) => new URL(files[name] ?? uri, import.meta.url).href)
    .create();
  runtime.setModuleImports("host", { say() { }, count() { }, picture() { } });
  return (await runtime.getAssemblyExports("Glassbox.Workshop.dll")).Glassbox.Workshop.Compiler.CompilerEntry;
})();

const answers = {
  check: (entry, { before, code, after }) => entry.Check(before, code, after).map(fields)
    .map(([isError, from, to, id, message]) => ({ isError: isError === "1", from: Number(from), to: Number(to), id, message })),
  complete: (entry, { before, code, after, position }) => {
    const [from, ...found] = entry.Complete(before, code, after, position);
    return { from: Number(from), options: found.map(fields).map(([label, type, detail]) => ({ label, type, detail })) };
  },
  sign: (entry, { before, code, after, position }) => {
    const [parameter, ...forms] = entry.Sign(before, code, after, position);
    return parameter === undefined ? null : {
      parameter: Number(parameter),
      forms: forms.map(fields).map(([start, parameters, end]) => ({ start, parameters: parameters ? parameters.split("\u001e") : [], end })),
    };
  },
  compile: (entry, { before, code, after, isMetered }) => {
    const assembly = entry.Compile(before, code, after, Boolean(isMetered));
    return { assembly, hasMeter: entry.HasMeter(), complaints: assembly.length ? [] : answers.check(entry, { before, code, after }) };
  },
};

starting.then(() => postMessage({ isReady: true }), fault => postMessage({ startFault: String(fault?.message ?? fault) }));
globalThis.onmessage = async ({ data }) => {
  try {
    postMessage({ id: data.id, answer: answers[data.kind](await starting, data) });
  } catch (fault) {
    postMessage({ id: data.id, fault: String(fault?.message ?? fault) });
  }
};
