import { freemem } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/conformance/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "conformance",
          include: ["test/conformance/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 120_000,
          // Terraform and its provider take 1.5 GB for each test of those that say they can run beside others.
          maxConcurrency: Math.min(16, Math.max(1, Math.floor(freemem() / 1.5e9))),
        },
      },
    ],
  },
});
