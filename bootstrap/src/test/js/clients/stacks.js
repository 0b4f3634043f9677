"use strict";

const assert = require("node:assert/strict");

module.exports = {
  name: "Stacks",
  async run({ api }) {
    assert.deepEqual((await api.list()).map(({ name }) => name), ["docker"]);
  },
};
