import { nodesOf } from "../../compiler/graph/graph.js";
import { shellWord } from "../markdown.js";
import type { RunbookContext } from "./context.js";
import { fence, steps } from "./text.js";

/** What neither the target nor wpspec can do, and what a deployment would fail without. Nothing where there is none. */
export function beforeSection({ graph }: Pick<RunbookContext, "graph">): readonly string[] {
  const { regions } = graph.deployment;
  const contact = nodesOf(graph, "lightsailAlarm").find(({ properties }) => properties.contact !== undefined)
    ?.properties.contact;
  const texts: string[] = [];
  if (contact !== undefined) {
    texts.push(
      [
        "Lightsail mails to one contact for the whole region; without a confirmed one it takes no alarm that notifies:",
        fence(
          `aws lightsail create-contact-method --region ${regions.main} --protocol Email --contact-endpoint ${shellWord(contact)}`,
        ),
        "Follow the link in the mail it sends.",
      ].join("\n"),
    );
  }
  if (nodesOf(graph, "network").some(({ properties }) => "isDefault" in properties)) {
    texts.push(
      [
        "Peer Lightsail with the default VPC of the account, the only one it can reach; this exists in no template:",
        fence(
          `aws lightsail peer-vpc --region ${regions.main}`,
          `aws lightsail is-vpc-peered --region ${regions.main}`,
        ),
      ].join("\n"),
    );
  }
  if (nodesOf(graph, "staticBucket").some(({ properties }) => properties.access === "website")) {
    texts.push(
      [
        "The bucket is a public website, as the whitepaper has it. Where the account blocks public access as a whole (new",
        "accounts do), S3 refuses its policy. Look, and lift `BlockPublicPolicy` and `RestrictPublicBuckets` or write",
        "`storage.static.access: private`:",
        fence(
          'aws s3control get-public-access-block --account-id "$(aws sts get-caller-identity --query Account --output text)"',
        ),
      ].join("\n"),
    );
  }
  const marketplace = nodesOf(graph, "webServer").some(
    ({ properties }) => "ami" in properties.image && properties.bootTimeoutMinutes === undefined,
  );
  if (marketplace) {
    texts.push(
      "An image of AWS Marketplace starts only in accounts that have subscribed to it: open its page there and accept the terms.",
    );
  }
  return texts.length === 0 ? [] : ["## Before the first deployment", "", ...steps(texts), ""];
}
