import type { SpecOf } from "../generated/spec.js";

/** What is copied of a single server. */
export interface ServerCopies {
  /** Whether the server keeps all it has on the disk that its image is made of. */
  readonly isOnOwnDisk: boolean;
  /** Whether anything of it is copied: the volume of its data, or all its disks as an image. */
  readonly isCopied: boolean;
}

/** Which backups of `backup.files` and `backup.images` a server of tier ec2 has. Its database is among its files. */
export function serverCopies({ web, backup }: SpecOf<"ec2">): ServerCopies {
  const isOnOwnDisk = web.bootstrap === "none";
  return { isOnOwnDisk, isCopied: backup.images !== false || (!isOnOwnDisk && backup.files !== false) };
}
