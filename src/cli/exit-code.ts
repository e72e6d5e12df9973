/** What the process ends with; part of the contract with scripts and CI. */
export const exitCode = { fine: 0, findings: 1, usage: 2, bug: 3 } as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Of several results the highest wins. */
export const worst = (codes: readonly ExitCode[]): ExitCode =>
  codes.reduce<ExitCode>((most, code) => (code > most ? code : most), exitCode.fine);
