import { quote } from "../diagnostics/phrase.js";
import { descriptionOf, exampleOf, inlineYaml } from "./expected.js";
import type { FollowedNode } from "./schema-node.js";

interface Reason {
  readonly why: string;
  readonly hint: string | undefined;
}

type Guess = (value: string, fits: (text: string) => boolean) => Reason | undefined;

const quotes = /^[\u2018-\u201a\u201c-\u201f"']+|[\u2018-\u201a\u201c-\u201f"']+$/gu;

const repaired = (text: string, why: string, fits: (text: string) => boolean): Reason | undefined =>
  fits(text) ? { why, hint: `Write ${quote(text)}.` } : undefined;

/* Mistakes with a repair that then fits; the first that fits is told. */
const guesses: readonly Guess[] = [
  (value, fits) =>
    /[\r\n]/.test(value)
      ? repaired(value.trim().replace(/\s*[\r\n]+\s*/g, " "), "it must stand on one line", fits)
      : undefined,
  (value, fits) => (value === value.trim() ? undefined : repaired(value.trim(), "it has spaces around it", fits)),
  (value, fits) =>
    quotes.test(value)
      ? repaired(value.replace(quotes, ""), "it has quotes inside of it, or typographic ones around it", fits)
      : undefined,
  (value, fits) =>
    /^https?:\/\//i.test(value)
      ? repaired(
          value
            .replace(/^https?:\/\//i, "")
            .replace(/[/:?#].*$/, "")
            .toLowerCase(),
          "a host name has no `https://` and no path",
          fits,
        )
      : undefined,
  (value, fits) =>
    /[[\](){}|^]/.test(value) && fits("a/*")
      ? repaired(
          value
            .replaceAll(/^\^|\$$/g, "")
            .replaceAll(/\[[^\]]*\]/g, "?")
            .replaceAll(/\([^)]*\)|\.\*|[(){}|^[\]]+/g, "*")
            .replaceAll(/\*+/g, "*"),
          "a path pattern is no regular expression: `*` stands for any characters and `?` for one",
          fits,
        )
      : undefined,
  (value, fits) =>
    // Where slashes belong it is no host name that has one too many.
    /[/:]/.test(value) && !fits("a/b")
      ? repaired(value.replace(/[/:].*$/, "").toLowerCase(), "a host name has no path and no port", fits)
      : undefined,
  (value, fits) =>
    value === value.toLowerCase() ? undefined : repaired(value.toLowerCase(), "capital letters do not work here", fits),
  (value, fits) =>
    value === value.toUpperCase() ? undefined : repaired(value.toUpperCase(), "capital letters belong here", fits),
  (value, fits) =>
    /[_\s]/.test(value)
      ? repaired(value.toLowerCase().replace(/[_\s]+/g, "-"), "spaces and underscores do not work here", fits)
      : undefined,
  (value, fits) =>
    /[_\s.]/.test(value)
      ? repaired(
          value.toLowerCase().replace(/[_\s.]+/g, "-"),
          "only lower-case letters, digits and hyphens work here",
          fits,
        )
      : undefined,
  (value, fits) =>
    /^[-.\d]/.test(value)
      ? repaired(`site-${value.replace(/^[-.]+/, "")}`, "it must start with a letter", fits)
      : undefined,
  (value, fits) =>
    /[-.]$/.test(value)
      ? repaired(value.replace(/[-.]+$/, ""), "it must end with a letter or a digit", fits)
      : undefined,
  (value, fits) =>
    /^\d+(\.\d+){3}$/.test(value)
      ? repaired(
          `${value}/${value.endsWith(".0.0") ? 16 : value.endsWith(".0") ? 24 : 32}`,
          "a range of addresses needs a length after a slash",
          fits,
        )
      : undefined,
  (value, fits) =>
    value.includes("-")
      ? repaired(value.replaceAll("-", "_"), "an underscore belongs where the hyphen is", fits)
      : undefined,
  (value, fits) =>
    /^[a-z]\w*\.\w+$/.test(value)
      ? (repaired(`db.${value}`, "it must start with `db.`", fits) ??
        repaired(`cache.${value}`, "it must start with `cache.`", fits))
      : undefined,
  (value, fits) =>
    /^(cron|rate)\(/.test(value)
      ? repaired(value.replace(/^\w+\(|\)$/g, ""), "five fields belong here, without `cron( )` around them", fits)
      : undefined,
  (value, fits) => (/^v\d/.test(value) ? repaired(value.slice(1), "a version has no `v` in front", fits) : undefined),
  (value, fits) =>
    value.startsWith("/") ? repaired(value.replace(/^\/+/, ""), "it has no slash in front", fits) : undefined,
  (value, fits) => repaired(`/${value}`, "it must start with a slash", fits),
];

/* What the shared shapes of the schema (its `definitions`) are called. */
const shapes: Readonly<Record<string, { readonly what: string; readonly example: string }>> = {
  arn: { what: "an ARN", example: "arn:aws:iam::123456789012:policy/boundary" },
  awsCron: { what: "a schedule of AWS with six fields", example: "cron(0 3 * * ? *)" },
  bucketName: { what: "the name of a bucket: 3 to 63 lower-case letters, digits and hyphens", example: "acme-media" },
  certificateArn: {
    what: "the ARN of a certificate",
    example: "arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012",
  },
  cidr: { what: "a range of IPv4 addresses", example: "10.0.0.0/16" },
  cookiePattern: { what: "the name of a cookie", example: "wp_lang" },
  email: { what: "an e-mail address", example: "ops@example.org" },
  headerName: { what: "the name of a header", example: "Accept-Language" },
  hostName: { what: "a host name", example: "blog.example.org" },
  hostNameOrWildcard: { what: "a host name", example: "blog.example.org" },
  instanceType: { what: "an instance type", example: "c7g.large" },
  keyName: { what: "the name of a key pair", example: "ops" },
  pathPattern: { what: "a path pattern of CloudFront", example: "shop/*" },
  queryStringName: { what: "the name of a query parameter", example: "page" },
  subnetId: { what: "the id of a subnet", example: "subnet-0123456789abcdef0" },
  zoneName: { what: "the name of a zone", example: "eu-west-1a" },
};

/** Why a text does not have the form that its key needs: the mistake that was probably made, else an example. */
export function formReason(value: string, schema: FollowedNode): Reason {
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, "u");
  const fits = (text: string): boolean => text !== value && text !== "" && (pattern?.test(text) ?? false);
  for (const guess of pattern?.test(value) === true ? [] : guesses) {
    const reason = guess(value, fits);
    if (reason !== undefined) return reason;
  }
  const shape =
    schema.definition === undefined || !Object.hasOwn(shapes, schema.definition)
      ? undefined
      : shapes[schema.definition];
  const example = exampleOf(schema) ?? shape?.example;
  const what = descriptionOf(schema);
  return {
    why: shape === undefined ? "it does not have the form of such a value" : `it is not ${shape.what}`,
    hint: example === undefined ? what || undefined : `Write for example \`${inlineYaml(example)}\`. ${what}`.trim(),
  };
}
