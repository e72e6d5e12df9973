import type { Step } from "./visitor.js";

type Doing = Omit<Step, "who">;
const repeat = (times: number, steps: readonly Doing[]): readonly Doing[] =>
  Array.from({ length: times }, () => steps).flat();

const see = (...paths: readonly string[]): readonly Doing[] => paths.map((path) => ({ path }));
const post = (path: string, form: Readonly<Record<string, string>>): Doing => ({
  path,
  method: "POST",
  form,
  changes: true,
});
const login = (name: string): readonly Doing[] => [
  { path: "/wp-login.php" },
  post("/wp-login.php", { log: name, pwd: `${name}-password`, testcookie: "1" }),
];
const buy = (product: number): Doing => ({ path: `/?add-to-cart=${product}`, changes: true });

const front = see("/", "/bees/", "/trees/", "/seas/", "/secret/");
const file: Doing = { path: "/wp-includes/css/dashicons.min.css" };

/** What each visitor does, in order. `run` tells the comments of one replay from those of another. */
function doings(run: string, rounds: number): Readonly<Record<string, readonly Doing[]>> {
  const anonymous = [...front, file, ...see("/", "/bees/", "/secret/")];
  return {
    anonymous1: [
      ...repeat(rounds, anonymous),
      ...see("/feed/", "/wp-json/wp/v2/posts", "/wp-login.php", "/", "/bees/", "/winds/"),
      { path: "/bees/", scheme: "http" },
      { path: "/bees/", method: "HEAD" },
      { ...file, method: "POST", form: {} },
    ],
    anonymous2: [
      ...repeat(rounds, anonymous),
      ...see("/feed/", "/wp-admin/", "/cart/", "/?s=bees", "/?s=bees", "/winds/"),
    ],
    commenter: [
      ...front,
      post("/wp-comments-post.php", {
        comment: `An opinion of run ${run}`,
        author: `Connie Commenter ${run}`,
        email: `connie-${run}@example.org`,
        comment_post_ID: "4",
        "wp-comment-cookies-consent": "yes",
      }),
      // Nobody has asked for this one yet; others do at their end.
      ...see("/winds/"),
      ...repeat(Math.ceil(rounds / 2), front),
    ],
    subscriber: [
      ...front,
      ...login("sigrid"),
      ...repeat(Math.ceil(rounds / 4), front),
      ...see("/wp-admin/profile.php"),
    ],
    admin: [
      ...login("ada"),
      ...repeat(Math.ceil(rounds / 4), front),
      ...see("/wp-admin/edit-comments.php", "/wp-json/wp/v2/posts", "/bees/"),
    ],
    reader: [
      ...front,
      post("/wp-login.php?action=postpass", { post_password: "sesame" }),
      ...repeat(Math.ceil(rounds / 2), front),
    ],
    shopper1: [
      ...see("/", "/bees/"),
      buy(1),
      ...front,
      buy(2),
      ...repeat(Math.ceil(rounds / 4), front),
      ...see("/cart/"),
    ],
    shopper2: [
      ...see("/bees/", "/"),
      buy(1),
      ...front,
      buy(3),
      ...repeat(Math.ceil(rounds / 4), front),
      ...see("/cart/"),
    ],
  };
}

/** All of it, interleaved: the same order for the same seed. */
export function script(run: string, rounds: number, seed = 7): readonly Step[] {
  const left = Object.entries(doings(run, rounds)).map(([who, steps]) => ({ who, steps: [...steps] }));
  const mixed: Step[] = [];
  // Numerical Recipes' linear congruential generator; longer lists are drawn more often, so that all end together.
  let state = seed;
  for (let total = left.flatMap(({ steps }) => steps).length; total > 0; total -= 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    let place = Math.floor((state / 2 ** 32) * total);
    for (const { who, steps } of left) {
      if (place < steps.length) {
        const step = steps.shift();
        if (step !== undefined) mixed.push({ who, ...step });
        break;
      }
      place -= steps.length;
    }
  }
  return mixed;
}
