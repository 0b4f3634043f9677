"use strict";

const assert = require("node:assert/strict");
const { missing, shaped } = require("../support");

module.exports = {
  name: "Operations",
  async run({ api, app, client }) {
    const restarted = await client.Containers.restart(app);
    const operation = await api.operation(app, restarted.id);
    shaped(operation, { id: "string", app_id: "string", created_at: "date", status: "string", type: "string" });
    await restarted.wait();
    const done = await api.operation(app, restarted.id);
    assert.deepEqual([done.status, done.type], ["done", "restart"]);
    shaped(done, { finished_at: "date" });
    await missing(api.operation(app, "000000000000000000000000"), "operation");
  },
};
