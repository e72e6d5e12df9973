import { start, freePort, type Server } from "./web-server.js";

/** moto's server on loopback: an AWS of this machine alone. */
export interface Moto extends Server {
  /** What makes the AWS CLI talk to it, and to nobody else. */
  readonly env: Readonly<Record<string, string>>;
  readonly endpoint: string;
}

export async function startMoto(command: string): Promise<Moto> {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const server = await start(
    command,
    ["-H", "127.0.0.1", "-p", String(port)],
    async () => {
      try {
        return (await fetch(`${endpoint}/moto-api/`)).ok;
      } catch {
        return false;
      }
    },
    60,
    // Policies that AWS manages, for roles that have them attached.
    { MOTO_IAM_LOAD_MANAGED_POLICIES: "true" },
  );
  return { ...server, endpoint, env: { ...offline, AWS_ENDPOINT_URL: endpoint } };
}

/** Nothing of the machine's own configuration, and an endpoint where nobody listens. */
export const offline: Readonly<Record<string, string>> = {
  AWS_ENDPOINT_URL: "http://127.0.0.1:9",
  AWS_ACCESS_KEY_ID: "testing",
  AWS_SECRET_ACCESS_KEY: "testing",
  AWS_CONFIG_FILE: "/dev/null",
  AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_MAX_ATTEMPTS: "1",
  AWS_PAGER: "",
};
