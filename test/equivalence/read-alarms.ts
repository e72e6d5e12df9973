import type { Piece } from "./assemble.js";
import { normalKey, normalName, reference, type Tree } from "./description.js";
import type { TerraformBody } from "./read-terraform.js";
import { commandsIn, optionsOf } from "./shell.js";

/** Words after an option as a value: none is a switch that is on. */
const valueOf = (words: readonly string[]): Tree =>
  words.length === 0 ? "true" : words.length === 1 ? (words[0] ?? "") : words;

/** The alarms that a runbook's commands make, which the provider has no resource for. */
export function alarmsOf(runbook: string, { resource = {}, provider = {} }: TerraformBody): readonly Piece[] {
  const [, deployment = ""] = /^# Runbook of (.+)$/m.exec(runbook) ?? [];
  const region = provider.aws?.find(({ alias }) => alias === undefined)?.["region"];
  const instances = Object.entries(resource["aws_lightsail_instance"] ?? {});
  return commandsIn(runbook, "aws lightsail put-alarm").map((words) => {
    const entries = [...optionsOf(words)].map(([option, value]): readonly [string, Tree] => {
      const [, off] = /^no-(.*)$/.exec(option) ?? [];
      return off === undefined ? [option, valueOf(value)] : [off, "false"];
    });
    const { "alarm-name": name = "", region: where, ...options } = Object.fromEntries(entries);
    const watched = instances.find(([, config]) => config["name"] === options["monitored-resource-name"]);
    const properties: Record<string, Tree> = {
      ...Object.fromEntries(
        Object.entries(options).map(([key, value]) => [normalKey(key.replaceAll("-", "_")), value]),
      ),
      alarmname: name,
      madeby: "runbook",
    };
    if (watched !== undefined)
      properties["monitoredresourcename"] = reference("AWS::Lightsail::Instance", watched[0], "Ref");
    if (where !== undefined && where !== region) properties["region"] = where;
    const own = String(name).replace(`${deployment}-`, "");
    return { kind: "AWS::Lightsail::Alarm", name: normalName(own), placement: "main", properties };
  });
}
