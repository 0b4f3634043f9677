"use strict";

const assert = require("node:assert/strict");
const { missing, refused, shaped, withAutoscaler } = require("../support");

module.exports = {
  name: "Containers",
  async run({ api, app, client }) {
    const scaled = await withAutoscaler(client, app, async ({ id }) => {
      const result = await api.scale(app, [{ name: "web", amount: 3, size: "M" }]);
      assert.equal((await client.Autoscalers.show(app, id)).disabled, true, "scaling by hand disables the autoscaler");
      return result;
    });
    assert.deepEqual(scaled.formation.map(({ name, amount }) => [name, amount]), [["web", 3]]);
    assert.equal((await scaled.operation.wait()).status, "done");

    const [formation] = await api.for(app);
    shaped(formation, { name: "string", amount: "integer", size: "string", command: "string", app_id: "string" });
    assert.equal(formation.amount, 3);

    const processes = await api.processes(app);
    shaped(processes[0], {
      id: "string",
      app_id: "string",
      type: "string",
      type_index: "integer",
      label: "string",
      state: "string",
      command: "string",
      created_at: "date",
      container_size: "object",
    });
    assert.deepEqual(processes.map(({ label }) => label).sort(), ["web-1", "web-2", "web-3"]);

    const restarted = await api.restart(app, "web");
    assert.equal((await restarted.wait()).type, "restart");
    assert.equal((await (await api.scale(app, [{ name: "web", amount: 1 }])).operation.wait()).status, "done");

    const [size] = await api.availableSizes();
    shaped(size, { id: "string", name: "string", human_name: "string", memory: "integer", ordinal: "integer" });

    await missing(api.scale(app, [{ name: "none", amount: 1 }]), "container_type");
    await refused(422, api.scale(app, [{ name: "web", amount: -1 }]));
    await missing(api.run(app, { command: "sh" }));
    await missing(api.stop(app, processes[0].id));
  },
};
