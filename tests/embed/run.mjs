// Designs the case of a folder in WebAssembly: node run.mjs MODULE.wasm FOLDER
import { readFileSync, readdirSync } from "node:fs";

const [module, folder] = process.argv.slice(2);
const compiled = new WebAssembly.Module(readFileSync(module));
// A dependency of the solver of last resort asks a browser for a clock and for random numbers. Neither is given: a device
// depends on its case alone, so whoever asks is named and stops.
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(compiled)) {
  imports[from] ??= {};
  imports[from][name] = () => {
    throw new Error(`the module asked for ${name}`);
  };
}
const instance = new WebAssembly.Instance(compiled, imports);
const { push, complete, run, answer } = instance.exports;

const send = (bytes) => {
  for (const byte of bytes) push(byte);
  complete();
};
const names = readdirSync(folder).filter((name) => name !== "case.toml");
for (const name of ["case.toml", ...names]) {
  send(new TextEncoder().encode(name));
  send(readFileSync(`${folder}/${name}`));
}
const length = run();
process.stdout.write(new TextDecoder().decode(Uint8Array.from({ length }, (_, at) => answer(at))));
