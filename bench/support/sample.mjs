// @ts-check

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). @param {number} seed */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * `count` of the items, the same ones for the same seed. Every group gets one in turn, and `weight` in turn where it says so,
 * so that a short file is not lost among long ones.
 * @template T @param {readonly T[]} items @param {(item: T) => string} groupOf @param {(group: string) => number} weight
 * @param {number} count @param {number} seed @returns {readonly T[]}
 */
export function sample(items, groupOf, weight, count, seed) {
  const next = numbers(seed);
  /** @type {Map<string, T[]>} */
  const groups = new Map();
  for (const item of items) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  for (const group of groups.values()) {
    for (let last = group.length - 1; last > 0; last -= 1) {
      const other = Math.floor(next() * (last + 1));
      const [one, two] = [group[last], group[other]];
      if (one !== undefined && two !== undefined) [group[last], group[other]] = [two, one];
    }
  }
  /** @type {T[]} */
  const taken = [];
  while (taken.length < Math.min(count, items.length)) {
    for (const [name, group] of groups) taken.push(...group.splice(0, weight(name)));
  }
  return taken.slice(0, count);
}
