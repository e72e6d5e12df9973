import { admin } from "./checks/admin.js";
import { staticFiles } from "./checks/files.js";
import { hitRate } from "./checks/hit-rate.js";
import { order } from "./checks/order.js";
import { pageSettings } from "./checks/pages.js";
import { restApi } from "./checks/rest-api.js";
import { sessionCookies } from "./checks/session-cookies.js";
import type { TemplateCheck } from "./site.js";

/** All that is looked at in somebody's template; a new check is a file in checks/ and a line here. */
export const templateChecks: readonly TemplateCheck[] = [
  admin,
  restApi,
  sessionCookies,
  hitRate,
  pageSettings,
  staticFiles,
  order,
];
