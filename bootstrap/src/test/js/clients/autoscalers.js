"use strict";

const assert = require("node:assert/strict");
const { missing, refused, shaped } = require("../support");

module.exports = {
  name: "Autoscalers",
  async run({ api, app }) {
    assert.deepEqual(await api.for(app), []);
    const created = await api.create(app, {
      container_type: "web",
      min_containers: 1,
      max_containers: 4,
      metric: "cpu",
      target: 0.8,
    });
    try {
      shaped(created, {
        id: "string",
        app_id: "string",
        created_at: "date",
        updated_at: "date",
        last_scale: "date",
        container_type: "string",
        min_containers: "integer",
        max_containers: "integer",
        metric: "string",
        target: "number",
        disabled: "boolean",
      });
      assert.match(created.id, /^au-/);
      assert.equal((await api.show(app, created.id)).target, 0.8);
      assert.deepEqual((await api.for(app)).map(({ id }) => id), [created.id]);

      const changed = await api.update(app, created.id, { max_containers: 6, disabled: true });
      assert.deepEqual([changed.min_containers, changed.max_containers, changed.disabled], [1, 6, true]);

      const { errors } = await refused(422, api.update(app, created.id, { min_containers: 7, target: 0 }));
      assert.deepEqual(Object.keys(errors).sort(), ["max_containers", "target"]);
      await refused(422, api.create(app, { ...created }));
    } finally {
      await api.destroy(app, created.id);
    }
    await missing(api.show(app, created.id), "autoscaler");
    await missing(api.for("no-such-app"), "app");
  },
};
