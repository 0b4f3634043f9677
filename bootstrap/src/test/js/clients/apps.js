"use strict";

const assert = require("node:assert/strict");
const { missing, refused, shaped } = require("../support");

module.exports = {
  name: "Apps",
  // Apps of Plimsoll's own: try these here once they can be made.
  untried: ["create", "destroy"],
  async run({ api, app }) {
    const listed = (await api.all()).find(({ name }) => name === app);
    shaped(listed, {
      id: "string",
      name: "string",
      region: "string",
      status: "string",
      owner: "object",
      project: "object",
      links: "object",
      limits: "object",
      flags: "object",
      force_https: "boolean",
      sticky_session: "boolean",
      router_logs: "boolean",
      hds_resource: "boolean",
      private_networks_ids: "list",
      created_at: "date",
      updated_at: "date",
    });
    assert.equal(listed.status, "running");
    assert.deepEqual(await api.find(listed.id), await api.find(app));
    assert.equal((await api.update(app, { force_https: true })).force_https, false);
    await missing(api.find("no-such-app"), "app");

    assert.deepEqual(Object.keys((await refused(422, api.transfer(app, app, "a@b.c"))).errors), ["owner"]);
    await missing(api.rename(app, app, "another-name"));
    await missing(api.logsURL(app));
    await assert.rejects(api.deploymentListener(app), "nothing streams deployments");
  },
};
