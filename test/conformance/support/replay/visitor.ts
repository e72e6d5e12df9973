import type { NamedValue } from "../../../../src/compiler/cdn/key.js";
import type { ViewerRequest } from "./proxy.js";
import type { Page } from "./wordpress.js";

/** One thing that a visitor does. */
export interface Step {
  readonly who: string;
  readonly path: string;
  /** Default: GET. */
  readonly method?: "GET" | "HEAD" | "POST";
  /** Fields of a form. */
  readonly form?: Readonly<Record<string, string>>;
  /** Default: https. */
  readonly scheme?: "http" | "https";
  /** The request changes what WordPress holds, so that nobody may send it twice. */
  readonly changes?: true;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  readonly isSecure: boolean;
}

/** Cookies as a browser keeps them, as far as WordPress sets them. */
class Jar {
  readonly #cookies = new Map<string, Cookie>();

  take(page: Page, now: number): void {
    for (const text of page.headers["set-cookie"] ?? []) {
      const [pair = "", ...attributes] = text.split(";").map((part) => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)];
      const attribute = (which: string): string | undefined =>
        attributes.find((each) => each.toLowerCase().startsWith(`${which}=`))?.slice(which.length + 1);
      const path = attribute("path") ?? "/";
      const expires = attribute("expires");
      const place = `${path} ${name}`;
      if (expires !== undefined && Date.parse(expires) < now) this.#cookies.delete(place);
      else this.#cookies.set(place, { name, value, path, isSecure: /;\s*secure/iu.test(text) });
    }
  }

  for(path: string, scheme: "http" | "https"): readonly NamedValue[] {
    const isUnder = (cookie: Cookie): boolean =>
      path === cookie.path || path.startsWith(cookie.path.endsWith("/") ? cookie.path : `${cookie.path}/`);
    return [...this.#cookies.values()]
      .filter((cookie) => isUnder(cookie) && (scheme === "https" || !cookie.isSecure))
      .map(({ name, value }) => ({ name, value }));
  }
}

/** A visitor with a browser; some of them are counted by analytics and come from campaigns. */
export class Visitor {
  readonly #jar = new Jar();
  readonly #name: string;
  readonly #isCounted: boolean;
  #requests = 0;

  constructor(name: string) {
    this.#name = name;
    this.#isCounted = /2|commenter|reader|shopper1/u.test(name);
  }

  /** The request of a step, with everything that the browser has gathered by now. */
  request({ path: target, method = "GET", form, scheme = "https" }: Step): ViewerRequest {
    this.#requests += 1;
    const [path = "/", query = ""] = target.split("?");
    const isCampaign = this.#isCounted && method === "GET" && this.#requests % 3 === 0;
    const campaign = isCampaign ? [`utm_source=${this.#name}`, `fbclid=${this.#name}${this.#requests}`] : [];
    const counted = [
      { name: "_ga", value: `GA1.2.${this.#name}` },
      { name: "_ga_ABC", value: `GS1.1.${this.#name}.${this.#requests}` },
      { name: "_gid", value: this.#name },
    ];
    const headers = [
      { name: "User-Agent", value: `Browser of ${this.#name}` },
      { name: "Accept", value: "text/html,*/*" },
      { name: "Accept-Language", value: this.#isCounted ? "de" : "en" },
      { name: "Referer", value: `https://www.example.org${path}` },
    ];
    if (form !== undefined) headers.push({ name: "Content-Type", value: "application/x-www-form-urlencoded" });
    return {
      scheme,
      host: "www.example.org",
      method,
      path,
      query: [...(query === "" ? [] : [query]), ...campaign].join("&"),
      headers,
      cookies: [...this.#jar.for(path, scheme), ...(this.#isCounted ? counted : [])],
      body: form === undefined ? undefined : new URLSearchParams(form).toString(),
    };
  }

  take(page: Page): void {
    // What WordPress sets lives by the clock of this machine, not by that of the proxy.
    this.#jar.take(page, Date.now());
  }
}
