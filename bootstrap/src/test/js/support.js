"use strict";

const assert = require("node:assert/strict");

/** The names of all calls that a thematic client has. */
function callsOf(thematic) {
  return Object.getOwnPropertyNames(Object.getPrototypeOf(thematic)).filter((name) => name !== "constructor");
}

/** The same client, but for noting which of its calls are used. */
function watched(thematic, called) {
  return new Proxy(thematic, {
    get(target, name) {
      const member = target[name];
      if (typeof member !== "function") return member;
      called.add(name);
      return member.bind(target);
    },
  });
}

/** Expects the package's own error with this status, and answers the body. */
async function refused(status, promise) {
  const failure = await promise.then(
    (answer) => assert.fail(`a ${status} was expected, not ${JSON.stringify(answer)}`),
    (rejected) => rejected,
  );
  assert.equal(failure.status, status, String(failure));
  return failure.data;
}

/** Expects a 404 with a body as the package reads it. */
async function missing(promise, resource) {
  const { error, resource: named } = await refused(404, promise);
  assert.equal(error, "not found");
  assert.equal(named, resource);
}

/** Expects the type of each of these fields: the name of a primitive, `date`, `list` or `object`. */
function shaped(object, fields) {
  for (const [field, type] of Object.entries(fields)) {
    const value = object[field];
    const is =
      type === "date" ? typeof value === "string" && !Number.isNaN(Date.parse(value))
      : type === "list" ? Array.isArray(value)
      : type === "integer" ? Number.isInteger(value)
      : type === "object" ? value !== null && typeof value === "object" && !Array.isArray(value)
      : typeof value === type;
    assert.ok(is, `${field} is no ${type}: ${JSON.stringify(value)} in ${JSON.stringify(object)}`);
  }
}

/** Creates an autoscaler of `web`, hands it on, and removes it whatever comes of that. */
async function withAutoscaler(client, app, work) {
  const autoscaler = await client.Autoscalers.create(app, {
    container_type: "web",
    min_containers: 1,
    max_containers: 4,
    metric: "cpu",
    target: 0.8,
  });
  try {
    return await work(autoscaler);
  } finally {
    await client.Autoscalers.destroy(app, autoscaler.id);
  }
}

module.exports = { callsOf, missing, refused, shaped, watched, withAutoscaler };
