import type { Family } from "../picture.js";

/** A sign of our own for each family, 18 by 18, and the class that colors it. */
export const signs: Readonly<Record<Family, { readonly path: string; readonly style: string }>> = {
  people: { style: "people", path: "M9 1a4 4 0 1 0 .01 0M2 17c0-4 3-6 7-6s7 2 7 6" },
  edge: { style: "edge", path: "M9 1a8 8 0 1 0 .01 0M1 9h16M9 1c-5 5-5 11 0 16M9 1c5 5 5 11 0 16" },
  network: { style: "net", path: "M9 2v5M3 16v-4h12v4M9 12V7M6 2h6M1 16h4M13 16h4" },
  compute: {
    style: "compute",
    path: "M3 3h12v12H3zM7 7h4v4H7zM6 3V0M12 3V0M6 18v-3M12 18v-3M0 6h3M0 12h3M15 6h3M15 12h3",
  },
  data: { style: "db", path: "M2 4c0-4 14-4 14 0v10c0 4-14 4-14 0zM2 4c0 4 14 4 14 0M2 9c0 4 14 4 14 0" },
  storage: { style: "store", path: "M1 3h16l-3 14H4zM1 3c4 3 12 3 16 0" },
  operations: { style: "ops", path: "M2 1h10l4 4v12H2zM12 1v4h4M5 9h8M5 13h8" },
};
