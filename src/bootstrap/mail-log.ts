import { iniValue } from "./escape.js";

/** Where the mail of a staging site ends. */
export const mailLog = "/var/log/wpspec-mail.log";

/** PHP hands its mail to this command, and adds arguments that a shell with a command of its own does not look at. */
export const mailSetting = `sendmail_path = ${iniValue(`/bin/sh -c '{ cat; echo; } >> ${mailLog}'`)}`;
