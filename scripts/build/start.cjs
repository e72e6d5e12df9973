#!/usr/bin/env node
"use strict";
// What people start. Compiling our code takes V8 longer than running it, so the build keeps what V8 made of it, for the
// Node it ran on; any other Node compiles for itself, and from 22.8 on keeps the result where it keeps such things.
const { readFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { Script } = require("node:vm");

const made = `${process.version}-${process.platform}-${process.arch}.cache`;

/** A file beside this one, as `require` gives it. V8 itself checks that the cache fits, and compiles when it does not. */
function load(name) {
  const file = `${__dirname}/${name}`;
  let cachedData;
  try {
    cachedData = readFileSync(`${file}.${made}`);
  } catch {
    enableCompileCache?.();
    return require(file);
  }
  const code = `(function (exports, require, module, __filename, __dirname) {${readFileSync(file, "utf8")}\n})`;
  const module = { exports: {} };
  const near = (id) => (/^\.\/\w+\.cjs$/.test(id) ? load(id.slice(2)) : require(id));
  const run = new Script(code, { filename: file, cachedData }).runInThisContext();
  run(module.exports, near, module, file, __dirname);
  return module.exports;
}

load("main.cjs");
