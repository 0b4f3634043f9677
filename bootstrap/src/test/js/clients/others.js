// All thematic clients of things that are not here: every call answers the 404 body, whatever is asked.
"use strict";

const assert = require("node:assert/strict");
const { callsOf, refused } = require("../support");

// The package asks this without a token, and nobody is told anything then.
const WITHOUT_A_TOKEN = ["Addons.listCategories"];

const HERE = [
  "Alerts",
  "Apps",
  "Autoscalers",
  "Containers",
  "Environment",
  "Events",
  "Metrics",
  "NotificationPlatforms",
  "Notifiers",
  "Operations",
  "Regions",
  "Stacks",
  "Stats",
  "Tokens",
  "Users",
];

// Serves as an id, as a body and as a query.
const ANYTHING = Object.defineProperty({}, "toString", { value: () => "anything" });

module.exports = {
  async run({ client }) {
    const others = Object.keys(client).filter((name) => client[name]?._client && !HERE.includes(name));
    assert.ok(others.length > 10, `the package has other clients: ${others}`);
    let count = 0;
    for (const name of others) {
      for (const call of callsOf(client[name])) {
        const answer = client[name][call](ANYTHING, ANYTHING, ANYTHING);
        const [status, error] = WITHOUT_A_TOKEN.includes(`${name}.${call}`)
          ? [401, "Invalid credentials"]
          : [404, "not found"];
        const body = await refused(status, answer).catch((failure) => {
          throw new Error(`${name}.${call}`, { cause: failure });
        });
        assert.equal(body.error, error);
        count += 1;
      }
    }
    return count;
  },
};
