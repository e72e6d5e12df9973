import { expect, test } from "vitest";
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
