import { childPointer } from "../../../compiler/parse/pointer.js";
import type { RuleFor, RuleChange } from "../../rule.js";

const units: Readonly<Record<string, number>> = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
const mebibyte = 1024 ** 2;

/** Bytes of a size as php.ini has it: a number, or one with K, M or G; undefined for other texts. */
function bytesOf(value: unknown): number | undefined {
  const [, digits = "", unit = ""] = /^(\d{1,15})([kmg]?)$/iu.exec(String(value).trim()) ?? [];
  return digits === "" ? undefined : Number(digits) * (units[unit.toLowerCase()] ?? 1);
}

export const rule: RuleFor<"ec2" | "elastic"> = {
  tiers: ["ec2", "elastic"],
  severity: "warning",
  source: "PHP Manual, Description of core php.ini directives: upload_max_filesize, post_max_size",
  *check({ spec }) {
    const { uploadMaxMiB, ini = {} } = spec.wordpress.php;
    if (spec.web.bootstrap === "none") return;
    for (const name of ["upload_max_filesize", "post_max_size"] as const) {
      const bytes = bytesOf(ini[name]);
      const limit = uploadMaxMiB * mebibyte;
      // A larger form is one that nginx stops at the size of uploads; 0 means no limit of PHP's own.
      const isFine =
        bytes === undefined || bytes === limit || (name === "post_max_size" && (bytes > limit || bytes === 0));
      if (isFine) continue;
      const at = `/${childPointer("/wordpress/php/ini", name).slice(1)}` as const;
      const wanted = Math.ceil(bytes / mebibyte);
      const goes: RuleChange = { kind: "delete", at };
      const isFile = name === "upload_max_filesize";
      yield {
        at,
        message:
          bytes > limit
            ? `A file of ${wanted} MiB is what PHP takes with ${name}: ${ini[name]}, and nginx refuses it with 413 above the ${uploadMaxMiB} MiB of uploadMaxMiB.`
            : `A file of ${uploadMaxMiB} MiB is what nginx lets through, and PHP with ${name}: ${ini[name]} drops it, so the upload ends in an error.`,
        hint: isFile
          ? `Write wordpress.php.uploadMaxMiB: ${wanted}, for PHP and nginx alike, and delete ${name}.`
          : `Delete ${name}: it follows from uploadMaxMiB.`,
        fix: {
          isSafe: false,
          changes:
            isFile && wanted > 0 ? [{ kind: "set", at: "wordpress.php.uploadMaxMiB", to: wanted }, goes] : [goes],
        },
      };
    }
  },
};
