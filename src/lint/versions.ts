/**
 * Whether a version comes before another (8.9 before 8.10). Where one says less than the other, what it leaves out is taken
 * to be the same.
 */
export function isOlder(one: string, other: string): boolean {
  const numbers = (version: string): readonly number[] => version.match(/\d+/gu)?.map(Number) ?? [];
  const rivals = numbers(other);
  for (const [place, number] of numbers(one).entries()) {
    const rival = rivals[place] ?? number;
    if (number !== rival) return number < rival;
  }
  return false;
}
