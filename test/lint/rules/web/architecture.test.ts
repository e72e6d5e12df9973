import { expect, test } from "vitest";
import { check } from "../../../../src/check.js";
import { found } from "../../support/found.js";

const mismatch = (level: string, key: string): readonly string[] => [
  `web/architecture-mismatch ${level} /web/image/${key}`,
];
const linux = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default";
const web = (type: string, image: string): string => `web: { instanceType: ${type}, bootstrap: full, image: ${image} }`;

test("an own image on Graviton is a warning, because nobody can see what it is made for", () => {
  const image = "{ ami: ami-0123456789abcdef0 }";
  expect(found("elastic", web("c7g.large", image))).toEqual(mismatch("warning", "ami"));
  expect(found("ec2", `web: { bootstrap: full, image: ${image} }`)).toEqual(mismatch("warning", "ami"));
  expect(found("elastic", web("c7i.large", image))).toEqual([]);
});

test.each([
  ["c7g.large", `{ ssm: ${linux}-x86_64 }`, `${linux}-arm64`],
  ["c7i.large", `{ ssm: ${linux}-arm64 }`, `${linux}-x86_64`],
  ["c7i.large", "{ ssm: /acme/arm64/web }", undefined],
])("a parameter for another processor than %s is an error, with AWS's own name for a fix", (type, image, to) => {
  const line = web(type, image);
  expect(found("elastic", line)).toEqual(mismatch("error", "ssm"));
  const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${line}\n`;
  const [{ fix } = {}] = check(text, "wordpress.yaml").findings.filter(({ code }) => code.startsWith("web/"));
  expect(fix?.changes[0]).toEqual(to === undefined ? undefined : { kind: "set", at: "/web/image/ssm", to });
});

test("a parameter that names the processor, or none, is no finding", () => {
  expect(found("elastic", web("c7g.large", `{ ssm: ${linux}-arm64 }`))).toEqual([]);
  expect(found("elastic", web("c7g.large", "{ ssm: /acme/web }"))).toEqual([]);
});

test("types of earlier generations are mentioned, but not to who follows the paper", () => {
  const earlier = ["web/previous-generation info /web/instanceType"];
  expect(found("ec2", "web: { instanceType: m4.large }")).toEqual(earlier);
  expect(found("elastic", "web: { instanceType: m5.large }")).toEqual([]);
  expect(found("ec2", "profile: whitepaper", "web: { instanceType: c4.large }")).toEqual([]);
});
