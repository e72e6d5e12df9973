/** What is true of the deployment as a whole. Regions are AWS region names. */
export interface Deployment {
  /** The spec's `name` (with the environment's suffix): stack name, prefix of names and tags. */
  readonly name: string;
  readonly environment: string | undefined;
  readonly tier: string;
  readonly regions: { readonly main: string; readonly edge: string; readonly recovery: string | undefined };
  /** The user's tags, sorted by key. */
  readonly tags: readonly (readonly [key: string, value: string])[];
  /** Base name of the spec file, for headers. */
  readonly specFile: string;
  /** Whether what holds data outlives the deployment; a staging site goes with all it has. */
  readonly keepsData: boolean;
  /** ARN of the customer's key for data at rest; undefined: the services' own keys. */
  readonly kmsKeyArn: string | undefined;
  readonly iam: { readonly path: string | undefined; readonly permissionsBoundary: string | undefined };
}
