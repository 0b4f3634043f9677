"use strict";

const assert = require("node:assert/strict");
const { missing, refused, shaped, withAutoscaler } = require("../support");

const MINUTE = 60_000_000_000;

module.exports = {
  name: "Alerts",
  async run({ api, app, client }) {
    assert.deepEqual(await api.for(app), []);
    const created = await api.create(app, {
      container_type: "web",
      metric: "cpu",
      limit: 0.9,
      send_when_below: false,
      duration_before_trigger: 2 * MINUTE,
      remind_every: "5m30s",
      notifiers: [],
    });
    try {
      shaped(created, {
        id: "string",
        app_id: "string",
        created_at: "date",
        updated_at: "date",
        container_type: "string",
        metric: "string",
        limit: "number",
        disabled: "boolean",
        send_when_below: "boolean",
        duration_before_trigger: "integer",
        remind_every: "string",
        metadata: "object",
        notifiers: "list",
      });
      assert.match(created.id, /^al-/);
      assert.deepEqual([created.duration_before_trigger, created.remind_every], [2 * MINUTE, "5m30s"]);
      assert.deepEqual(await api.find(app, created.id), created);
      assert.deepEqual((await api.for(app)).map(({ id }) => id), [created.id]);

      const changed = await api.update(app, created.id, { limit: 0.5, disabled: true });
      assert.deepEqual([changed.limit, changed.disabled, changed.remind_every], [0.5, true, "5m30s"]);
      const { errors } = await refused(422, api.create(app, { container_type: "web", metric: "mood" }));
      assert.deepEqual(Object.keys(errors).sort(), ["limit", "metric"]);
    } finally {
      await api.destroy(app, created.id);
    }
    await missing(api.find(app, created.id), "alert");

    await withAutoscaler(client, app, async (autoscaler) => {
      const [up, down] = [autoscaler.alert_id_scale_up, autoscaler.alert_id_scale_down];
      assert.deepEqual([(await api.find(app, up)).limit, (await api.find(app, up)).send_when_below], [0.8, false]);
      assert.deepEqual([(await api.find(app, down)).limit, (await api.find(app, down)).send_when_below], [0.4, true]);
    });
    assert.deepEqual(await api.for(app), []);
  },
};
