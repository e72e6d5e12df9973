"use strict";
// Loaded before the command line by the build: when the process ends, it writes what V8 made of each script that came with
// a place for it, functions compiled on the way included.
const { writeFileSync } = require("node:fs");
const vm = require("node:vm");

const scripts = [];
vm.Script = class extends vm.Script {
  constructor(code, options) {
    super(code, options);
    scripts.push({ script: this, file: options.filename });
  }
};
process.on("exit", () => {
  for (const { script, file } of scripts) {
    writeFileSync(`${file}.${process.version}-${process.platform}-${process.arch}.cache`, script.createCachedData());
  }
});
