import fc from "fast-check";
import { expect, test } from "vitest";
import type { Spec } from "../../src/generated/spec.js";
import { arbitrarySpec, arbitrarySpecOf } from "../support/arbitrary.js";
import { compiled } from "../support/compiled.js";
import { merged, patchBetween, type SpecData } from "../support/overlay.js";
import { forSpecs, runs } from "../support/runs.js";
import { settled } from "../support/settled.js";
import { at, ofType } from "../support/template.js";

/** A spec without the value at a JSON pointer. */
function without(spec: SpecData, pointer: string): SpecData {
  const words = pointer.split("/").slice(1);
  const patch = words.reduceRight<unknown>((inside, word) => ({ [word]: inside }), null);
  return merged(spec, patch) as SpecData;
}

test("a key that is said to do nothing does nothing: without it every template is the same", async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(arbitrarySpec, async ({ environments: _environments, ...spec }) => {
      const made = await compiled(spec);
      fc.pre(made !== undefined);
      const idle = made.findings.filter(({ code }) => code === "spec/key-without-effect").map(({ path = "" }) => path);
      for (const path of idle.slice(0, 4)) {
        seen++;
        const less = await compiled(without(spec, path));
        // Other idle keys of lightsail may be written only beside this one.
        if (less === undefined && path === "/lightsail/peering") continue;
        expect(less?.templates, path).toEqual(made.templates);
      }
    }),
    runs(80),
  );
  expect(seen).toBeGreaterThan(20);
});

test("CloudFront speaks TLS to a single server only where the server can get a certificate for the name it is asked by", async () => {
  const domains = fc.record({
    name: fc.constantFrom(undefined, "www.example.org"),
    originName: fc.constantFrom(undefined, "origin.example.org"),
    hostedZoneId: fc.constantFrom(undefined, "Z0123456789ABCDEFGHIJ"),
    certificateArn: fc.constant("arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"),
    serverCertificate: fc.constantFrom(undefined, "acme", "none"),
  });
  const specs = fc
    .tuple(fc.oneof(arbitrarySpecOf("ec2"), arbitrarySpecOf("lightsail")), domains)
    .map(([{ environments: _environments, ...spec }, domain]): SpecData => {
      const cdn = { ...(spec["cdn"] as object), enabled: true };
      const { originProtocol: _protocol, ...rest } = cdn as Record<string, unknown>;
      return { ...spec, cdn: rest, domain: JSON.parse(JSON.stringify(domain)) as SpecData };
    });
  let secure = 0;
  await forSpecs(
    120,
    (made, data) => {
      const { tier, isForeignImage } = settled(data, made);
      const { domain } = data as unknown as Spec;
      const [distribution] = ofType(made.main, "AWS::CloudFront::Distribution");
      const origin = at(distribution?.properties, "DistributionConfig", "Origins", 0);
      const own = at(origin, "CustomOriginConfig", "OriginProtocolPolicy");
      const [way] = ofType(made.main, "AWS::CloudFront::VpcOrigin");
      const protocol = own ?? at(way?.properties, "VpcOriginEndpointConfig", "OriginProtocolPolicy");
      if (protocol === "http-only") return;
      secure++;
      expect(typeof at(origin, "DomainName")).toBe("string");
      expect(isForeignImage).toBe(false);
      expect(domain?.serverCertificate).not.toBe("none");
      // A server of EC2 behind CloudFront answers nobody else: a record has to prove the name.
      if (tier === "ec2") expect(domain?.hostedZoneId).toBeDefined();
    },
    specs,
  );
  expect(secure).toBeGreaterThan(10);
});

test("a patch between two specs makes the one of the other", () => {
  fc.assert(
    // Overlays hold nulls, which a patch cannot write.
    fc.property(arbitrarySpec, arbitrarySpec, ({ environments: _one, ...one }, { environments: _other, ...other }) => {
      expect(merged(one, patchBetween(one, other))).toEqual(other);
    }),
    runs(30),
  );
});
