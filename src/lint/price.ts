import { prices } from "../generated/facts.js";

type Price = (typeof prices.list)[number];

/** What one of a thing costs in its own unit (an hour, a month, a GB): the list price in us-east-1. */
export const usdFor = (id: Price["id"]): number => prices.list.find((price) => price.id === id)?.usd ?? 0;

/** What something that runs all day costs in a month, in whole dollars. */
export const usdPerMonth = (id: Extract<Price, { unit: "hour" }>["id"]): number =>
  Math.round(usdFor(id) * prices.hoursPerMonth);
