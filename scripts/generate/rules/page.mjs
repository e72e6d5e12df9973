// @ts-check
/**
 * The one form of a page of docs/rules/, as CONTRIBUTING.md says it.
 * @typedef {{ why: string, level: string, tiers: string, fix: "safe" | "suggested" | "none", source: string, wrong: string, right: string }} Page
 */
const form =
  /^# (?<title>\S+)\n\n(?<why>[^#]+?)\n\n- Level: (?<level>.+)\n- Tiers: (?<tiers>.+)\n- Fix: (?<fix>safe|suggested|none)\n- Source: (?<source>.+)\n\n## Wrong\n\n```yaml\n(?<wrong>[^`]+)```\n\n## Right\n\n```yaml\n(?<right>[^`]+)```\n$/;

/**
 * Reads the page of a rule: lines of a paragraph joined, specs as they stand.
 * @param {string} id @param {string} text @returns {Page}
 */
export function readPage(id, text) {
  const { title, why, level, tiers, fix, source, wrong, right } = form.exec(text)?.groups ?? {};
  if (title !== id || !why || !level || !tiers || !source || !wrong || !right)
    throw new Error(`docs/rules/${id}.md has another form than CONTRIBUTING.md says.`);
  if (fix !== "safe" && fix !== "suggested" && fix !== "none") throw new Error(`docs/rules/${id}.md has no such fix.`);
  const paragraphs = why.split(/\n{2,}/u).map((each) => each.replaceAll("\n", " "));
  return { why: paragraphs.join("\n\n"), level, tiers, fix, source, wrong, right };
}
