/** Folders of a log bucket: each writer may write to its own only. The services add `AWSLogs/<account>/` themselves. */
export const logPrefixes = { flowLogs: "flow-logs", loadBalancer: "load-balancer" } as const;
