import { expect, test } from "vitest";
import { checkBeyondBase as check, found } from "../../support/found.js";

const php = (keys: string): string => `wordpress: { php: { ${keys} } }`;
const ini = (settings: string, more = ""): readonly string[] => found("ec2", php(`ini: { ${settings} }${more}`));
const file = ["ops/upload-limit warning /wordpress/php/ini/upload_max_filesize"];
const form = ["ops/upload-limit warning /wordpress/php/ini/post_max_size"];

test("PHP's limit of a file has to be that of nginx, however it is written", () => {
  expect(ini("upload_max_filesize: 128M")).toEqual(file);
  expect(ini("upload_max_filesize: 2m")).toEqual(file);
  expect(ini("upload_max_filesize: 1G")).toEqual(file);
  expect(ini("upload_max_filesize: 64M")).toEqual([]);
  expect(ini("upload_max_filesize: 65536K")).toEqual([]);
  expect(ini("upload_max_filesize: 67108864")).toEqual([]);
  expect(ini("upload_max_filesize: 1G", ", uploadMaxMiB: 1024")).toEqual([]);
  expect(ini("upload_max_filesize: plenty")).toEqual([]);
});

test("a form may be larger than the file in it, or without limit, and not smaller", () => {
  expect(ini("post_max_size: 8M")).toEqual(form);
  expect(ini("post_max_size: 80M")).toEqual([]);
  expect(ini("post_max_size: 0")).toEqual([]);
});

test("the fix is one number for both, rounded up", () => {
  const fixed = (settings: string) =>
    check(
      `version: 1\nname: acme\ntier: ec2\nregion: eu-west-1\n${php(`ini: { ${settings} }`)}\n`,
      "w.yaml",
    ).findings.map(({ fix }) => fix?.changes);
  expect(fixed("upload_max_filesize: 100000K")).toEqual([
    [
      { kind: "set", at: "/wordpress/php/uploadMaxMiB", to: 98 },
      { kind: "delete", at: "/wordpress/php/ini/upload_max_filesize" },
    ],
  ]);
  expect(fixed("post_max_size: 8M")).toEqual([[{ kind: "delete", at: "/wordpress/php/ini/post_max_size" }]]);
});

test("an image that brings its own PHP is not asked", () => {
  const own = "web: { instanceType: c7i.large, image: { ami: ami-0123456789abcdef0 } }";
  const codes = found("elastic", own, php("ini: { upload_max_filesize: 1G }")).map((each) => each.split(" ")[0]);
  expect(codes).toEqual(["spec/key-without-effect"]);
});
