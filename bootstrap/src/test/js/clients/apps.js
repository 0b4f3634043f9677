"use strict";

const assert = require("node:assert/strict");
const { missing, refused, shaped } = require("../support");

module.exports = {
  name: "Apps",
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

    const named = { name: "made-by-the-package" };
    assert.equal((await api.create({ ...named, dry_run: true })).name, named.name);
    await missing(api.find(named.name), "app");
    const made = await api.create({ ...named });
    assert.deepEqual(await api.find(made.id), made);
    assert.deepEqual(Object.keys((await refused(422, api.create({ ...named }))).errors), ["name"]);
    const { errors } = await refused(422, api.destroy(made.id, "another-name"));
    assert.deepEqual(errors, { current_name: ["Provided name does not match app name"] });
    await api.destroy(made.id, named.name);
    await missing(api.find(named.name), "app");
    assert.equal((await refused(409, api.destroy(app, app))).errors, undefined);

    assert.deepEqual(Object.keys((await refused(422, api.transfer(app, app, "a@b.c"))).errors), ["owner"]);
    await missing(api.rename(app, app, "another-name"));
    await missing(api.logsURL(app));
    await assert.rejects(api.deploymentListener(app), "nothing streams deployments");
  },
};
