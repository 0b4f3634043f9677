"use strict";

const assert = require("node:assert/strict");
const { shaped } = require("../support");

module.exports = {
  name: "Regions",
  async run({ api, url }) {
    const [region] = await api.all();
    shaped(region, { name: "string", display_name: "string", ssh: "string", dashboard: "string", default: "boolean" });
    assert.deepEqual([region.api, region.database_api], [url, url]);
  },
};
