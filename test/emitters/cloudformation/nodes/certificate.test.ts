import { expect, test } from "vitest";
import { graphOf } from "../../../../src/compile.js";
import { nodesOf } from "../../../../src/compiler/graph/graph.js";
import { certificate } from "../../../../src/emitters/cloudformation/nodes/certificate.js";
import { emit, named, standing } from "../../../support/emit-web.js";

function printed(otherNames: readonly string[]) {
  const { g } = standing();
  const id = g.add(
    "certificate",
    "site-certificate",
    { domainName: "example.com", otherNames, hostedZoneId: "Z1" },
    [],
    "edge",
  );
  return named(emit(certificate, g.build(), id), "SiteCertificate").properties;
}

test("every name is validated by a record in its zone: one without would let the stack wait for days", () => {
  expect(printed(["www.example.com", "*.example.com"])).toEqual({
    DomainName: "example.com",
    SubjectAlternativeNames: ["www.example.com", "*.example.com"],
    ValidationMethod: "DNS",
    DomainValidationOptions: [
      { DomainName: "example.com", HostedZoneId: "Z1" },
      { DomainName: "www.example.com", HostedZoneId: "Z1" },
      { DomainName: "*.example.com", HostedZoneId: "Z1" },
    ],
  });
});

test("a single name has no list of others", () => {
  expect(printed([])["SubjectAlternativeNames"]).toBeUndefined();
});

test("other names are sorted, so that their order in the spec replaces no certificate", () => {
  const names = (aliases: string, cdn: string) => {
    const domain = `domain: {name: m.example.com, hostedZoneId: Z0123456789ABCDEFGHIJ, aliases: [${aliases}]}`;
    const text = `version: 1\nname: acme\ntier: elastic\nregion: eu-west-1\n${domain}\n${cdn}`;
    const { graph } = graphOf(text, "wordpress.yaml");
    if (graph === undefined) throw new Error("The spec has errors.");
    return nodesOf(graph, "certificate")
      .map(({ properties: { domainName, otherNames } }) => [domainName, ...otherNames])
      .filter(([first]) => first === "m.example.com");
  };
  // The main name stays the first, though others sort before it. Without CloudFront the load balancer carries them.
  const sorted = ["m.example.com", "*.example.com", "a.example.com", "z.example.com"];
  for (const cdn of ["", "cdn: {enabled: false}\n"]) {
    expect(names('z.example.com, "*.example.com", a.example.com', cdn)).toEqual([sorted]);
    expect(names('a.example.com, z.example.com, "*.example.com"', cdn)).toEqual([sorted]);
  }
});
