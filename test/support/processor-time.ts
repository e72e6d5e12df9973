/**
 * Milliseconds of processor time since the call: what a limit against hanging is held to, for the clock of a machine that
 * does other things says nothing of the work.
 */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
