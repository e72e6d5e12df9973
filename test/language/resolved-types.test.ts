import { expectTypeOf, test } from "vitest";
import type { Ec2Spec, ElasticSpec, LightsailSpec, Spec, SpecPath } from "../../src/generated/spec.js";

test("a written spec needs four keys", () => {
  expectTypeOf<{ version: 1; name: string; tier: "elastic"; region: "eu-west-1" }>().toExtend<Spec>();
  expectTypeOf<{ version: 1; name: string; tier: "elastic" }>().not.toExtend<Spec>();
});

test("a resolved spec has what has a default, and groups always", () => {
  expectTypeOf<ElasticSpec["tier"]>().toEqualTypeOf<"elastic">();
  expectTypeOf<ElasticSpec["web"]["capacity"]["min"]>().toEqualTypeOf<number>();
  expectTypeOf<ElasticSpec["cache"]["engine"]>().toEqualTypeOf<"valkey" | "memcached" | "local" | "none">();
  expectTypeOf<ElasticSpec["domain"]["name"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<ElasticSpec["domain"]["originName"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Exclude<ElasticSpec["backup"]["files"], false>["retentionDays"]>().toEqualTypeOf<number>();
  expectTypeOf<Exclude<ElasticSpec["web"]["scaling"], "none">["metric"]>().toEqualTypeOf<"cpu" | "requests" | "none">();
  expectTypeOf<ElasticSpec["storage"]["static"]["paths"]>().toEqualTypeOf<readonly string[]>();
});

test("a resolved spec lacks what its tier cannot use", () => {
  expectTypeOf<ElasticSpec>().not.toHaveProperty("lightsail");
  expectTypeOf<ElasticSpec["web"]>().not.toHaveProperty("staticIp");
  expectTypeOf<Ec2Spec["web"]["staticIp"]>().toEqualTypeOf<boolean>();
  expectTypeOf<Ec2Spec["web"]>().not.toHaveProperty("capacity");
  expectTypeOf<LightsailSpec>().not.toHaveProperty("network");
  expectTypeOf<LightsailSpec["lightsail"]["bundle"]>().toEqualTypeOf<string>();
});

test("paths name groups, keys and items of lists", () => {
  expectTypeOf<"network">().toExtend<SpecPath>();
  expectTypeOf<"web.capacity.min">().toExtend<SpecPath>();
  expectTypeOf<"cdn.behaviors.3.path">().toExtend<SpecPath>();
  expectTypeOf<"wordpress.plugins.0">().toExtend<SpecPath>();
  expectTypeOf<"web.volumeGib">().not.toExtend<SpecPath>();
});
