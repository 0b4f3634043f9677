// Drives a server through one thematic client of the npm package `scalingo`, as a program of a user would:
// `node run.js autoscalers`, with the server's address, a token of an administrator and the name of an app with one
// container type `web` in the environment. Fails unless every call of that client was tried.
"use strict";

const assert = require("node:assert/strict");
const { clientFromToken } = require("scalingo");
const { watched, callsOf } = require("./support");

const { PLIMSOLL_URL: url, PLIMSOLL_TOKEN: token, PLIMSOLL_APP: app } = process.env;

async function main(theme) {
  const { name, run, untried = [] } = require(`./clients/${theme}`);
  const client = await clientFromToken(token, { apiUrl: url, authApiUrl: url, billingApiUrl: url });
  const called = new Set();
  const count = await run({ api: name && watched(client[name], called), client, app, token, url });
  const left = name ? callsOf(client[name]).filter((call) => !called.has(call)) : [];
  assert.deepEqual(left, untried, `calls of ${name} that were not tried`);
  return count ?? called.size;
}

main(process.argv[2]).then(
  (count) => console.log(`${count} calls`),
  (failure) => {
    console.error(failure, failure.data ?? "");
    process.exitCode = 1;
  },
);
