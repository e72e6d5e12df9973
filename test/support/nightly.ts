/** Whether there is a night's time: enumerations go further, and what is drawn is drawn more often. */
export const isNightly = process.env["WPSPEC_NIGHTLY"] === "1";
