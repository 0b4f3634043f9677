"use strict";

const assert = require("node:assert/strict");
const { missing, refused } = require("../support");

module.exports = {
  name: "Environment",
  async run({ api, app }) {
    assert.deepEqual(await api.for(app), []);
    assert.deepEqual(await api.bulkUpdate(app, []), []);
    assert.deepEqual(Object.keys((await refused(422, api.create(app, { name: "A", value: "1" }))).errors), ["variable"]);
    await refused(422, api.bulkUpdate(app, [{ name: "A", value: "1" }]));
    await missing(api.update(app, "none", "1"));
    await missing(api.destroy(app, "none"));
    await missing(api.bulkDestroy(app, ["none"]), "variable");
    await missing(api.for("no-such-app"), "app");
  },
};
