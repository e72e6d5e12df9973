/** Set by the bundler to the version of package.json. */
declare const WPSPEC_VERSION: string;

export const version = WPSPEC_VERSION;
